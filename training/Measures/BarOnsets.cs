using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>What begins in a bar, on a grid of 24 to the quarter note: a tick more or less is the same place.</summary>
/// <param name="Onsets">Steps from the bar line and MIDI pitches, ordered, each once.</param>
/// <param name="IsSilent">Nothing begins, and nothing from before sounds on.</param>
public sealed record BarOnsets(IReadOnlyList<(long Step, int Pitch)> Onsets, bool IsSilent)
{
    private const int GridTicks = Ticks.PerQuarter / 24;

    /// <summary>In force.</summary>
    public required Meter Meter { get; init; }

    /// <summary>Steps from bar line to bar line, if the meter does not change before.</summary>
    public long Steps => StepOf(Meter.BarLength);

    /// <summary>The bars that begin in a stretch of a score.</summary>
    public static IReadOnlyList<BarOnsets> Of(Score score, Ticks from, Ticks to)
    {
        ArgumentNullException.ThrowIfNull(score);
        List<(long Step, long End, int Pitch)> notes =
            [.. score.Notes.Select(note => (StepOf(note.Onset), StepOf(note.End), (int)note.Pitch.Number)).Order()];
        List<BarOnsets> bars = [];
        int next = 0;
        long soundsUntil = long.MinValue;
        foreach (BarSpan bar in BarLines.Of(score, to))
        {
            long start = StepOf(bar.Start), end = StepOf(bar.End);
            List<(long, int)> onsets = [];
            bool isHeld = soundsUntil > start;
            for (; next < notes.Count && notes[next].Step < end; next++)
            {
                onsets.Add((notes[next].Step - start, notes[next].Pitch));
                soundsUntil = Math.Max(soundsUntil, notes[next].End);
            }

            if (bar.Start >= from)
                bars.Add(new([.. onsets.Distinct()], onsets.Count == 0 && !isHeld) { Meter = bar.Meter });
        }

        return bars;
    }

    /// <summary>
    /// Whether it is like another bar; two bars in which nothing begins do not repeat each other.
    /// </summary>
    public bool Repeats(BarOnsets other, BarLikeness likeness = BarLikeness.Exact)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Onsets.Count == 0 || Onsets.Count != other.Onsets.Count)
            return false;
        int interval = Onsets[0].Pitch - other.Onsets[0].Pitch;
        return likeness switch
        {
            BarLikeness.Exact => Onsets.SequenceEqual(other.Onsets),
            BarLikeness.Transposed => interval != 0 && Onsets.Zip(other.Onsets).All(
                pair => pair.First.Step == pair.Second.Step && pair.First.Pitch - pair.Second.Pitch == interval),
            _ => Onsets.Select(onset => onset.Step).SequenceEqual(other.Onsets.Select(onset => onset.Step)),
        };
    }

    /// <summary>How much two bars have in common: the onsets that both have, twice, of those of both.</summary>
    public Tally InCommon(BarOnsets other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(2 * Onsets.Intersect(other.Onsets).Count(), Onsets.Count + other.Onsets.Count);
    }

    /// <summary>The nearest step, counted from zero.</summary>
    internal static long StepOf(Ticks position) =>
        new Ticks(position.Value + GridTicks / 2).FloorTo(new(GridTicks), Ticks.Zero).Value / GridTicks;
}
