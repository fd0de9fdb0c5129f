using Continuo.Engine.Music;

namespace Continuo.Engine.Export.MusicXml;

/// <summary>A bar to be written.</summary>
/// <param name="Start">In steps of the grid.</param>
/// <param name="Length">In steps; shorter than the meter says where the next meter comes early.</param>
/// <param name="Meter">Of the bar.</param>
internal readonly record struct MusicXmlBar(long Start, int Length, Meter Meter)
{
    private const int MostBars = 1_000_000;

    public long End => Start + Length;

    public bool IsWhole => Length == LengthOf(Meter);

    /// <summary>All bars from zero to the last note's, at least one.</summary>
    /// <exception cref="ArgumentException">More bars than anyone can read.</exception>
    public static List<MusicXmlBar> Of(Score score)
    {
        long end = Math.Max(1, score.Parts.SelectMany(part => part.Notes).Select(EndOf).DefaultIfEmpty(1).Max());
        var bars = new List<MusicXmlBar>();
        int next = 0;
        Meter meter = Meter.Common;
        for (long start = 0; start < end;)
        {
            for (; next < score.Meters.Count && MusicXmlGrid.ToBarSteps(score.Meters[next].Position) <= start; next++)
                meter = score.Meters[next].Meter;
            long stop = start + LengthOf(meter);
            if (next < score.Meters.Count)
                stop = Math.Min(stop, MusicXmlGrid.ToBarSteps(score.Meters[next].Position));
            bars.Add(new MusicXmlBar(start, (int)(stop - start), meter));
            if (bars.Count > MostBars)
                throw new ArgumentException(
                    FormattableString.Invariant($"A score of more than {MostBars} bars cannot be written."));
            start = stop;
        }
        return bars;
    }

    /// <summary>Where a note ends on the grid: after it begins.</summary>
    public static long EndOf(Note note) =>
        Math.Max(MusicXmlGrid.ToSteps(note.End), MusicXmlGrid.ToSteps(note.Onset) + 1);

    private static int LengthOf(Meter meter) => (int)MusicXmlGrid.ToSteps(meter.BarLength);
}
