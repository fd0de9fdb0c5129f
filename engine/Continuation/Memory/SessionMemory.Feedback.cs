using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Memory;

public sealed partial class SessionMemory
{
    /// <summary>What one mark counts; a phrase counts 1.</summary>
    public const int MarkWeight = 4;

    /// <summary>What marks of the same answer count together at most.</summary>
    public const int MostMarkWeight = 3 * MarkWeight;

    /// <summary>Marks that can be taken back.</summary>
    public const int MaxUndo = 64;

    private readonly (long Serial, int Mark)[] _undo = new (long, int)[MaxUndo];
    private int _undoCount;
    private long _lastAnswer = None;
    // Symbols for which room is kept, so that the last answer can be marked without anything else having to go.
    private int _reserved;

    /// <summary>The answer that marks refer to from now on. It counts for nothing until it is marked.</summary>
    /// <param name="answer">Ordered by onset, then pitch. Without notes nothing happens.</param>
    /// <param name="bars">Where its bars begin.</param>
    /// <param name="key">Its key; null = that of the phrase remembered last.</param>
    public void RememberAnswer(ReadOnlySpan<Note> answer, BarGrid bars, Key? key = null)
    {
        if (!TryTakeIn(ref answer, bars, out Ticks origin))
            return;
        int before = IndexOf(_lastAnswer);
        if (before >= 0 && _entries[before].Mark == 0)
            RemoveAt(before);
        long serial = _nextSerial;
        Append(new(MemoryKind.Answer, bars.Meter, key ?? KeyFor(answer), Mark: 0) { Origin = origin }, answer);
        _lastAnswer = serial;
        Reserve();
        while (_symbols?.Room < _reserved && Oldest() is >= 0 and int oldest)
            RemoveAt(oldest);
    }

    /// <summary>More like the last answer; twice is more.</summary>
    /// <returns>False when there is no answer to mark.</returns>
    public bool Good() => MarkLast(MarkWeight);

    /// <summary>Less like the last answer; twice is less.</summary>
    /// <returns>False when there is no answer to mark.</returns>
    public bool Bad() => MarkLast(-MarkWeight);

    /// <summary>
    /// Takes the last mark back, then the one before, and so on; what was
    /// expected before the mark is expected again, to the bit.
    /// </summary>
    /// <returns>False when there is none to take back.</returns>
    public bool Undo()
    {
        while (_undoCount > 0)
        {
            (long serial, int mark) = _undo[--_undoCount];
            int index = IndexOf(serial);
            if (index < 0)
                continue; // it has had to go since
            SetMark(index, mark);
            if (mark == 0 && serial != _lastAnswer)
                RemoveAt(IndexOf(serial));
            return true;
        }

        return false;
    }

    /// <summary>
    /// By how much music is more like the good answers than like the bad ones; see <see cref="AnswerChoice"/>.
    /// </summary>
    /// <param name="notes">Ordered by onset, then pitch.</param>
    /// <param name="bars">Where its bars begin.</param>
    /// <param name="key">Its key; null = that of the phrase remembered last.</param>
    /// <returns>The mean of its symbols, as a natural logarithm; 0 without feedback.</returns>
    public double Preference(ReadOnlySpan<Note> notes, BarGrid bars, Key? key = null)
    {
        if (_symbols is null || _symbols.HasNoFeedback || !TryTakeIn(ref notes, bars, out _))
            return 0;
        double sum = 0;
        ReadOnlySpan<Token> symbols = Encode(notes, bars.Meter, key ?? KeyFor(notes));
        _trail.Clear();
        foreach (Token symbol in symbols)
        {
            sum += _symbols.Preference(_trail, symbol);
            _trail.Add(symbol);
        }

        return sum / symbols.Length;
    }

    private Key KeyFor(ReadOnlySpan<Note> answer) =>
        NewestPhrase() is >= 0 and int phrase ? _entries[phrase].Key : KeyFinder.Find(answer);

    private void Reserve()
    {
        int index = IndexOf(_lastAnswer);
        bool isWaiting = _symbols is not null && index >= 0 && _entries[index].Mark == 0;
        _reserved = isWaiting ? Encode(NotesOf(_entries[index]), _entries[index].Meter, _entries[index].Key).Length : 0;
    }

    private bool MarkLast(int weight)
    {
        int index = IndexOf(_lastAnswer);
        if (index < 0)
            return false;
        int mark = _entries[index].Mark;
        int marked = weight > 0
            ? Math.Min(Math.Max(mark, 0) + weight, MostMarkWeight)
            : Math.Max(Math.Min(mark, 0) + weight, -MostMarkWeight);

        if (_undoCount == MaxUndo)
            _undo.AsSpan(1).CopyTo(_undo);
        _undoCount = Math.Min(_undoCount + 1, MaxUndo);
        _undo[_undoCount - 1] = (_lastAnswer, mark);
        SetMark(index, marked);
        return true;
    }

    private void SetMark(int index, int mark)
    {
        CountOut(index);
        MarkedCount += (mark != 0 ? 1 : 0) - (_entries[index].Mark != 0 ? 1 : 0);
        lock (_gate)
            _entries[index] = _entries[index] with { Mark = mark };
        Reserve();
        CountIn(index, mayDrop: false);
    }
}
