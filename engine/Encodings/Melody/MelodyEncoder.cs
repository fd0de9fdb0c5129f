using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Melody.MelodyVocabulary;

namespace Continuo.Engine.Encodings.Melody;

/// <summary>
/// Turns a performance into melody symbols as it comes: of notes that start on the same sixteenth the highest, and each
/// until the next one starts. A note is written when the next one, or <see cref="AdvanceTo"/>, comes, since a higher
/// one may join it. Allocates nothing after it is made. [engine]
/// </summary>
public sealed class MelodyEncoder : INoteEncoder
{
    private MelodyGrammar _grammar = new();
    private MeanVelocity _loudness;
    private StepGrid _grid;
    private long _next;       // the step of the next symbol
    private long _end;        // where the last written note ends
    private int _waiting = -1; // pitch of the note at the next step; -1 = none
    private long _waitingEnd;

    /// <summary>The song's beginning with its rest, a note, a rest.</summary>
    public int MaxTokensPerCall => 1 + MaxLead + 2 * MaxRun;

    internal MelodyGrammar Grammar => _grammar;

    internal StepGrid Grid => _grid;

    /// <summary>The step of the next symbol.</summary>
    internal long Next => _next;

    internal Velocity Loudness => _loudness.Value;

    public void Reset(BarGrid bars)
    {
        _grammar.Reset();
        _loudness.Reset();
        _grid = new(bars, StepTicks);
        _next = _end = 0;
        _waiting = -1;
    }

    public int Append(in Note note, Span<Token> into)
    {
        int count = 0;
        long step = _grid.Nearest(note.Onset);
        if (!_grammar.HasBegun)
            WriteBegin(step, into, ref count);

        bool joins = _waiting >= 0 && step == _next;
        if (step < _next || (joins && note.Pitch.Number <= _waiting))
            return count;
        if (!joins)
        {
            WriteWaiting(into, ref count);
            WriteUntil(step, into, ref count);
        }

        _waiting = note.Pitch.Number;
        _waitingEnd = Math.Max(step + 1, _grid.Nearest(note.End));
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
        WriteUntil(step, into, ref count);
        return count;
    }

    /// <summary>Writes the last note in full and the song's end.</summary>
    internal int WriteEnd(Span<Token> into)
    {
        int count = 0;
        if (!_grammar.HasBegun)
            Write(Song, into, ref count);
        WriteWaiting(into, ref count);
        WriteUntil(_end, into, ref count);
        Write(Song, into, ref count);
        return count;
    }

    public void CopyFrom(INoteEncoder other)
    {
        var encoder = (MelodyEncoder)other;
        _grammar = encoder._grammar;
        _loudness = encoder._loudness;
        _grid = encoder._grid;
        _next = encoder._next;
        _end = encoder._end;
        _waiting = encoder._waiting;
        _waitingEnd = encoder._waitingEnd;
    }

    /// <summary>The song begins where the bar of its first note does.</summary>
    private void WriteBegin(long step, Span<Token> into, ref int count)
    {
        Write(Song, into, ref count);
        _next = _end = _grid.BarStep(step);
        WriteUntil(step, into, ref count);
    }

    private void WriteWaiting(Span<Token> into, ref int count)
    {
        if (_waiting < 0)
            return;
        Write(FirstPitch + _waiting, into, ref count);
        _next++;
        _end = _waitingEnd;
        _waiting = -1;
    }

    /// <summary>What is left of the note, then rest. What is very long is heard as shorter.</summary>
    private void WriteUntil(long step, Span<Token> into, ref int count)
    {
        if (_next < Math.Min(_end, step))
        {
            WriteHolds(Math.Min(_end, step) - _next, into, ref count);
            _next = Math.Min(_end, step);
        }

        if (_next >= step)
            return;
        long rest = step - _next;
        if (!_grammar.IsInRest)
        {
            Write(Rest, into, ref count);
            rest--;
        }

        WriteHolds(rest, into, ref count);
        _next = step;
    }

    private void WriteHolds(long steps, Span<Token> into, ref int count)
    {
        for (int left = Shorten(_grammar.Run + steps) - _grammar.Run; left > 0 && _grammar.Allows(new(Hold)); left--)
            Write(Hold, into, ref count);
    }

    private void Write(int id, Span<Token> into, ref int count)
    {
        _grammar.Advance(new(id));
        into[count++] = new(id);
    }
}
