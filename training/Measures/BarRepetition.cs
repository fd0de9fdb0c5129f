namespace Continuo.Training.Measures;

/// <summary>
/// Bars that repeat earlier ones. Those in which nothing begins repeat nothing, and are left out where they would be
/// judged.
/// </summary>
public static class BarRepetition
{
    private const int FarthestRun = 16;

    /// <summary>The share of bars that repeat the one some bars before.</summary>
    /// <param name="opening">The bars before, which may be what is repeated.</param>
    /// <param name="bars">The bars to judge.</param>
    /// <param name="distance">Bars back, from 1 on; a bar without one so far back is left out.</param>
    /// <param name="likeness">Pitches and places, places alone, or both in another key.</param>
    public static Tally Of(
        IReadOnlyList<BarOnsets> opening, IReadOnlyList<BarOnsets> bars, int distance,
        BarLikeness likeness = BarLikeness.Exact)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(distance, 1);
        return Judge(opening, bars, distance, (all, i) => all[i].Repeats(all[i - distance], likeness));
    }

    /// <summary>What bars and those some bars before have in common (<see cref="BarOnsets.InCommon"/>).</summary>
    /// <inheritdoc cref="Of"/>
    public static Tally Likeness(IReadOnlyList<BarOnsets> opening, IReadOnlyList<BarOnsets> bars, int distance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(distance, 1);
        BarOnsets[] all = [.. opening, .. bars];
        return Enumerable.Range(0, all.Length).Skip(Math.Max(opening.Count, distance))
            .Aggregate(default(Tally), (sum, i) => sum + all[i].InCommon(all[i - distance]));
    }

    /// <summary>The share of bars that equal any earlier one.</summary>
    /// <inheritdoc cref="Of"/>
    public static Tally HeardBefore(IReadOnlyList<BarOnsets> opening, IReadOnlyList<BarOnsets> bars) =>
        Judge(opening, bars, 0, (all, i) => all.Take(i).Any(earlier => all[i].Repeats(earlier)));

    /// <summary>
    /// The share of bars that equal the one up to 16 bars before, as the bar ahead of them or behind them does at the
    /// same distance.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static Tally InRuns(IReadOnlyList<BarOnsets> opening, IReadOnlyList<BarOnsets> bars)
    {
        return Judge(opening, bars, 0, (all, i) => Enumerable.Range(1, FarthestRun).Any(
            distance => Repeats(all, i, distance)
                && (Repeats(all, i - 1, distance) || Repeats(all, i + 1, distance))));

        static bool Repeats(BarOnsets[] all, int i, int distance) =>
            i >= distance && i < all.Length && all[i].Repeats(all[i - distance]);
    }

    /// <summary>The most equal bars in a row; 0 without a note.</summary>
    public static int MostAlike(IReadOnlyList<BarOnsets> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        int most = 0, alike = 0;
        for (int i = 0; i < bars.Count; i++)
        {
            alike = bars[i].Onsets.Count == 0 ? 0 : i > 0 && bars[i].Repeats(bars[i - 1]) ? alike + 1 : 1;
            most = Math.Max(most, alike);
        }

        return most;
    }

    private static Tally Judge(
        IReadOnlyList<BarOnsets> opening, IReadOnlyList<BarOnsets> bars, int first, Func<BarOnsets[], int, bool> isSo)
    {
        ArgumentNullException.ThrowIfNull(opening);
        ArgumentNullException.ThrowIfNull(bars);
        BarOnsets[] all = [.. opening, .. bars];
        Tally tally = default;
        for (int i = Math.Max(opening.Count, first); i < all.Length; i++)
            if (all[i].Onsets.Count > 0)
                tally += new Tally(isSo(all, i) ? 1 : 0, 1);
        return tally;
    }
}
