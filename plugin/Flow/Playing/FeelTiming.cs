using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Asking;

namespace Continuo.Plugin.Flow.Playing;

/// <summary>
/// Where quantisation and swing put a position. Order is kept: of two positions the later one never comes first.
/// Allocates nothing; [any] thread.
/// </summary>
internal static class FeelTiming
{
    private const long Quarter = Ticks.PerQuarter;
    private const long Eighth = Quarter / 2;

    /// <summary>
    /// Moved towards the nearest line of the grid, of two equally near to the later one; the next bar line is a line,
    /// too.
    /// </summary>
    public static Ticks Quantised(Ticks position, in Feel feel)
    {
        float strength = float.IsNaN(feel.Quantise) ? 0 : Math.Clamp(feel.Quantise, 0, 1);
        if (strength <= 0 || feel.Grid <= Ticks.Zero || !HasBars(feel))
            return position;

        Ticks bar = feel.Bars.BarStart(position);
        Ticks next = bar + feel.Bars.Meter.BarLength;
        Ticks before = position.FloorTo(feel.Grid, bar);
        Ticks after = before + feel.Grid < next ? before + feel.Grid : next;
        Ticks line = position - before < after - position ? before : after;
        return position + Rounded((line - position).Value * (double)strength);
    }

    /// <summary>
    /// The first half of each quarter stretched, the second one squeezed, so that the off-beat eighth comes late. Where
    /// the beat is not a quarter or half, as in 6/8 and 7/8, eighths stay even.
    /// </summary>
    public static Ticks Swung(Ticks position, in Feel feel)
    {
        double swing = float.IsNaN(feel.Swing) ? 0.5 : Math.Clamp(feel.Swing, 0.5, 0.75);
        if (swing <= 0.5
            || !HasBars(feel)
            || feel.Bars.Meter.BarLength.Value % Quarter != 0
            || feel.Bars.Meter.Beat.Value % Quarter != 0)
            return position;

        Ticks beat = position.FloorTo(new(Quarter), feel.Bars.Origin);
        long within = (position - beat).Value;
        double offBeat = swing * Quarter;
        return beat + Rounded(within < Eighth
            ? within * offBeat / Eighth
            : offBeat + (within - Eighth) * (Quarter - offBeat) / Eighth);
    }

    private static bool HasBars(in Feel feel) =>
        feel.Bars.Meter.Denominator > 0 && feel.Bars.Meter.BarLength > Ticks.Zero;

    private static Ticks Rounded(double ticks) => new((long)Math.Round(ticks, MidpointRounding.AwayFromZero));
}
