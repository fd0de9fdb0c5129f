using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.NoteChord.NoteChordVocabulary;

namespace Continuo.Engine.Encodings.NoteChord;

/// <summary>
/// Turns a performance into note and chord symbols as it comes. An onset is written when the next one, or
/// <see cref="AdvanceTo"/>, comes, since more notes may join it. Allocates nothing after it is made. [engine]
/// </summary>
public sealed class NoteChordEncoder : INoteEncoder
{
    private readonly NoteChordVocabulary _vocabulary;
    private readonly OnsetNotes _waiting = new();
    private NoteChordGrammar _grammar;
    private MeanVelocity _loudness;
    private StepGrid _grid;
    private long _at;      // the step that the symbols have led to
    private long _onset;   // of the notes that wait

    public NoteChordEncoder(NoteChordVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        _vocabulary = vocabulary;
        _grammar = new(vocabulary);
    }

    /// <summary>Begin, the steps, and an onset of all pitches, each with its length at the worst.</summary>
    public int MaxTokensPerCall => 1 + MaxGap / LongestStep + Lengths.Length + PitchCount;

    internal NoteChordGrammar Grammar => _grammar;

    internal StepGrid Grid => _grid;

    internal long At => _at;

    internal Velocity Loudness => _loudness.Value;

    public void Reset(BarGrid bars)
    {
        _grammar.Reset();
        _loudness.Reset();
        _waiting.Clear();
        _grid = new(bars, StepTicks);
        _at = _onset = 0;
    }

    public int Append(in Note note, Span<Token> into)
    {
        int count = 0;
        long step = _grid.Nearest(note.Onset);
        if (!_grammar.HasBegun)
            WriteBegin(step, into, ref count);
        bool isLate = _waiting.IsEmpty ? step < _at || (step == _at && _grammar.IsAfterChord) : step < _onset;
        if (isLate)
            return count;

        if (step != _onset)
            WriteWaiting(into, ref count);
        _onset = step;
        _waiting.Add(
            EventVocabulary.FoldPitch(note.Pitch.Number) - LowestPitch, LengthFor(_grid.Nearest(note.End) - step));
        _loudness.Add(note.Velocity);
        return count;
    }

    public int AdvanceTo(Ticks position, Span<Token> into)
    {
        int count = 0;
        long step = _grid.AtOrAfter(position);
        if (!_grammar.HasBegun)
            WriteBegin(step, into, ref count);
        WriteWaiting(into, ref count);

        // The last step to the next onset is left to whoever starts it.
        int left = Shorten(Math.Max(0, step - _at));
        _at = Math.Max(_at, step) - left;
        for (; left > LongestStep && _grammar.HighestStep == LongestStep; left -= LongestStep)
            WriteStep(LongestStep, into, ref count);
        return count;
    }

    /// <summary>Writes the last onset and the piece's end.</summary>
    internal int WriteEnd(Span<Token> into)
    {
        int count = 0;
        if (!_grammar.HasBegun)
            Write(Begin, into, ref count);
        WriteWaiting(into, ref count);
        Write(End, into, ref count);
        return count;
    }

    public void CopyFrom(INoteEncoder other)
    {
        var encoder = (NoteChordEncoder)other;
        _waiting.CopyFrom(encoder._waiting);
        _grammar = encoder._grammar;
        _loudness = encoder._loudness;
        _grid = encoder._grid;
        _at = encoder._at;
        _onset = encoder._onset;
    }

    /// <summary>The piece begins where the bar of its first note does.</summary>
    private void WriteBegin(long step, Span<Token> into, ref int count)
    {
        Write(Begin, into, ref count);
        _at = _grid.BarStep(step);
        _onset = step;
    }

    private void WriteWaiting(Span<Token> into, ref int count)
    {
        if (_waiting.IsEmpty)
            return;
        for (int left = Shorten(_onset - _at); left > 0 && _grammar.HighestStep > 0; left -= LongestStep)
            WriteStep(Math.Min(left, _grammar.HighestStep), into, ref count);
        _at = _onset;

        for (int length = 0; length < Lengths.Length; length++)
            WriteChords(_waiting[length], length, into, ref count);
        _waiting.Clear();
    }

    /// <summary>
    /// A chord that has no symbol is written as several: from the bottom on, each as large as there is one.
    /// </summary>
    private void WriteChords(UInt128 pitches, int length, Span<Token> into, ref int count)
    {
        if (pitches != 0 && length != _grammar.Length)
            Write(FirstLength + length, into, ref count);
        while (pitches != 0)
        {
            UInt128 part = pitches;
            while (_vocabulary.Find(part) < 0)
                part &= ~(UInt128.One << HighestOf(part));
            Write(_vocabulary.Find(part), into, ref count);
            pitches &= ~part;
        }
    }

    private void WriteStep(int steps, Span<Token> into, ref int count)
    {
        _at += steps;
        Write(FirstStep + steps - 1, into, ref count);
    }

    private void Write(int id, Span<Token> into, ref int count)
    {
        _grammar.Advance(new(id));
        into[count++] = new(id);
    }
}
