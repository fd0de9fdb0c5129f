using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Notation;

/// <summary>
/// Puts the grid of bars where the bar lines are: where a whole bar does not lie on the grid, because one before it was
/// shorter or longer than the meter says, its meter is stated again there.
/// </summary>
internal static class BarsToMeters
{
    /// <param name="meters">As played, the first at zero.</param>
    /// <param name="bars">Where bars begin as written, rising, the end of the last one too.</param>
    /// <param name="order">What is played after what; null for all as written.</param>
    /// <param name="shift">Of all music, for a pickup.</param>
    public static List<MeterChange> Align(
        IReadOnlyList<MeterChange> meters, IReadOnlyList<Fraction> bars,
        IReadOnlyList<PlayedSpan>? order, Fraction shift)
    {
        var aligned = new List<MeterChange>(meters.Count);
        int next = 0;
        foreach ((Ticks start, Ticks end) in Played(bars, order, shift))
        {
            while (next < meters.Count && meters[next].Position <= start)
                aligned.Add(meters[next++]);
            MeterChange last = aligned[^1];
            Ticks length = last.Meter.BarLength;
            if (end - start == length && (start - last.Position).Value % length.Value != 0)
                aligned.Add(last with { Position = start });
        }
        aligned.AddRange(meters.Skip(next));
        return aligned;
    }

    private static IEnumerable<(Ticks Start, Ticks End)> Played(
        IReadOnlyList<Fraction> bars, IReadOnlyList<PlayedSpan>? order, Fraction shift)
    {
        foreach (PlayedSpan span in order ?? [new PlayedSpan(bars[0], bars[^1], bars[0])])
        {
            Fraction move = span.At - span.From + shift;
            for (int i = FirstFrom(bars, span.From); i + 1 < bars.Count && bars[i] < span.To; i++)
                yield return (ToTicks(bars[i] + move), ToTicks(Fraction.Min(bars[i + 1], span.To) + move));
        }
    }

    private static Ticks ToTicks(Fraction position) => new(position.RoundTo(Ticks.PerQuarter));

    private static int FirstFrom(IReadOnlyList<Fraction> rising, Fraction from)
    {
        int low = 0, high = rising.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (rising[middle] < from)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
