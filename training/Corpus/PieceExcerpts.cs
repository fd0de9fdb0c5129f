using Continuo.Engine.Music;

namespace Continuo.Training.Corpus;

/// <summary>Pieces as a player might begin them: not at the first bar.</summary>
public static class PieceExcerpts
{
    /// <summary>
    /// Positions of bar lines at which a note begins in the bar, from the second bar on; all but the last four bars.
    /// </summary>
    public static IReadOnlyList<Ticks> Entries(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var onsets = score.Notes.Select(note => note.Onset).ToList();
        var entries = new List<Ticks>();
        for (int i = 0; i < score.Meters.Count; i++)
        {
            Ticks end = i + 1 < score.Meters.Count ? score.Meters[i + 1].Position : score.End;
            Ticks bar = score.Meters[i].Meter.BarLength;
            for (Ticks at = score.Meters[i].Position; at < end; at += bar)
                if (at > Ticks.Zero)
                    entries.Add(at);
        }
        const int BarsToPlay = 4;
        return entries.Count <= BarsToPlay || onsets.Count == 0 ? [] : entries[..^BarsToPlay];
    }

    /// <summary>The score from a bar line on, as a score of its own.</summary>
    public static Score From(Score score, Ticks start)
    {
        ArgumentNullException.ThrowIfNull(score);
        var parts = score.Parts
            .Select(part => part with
            {
                Notes = [.. part.Notes.Where(note => note.Onset >= start)
                    .Select(note => note with { Onset = note.Onset - start })],
            }).ToList();
        MeterChange inForce = score.Meters.Last(change => change.Position <= start);
        // Where the meter changed in mid-bar before, the first bar line is still this one.
        var meters = score.Meters
            .Where(change => change.Position > start)
            .Select(change => change with { Position = change.Position - start })
            .Prepend(new MeterChange(Ticks.Zero, inForce.Meter))
            .ToList();
        return score with { Parts = parts, Meters = meters };
    }
}
