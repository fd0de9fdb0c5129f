using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>The share of bars all of whose pitch classes belong to the scale of a key.</summary>
public static class BarsInKey
{
    /// <param name="bars">Those in which nothing begins are left out.</param>
    /// <param name="key">Its scale is that of <see cref="KeySignatures.ToScale"/>.</param>
    public static Tally Of(IReadOnlyList<BarOnsets> bars, Key key)
    {
        ArgumentNullException.ThrowIfNull(bars);
        int scale = key.ToScale();
        Tally tally = default;
        foreach (BarOnsets bar in bars)
            if (bar.Onsets.Count > 0)
                tally += new Tally(bar.Onsets.All(onset => (scale >> onset.Pitch % 12 & 1) != 0) ? 1 : 0, 1);
        return tally;
    }
}
