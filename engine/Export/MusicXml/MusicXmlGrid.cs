using Continuo.Engine.Music;

namespace Continuo.Engine.Export.MusicXml;

/// <summary>
/// The grid of written music: 24 steps a quarter note hold every value to a 32nd, and the triplets of each.
/// </summary>
internal static class MusicXmlGrid
{
    public const int PerQuarter = 24;

    /// <summary>The shortest value other than a triplet. Bars begin on its multiples.</summary>
    public const int Shortest = PerQuarter / 8;

    private const int TicksPerStep = Ticks.PerQuarter / PerQuarter;

    /// <summary>The nearest step, halves up.</summary>
    public static long ToSteps(Ticks position) => (long)Math.Floor((double)position.Value / TicksPerStep + 0.5);

    /// <summary>The nearest step where a bar can begin.</summary>
    public static long ToBarSteps(Ticks position) =>
        (long)Math.Floor((double)position.Value / (TicksPerStep * Shortest) + 0.5) * Shortest;
}
