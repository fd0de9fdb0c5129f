namespace Continuo.Training.Measures;

/// <summary>The share of bars that repeat an earlier one exactly, by onset and pitch.</summary>
public static class BarRepetition
{
    /// <param name="opening">The bars before, which may be what is repeated.</param>
    /// <param name="bars">The bars to judge; those in which nothing begins are left out.</param>
    /// <param name="distance">Bars back: 1, 2, 4.</param>
    public static Tally Of(IReadOnlyList<BarOnsets> opening, IReadOnlyList<BarOnsets> bars, int distance)
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentOutOfRangeException.ThrowIfLessThan(distance, 1);
        BarOnsets[] all = [.. opening, .. bars];
        Tally tally = default;
        for (int i = Math.Max(opening.Count, distance); i < all.Length; i++)
            if (all[i].Onsets.Count > 0)
                tally += new Tally(all[i].Repeats(all[i - distance]) ? 1 : 0, 1);
        return tally;
    }
}
