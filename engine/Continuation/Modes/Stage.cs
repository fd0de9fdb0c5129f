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
    private static readonly Ticks Sixteenth = new(Ticks.PerQuarter / 4);

    /// <summary>
    /// The shortest time from an unplanned decision to the first note: a sixteenth, which is 62 ms at 240 quarter notes
    /// a minute.
    /// </summary>
    public static readonly Ticks Lead = Sixteenth;

    // Lies halfway between the lines that notes are meant for, so that no decision turns on a few milliseconds.
    private static readonly Ticks ThirtySecond = new(Ticks.PerQuarter / 8);

    private static readonly Ticks Quarter = new(Ticks.PerQuarter);

    private static readonly Ticks LongestPatience = Quarter * 4;

    /// <summary>Notes have been played that no answer has answered.</summary>
    public bool HasPhrase { get; init; }

    /// <summary>When the notes of that phrase begin and end.</summary>
    public PhraseTimes Phrase { get; init; }

    /// <summary>The player's notes that sound now, held by their keys or by the sustain pedal.</summary>
    public int KeysDown { get; init; }

    /// <summary>
    /// How far a player may be late for a line and still be on it: a sixteenth, or half the way between two lines.
    /// </summary>
    private Ticks Tolerance
    {
        get
        {
            Ticks between = Options.HandOver == HandOver.Step ? Options.GridStep : Bars.Meter.Beat;
            return Ticks.Min(Sixteenth, new(between.Value / 2));
        }
    }

    /// <summary>
    /// The line on which the phrase is answered, once no key is down: the first one after the phrase gap, counted from
    /// where the phrase ended as one would write it down. It leaves room for a rest as long as any in the phrase.
    /// </summary>
    public Ticks AnswerLine()
    {
        Ticks line = LineAfterPhrase();
        if (Position > Phrase.End)
            return line < Position + Lead ? HandOverLine(Position + Lead) : line;
        // A line that the release has just missed, or as good as reached, is taken up on the next step.
        Ticks soonest = Position + (Options.HandOver == HandOver.Step ? new(1) : ThirtySecond);
        return line < soonest ? GridLine(soonest) : line;
    }

    /// <summary>The line on which an answer joins a phrase that goes on.</summary>
    public Ticks JoiningLine()
    {
        Ticks planned = Ticks.Max(Phrase.Start + Options.CommitWindow - Tolerance, Phrase.Start + Lead);
        return HandOverLine(Position > Phrase.Start ? Ticks.Max(planned, Position + Lead) : planned);
    }

    /// <summary>The first line at or after a position on which an answer may start.</summary>
    public Ticks HandOverLine(Ticks earliest)
    {
        Ticks line = Options.HandOver switch
        {
            HandOver.Step => earliest,
            HandOver.Bar => Bars.NextBarStart(earliest),
            _ => earliest.CeilingTo(Bars.Meter.Beat, Bars.BarStart(earliest)),
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
        Ticks beats = (Phrase.End - Phrase.Start - Tolerance).CeilingTo(beat, Ticks.Zero);
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

    /// <summary>A turn that another answer takes over at a bar line.</summary>
    public Turn TakeOver(in Turn turn, Ticks bar)
    {
        Turn next = turn with { AskAt = Ticks.Max(Position, bar - Options.CommitWindow), Start = bar };
        if (turn.Period is not null)
            return InRounds(next with { End = EndOf(bar) });
        return turn.End is null ? next : next with { End = EndOf(bar) };
    }

    private Ticks LineAfterPhrase()
    {
        // However early a note is let go, it was written as long as it can be.
        Ticks written = Ticks.Max(Phrase.End - Tolerance, Phrase.LastOnset + ThirtySecond);
        Ticks earliest = written + Options.PhraseGap, silent = Phrase.End + ThirtySecond;
        if (Phrase.LongestRest >= Sixteenth)
        {
            silent = Phrase.End + Ticks.Min(Phrase.LongestRest, LongestPatience) + Sixteenth;
            earliest = Ticks.Max(earliest, silent);
        }
        Ticks line = HandOverLine(earliest);
        return Options.HandOver == HandOver.Auto ? Downbeat(line, silent) : line;
    }

    /// <summary>
    /// The downbeat where a beat is meant: the next one, if it is a quarter note away at most; or one before the beat,
    /// if the player's own rhythm would have brought a note by then.
    /// </summary>
    private Ticks Downbeat(Ticks beat, Ticks silent)
    {
        if (Phrase.LongestStep > Ticks.Zero)
        {
            Ticks expected = Phrase.LastOnset + Phrase.LongestStep + ThirtySecond;
            Ticks before = Bars.NextBarStart(Ticks.Max(silent, expected));
            if (before < beat)
                return before;
        }
        Ticks next = Bars.NextBarStart(beat);
        return next - beat <= Quarter ? next : beat;
    }
}
