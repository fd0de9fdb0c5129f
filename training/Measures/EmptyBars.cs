namespace Continuo.Training.Measures;

/// <summary>The share of bars in which nothing sounds.</summary>
public static class EmptyBars
{
    public static Tally Of(IReadOnlyList<BarOnsets> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return new(bars.Count(bar => bar.IsSilent), bars.Count);
    }
}
