using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>
/// The music up to a position: all that a mode decides from. Nothing in it depends on blocks or on the wall clock.
/// </summary>
/// <param name="Position">Every event before this has been seen.</param>
/// <param name="Bars">Where bars begin.</param>
/// <param name="Options">The knobs in force.</param>
public readonly record struct Stage(Ticks Position, BarGrid Bars, TurnOptions Options)
{
    /// <summary>
    /// The shortest time from an unplanned decision to the first note: a sixteenth, which is 62 ms at 240 quarter notes
    /// a minute.
    /// </summary>
    public static readonly Ticks Lead = new(Ticks.PerQuarter / 4);

    /// <summary>Notes have been played that no answer has answered.</summary>
    public bool HasPhrase { get; init; }

    /// <summary>The phrase's first onset.</summary>
    public Ticks PhraseStart { get; init; }

    /// <summary>Where the last note ended, as long as none sounds.</summary>
    public Ticks PhraseEnd { get; init; }

    /// <summary>The player's notes that sound now, held by their keys or by the sustain pedal.</summary>
    public int KeysDown { get; init; }

    /// <summary>
    /// The position that was planned when something happened; where it is too late for that, the first possible one.
    /// </summary>
    public Ticks NotBefore(Ticks happened, Ticks planned) =>
        Position > happened && Position + Lead > planned ? Position + Lead : planned;

    /// <summary>The first line at or after a position on which an answer may start.</summary>
    public Ticks HandOverLine(Ticks earliest)
    {
        Ticks line = Options.HandOver switch
        {
            HandOver.Step => earliest,
            HandOver.Beat => earliest.CeilingTo(Bars.Meter.Beat, Bars.BarStart(earliest)),
            _ => Bars.NextBarStart(earliest),
        };
        return GridLine(line);
    }

    /// <summary>
    /// The first line of the grid at or after a position. In some meters beats lie between the lines of the grid: a bar
    /// line always counts.
    /// </summary>
    public Ticks GridLine(Ticks earliest)
    {
        Ticks step = earliest.CeilingTo(Options.GridStep, Bars.BarStart(earliest));
        Ticks bar = Bars.NextBarStart(earliest);
        return step < bar ? step : bar;
    }

    /// <summary>
    /// Where an answer that starts here ends: it fills its bar, and whole bars follow; or it is as long as the phrase,
    /// in whole beats.
    /// </summary>
    public Ticks EndOf(Ticks start)
    {
        if (Options.LengthBars > 0)
            return Bars.NextBarStart(start) + Bars.Meter.BarLength * Options.LengthBars;
        Ticks beat = Bars.Meter.Beat;
        Ticks beats = (PhraseEnd - PhraseStart).CeilingTo(beat, Ticks.Zero);
        return start + (beats > beat ? beats : beat);
    }

    /// <summary>
    /// A turn that repeats until somebody ends it. A round is whole bars long, without the pickup; or it has the
    /// phrase's number of beats.
    /// </summary>
    public Turn InRounds(Turn turn)
    {
        Ticks end = turn.End ?? EndOf(turn.Start);
        Ticks period = Options.LengthBars > 0 ? Bars.Meter.BarLength * Options.LengthBars : end - turn.Start;
        return turn with { End = null, Period = period, SecondRound = end };
    }

    /// <summary>A turn of the usual length that was asked for by hand.</summary>
    public Turn TurnNow()
    {
        Ticks start = HandOverLine(Position + Lead);
        return new Turn(Position, start, EndOf(start));
    }
}
