namespace Continuo.Training.Measures;

/// <summary>How alike pairs of histograms are.</summary>
/// <param name="Mean">The overlapping area of each pair, averaged; pairs with an empty histogram are left out.</param>
/// <param name="Pooled">The overlapping area of the sums.</param>
public readonly record struct HistogramOverlap(double Mean, double Pooled)
{
    public static HistogramOverlap Of(IReadOnlyList<(long[] A, long[] B)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var areas = pairs.Where(pair => pair.A.Sum() > 0 && pair.B.Sum() > 0).Select(pair => Area(pair.A, pair.B));
        return new(
            areas.DefaultIfEmpty(0).Average(),
            Area(Sum(pairs.Select(pair => pair.A)), Sum(pairs.Select(pair => pair.B))));
    }

    /// <summary>
    /// The sum over the bins of the smaller of the two shares: 1 = the same shape, 0 = nothing in common.
    /// </summary>
    public static double Area(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        double allA = 0, allB = 0, area = 0;
        for (int i = 0; i < a.Length; i++)
            (allA, allB) = (allA + a[i], allB + b[i]);
        for (int i = 0; allA > 0 && allB > 0 && i < a.Length; i++)
            area += Math.Min(a[i] / allA, b[i] / allB);
        return area;
    }

    private static long[] Sum(IEnumerable<long[]> histograms)
    {
        long[] sum = [];
        foreach (long[] histogram in histograms)
        {
            if (sum.Length == 0)
                sum = new long[histogram.Length];
            for (int i = 0; i < sum.Length; i++)
                sum[i] += histogram[i];
        }

        return sum;
    }
}
