using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Encodings.Event;

/// <summary>
/// Turns a performance into event symbols as it comes. Onsets and ends are rounded to the grid, durations to the list,
/// pitches are folded into the piano's range. Allocates nothing after it is made. [engine]
/// </summary>
public sealed class EventEncoder : INoteEncoder
{
    private EventWriter _writer = new();
    private BarGrid _bars;
    private int _meter;
    private int _barSteps;
    private long _bar; // counted from the grid's origin

    /// <summary>Begin, Meter, the bars and a note.</summary>
    public int MaxTokensPerCall => 2 + EventGrammar.MaxEmptyBars + 1 + EventWriter.MaxTokensPerNote;

    /// <summary>Which symbols may follow those written.</summary>
    internal EventGrammar Grammar => _writer.Grammar;

    /// <summary>Where the bar begins that the last symbol lies in.</summary>
    internal Ticks BarStart => new(_bars.Origin.Value + _bar * _barSteps * GridStepTicks);

    public void Reset(BarGrid bars)
    {
        _writer.Reset();
        _bars = bars;
        int steps = StepsOf(bars.Meter);
        _barSteps = steps / PartsOf(steps);
        _meter = MeterFor(bars.Meter, _barSteps);
    }

    public int Append(in Note note, Span<Token> into)
    {
        long onset = StepOf(note.Onset);
        long bar = BarOf(onset);
        int position = (int)(onset - bar * _barSteps);
        if (Grammar.HasBegun && (bar < _bar || (bar == _bar && position < Grammar.Position)))
            return 0;

        int count = 0;
        WriteBars(bar, EventGrammar.MaxEmptyBars + 1, into, ref count);
        _writer.WriteNote(
            position, FoldPitch(note.Pitch.Number), StepOf(note.End) - onset, BinOf(note.Velocity), into, ref count);
        return count;
    }

    public int AdvanceTo(Ticks position, Span<Token> into)
    {
        int count = 0;
        // One bar line less than a note would have, so that what follows is free to leave this bar empty.
        WriteBars(BarOf(StepOf(position)), EventGrammar.MaxEmptyBars, into, ref count);
        return count;
    }

    public void CopyFrom(INoteEncoder other)
    {
        var encoder = (EventEncoder)other;
        _writer = encoder._writer;
        _bars = encoder._bars;
        _meter = encoder._meter;
        _barSteps = encoder._barSteps;
        _bar = encoder._bar;
    }

    /// <summary>The bar lines up to a bar. A long rest is heard as a short one.</summary>
    private void WriteBars(long bar, int mostEmpty, Span<Token> into, ref int count)
    {
        if (!Grammar.HasBegun)
        {
            _writer.WriteBegin(into, ref count);
            _bar = bar - 1;
        }

        long heard = Math.Min(bar - _bar, mostEmpty - Grammar.EmptyBars);
        for (long i = 0; i < heard; i++)
            _writer.WriteBar(_meter, _barSteps, into, ref count);
        _bar = Math.Max(_bar, bar);
    }

    private long StepOf(Ticks position) => NearestStep(position.Value - _bars.Origin.Value);

    private long BarOf(long step) => new Ticks(step).FloorTo(new(_barSteps), Ticks.Zero).Value / _barSteps;
}
