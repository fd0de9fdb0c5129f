namespace Continuo.Engine.Music;

/// <summary>A bar of a score.</summary>
/// <param name="Start">Its bar line.</param>
/// <param name="End">The next bar line; before its time where a change of meter cuts the bar short.</param>
/// <param name="Meter">In force.</param>
public readonly record struct BarSpan(Ticks Start, Ticks End, Meter Meter)
{
    public Ticks Length => End - Start;

    /// <summary>A change of meter cuts it short.</summary>
    public bool IsCut => Length < Meter.BarLength;
}

/// <summary>The bars of a score as its meters say, one after another. [any]</summary>
public static class BarLines
{
    /// <summary>The bars that begin before <paramref name="end"/>.</summary>
    public static IEnumerable<BarSpan> Of(Score score, Ticks end)
    {
        ArgumentNullException.ThrowIfNull(score);
        for (int i = 0; i < score.Meters.Count; i++)
        {
            (Ticks start, Meter meter) = score.Meters[i];
            if (meter.BarLength <= Ticks.Zero)
                continue;
            Ticks next = i + 1 < score.Meters.Count ? score.Meters[i + 1].Position : new(long.MaxValue);
            while (start < next && start < end)
            {
                Ticks line = start + meter.BarLength;
                yield return new(start, line < next ? line : next, meter);
                start = line;
            }
        }
    }

    /// <summary>
    /// The bar line after a number of whole bars; a first bar that is cut short is a pickup and does not count.
    /// </summary>
    public static Ticks EndOfFirst(Score score, int bars)
    {
        int passed = 0;
        Ticks end = Ticks.Zero;
        foreach (BarSpan bar in Of(score, new(long.MaxValue)))
        {
            bool isPickup = bar.Start <= Ticks.Zero && bar.IsCut;
            if (passed == bars)
                break;
            passed += isPickup ? 0 : 1;
            end = bar.End;
        }

        return end;
    }

    /// <summary>The bar line at or after the end of the last note.</summary>
    public static Ticks EndOf(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        Ticks end = score.End;
        foreach (BarSpan bar in Of(score, end))
            if (bar.End >= end)
                return bar.End;
        return end;
    }
}
