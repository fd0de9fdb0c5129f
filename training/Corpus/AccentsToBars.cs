using Continuo.Engine.Music;

namespace Continuo.Training.Corpus;

/// <summary>
/// Finds the bar lines of MIDI files that a converter made from ABC notation. Such a converter writes no empty time
/// before a pickup, so that the file's bars are off by the pickup, and again wherever a repeat cuts a bar short; but it
/// plays the first note of every bar louder than all others. (In the Ceol Rince na hÉireann corpus: 105, against 95 and
/// 80; 41 % of the tunes begin with a pickup.)
/// </summary>
public static class AccentsToBars
{
    /// <summary>
    /// The score with a bar beginning at every accent: where one does not fall on a bar line, a change to the same
    /// meter. Scores whose loudest notes are not accents (fewer than a note in three bars, more than one in two of the
    /// notes) are left alone.
    /// </summary>
    public static Score Align(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var notes = score.Notes.ToList();
        if (notes.Count < 2 || score.Meters.Count == 0)
            return score;

        byte loudest = notes.Max(note => note.Velocity.Value);
        // The very first note is loud in any case, pickup or not.
        var accents = notes.Skip(1).Where(note => note.Velocity.Value == loudest)
            .Select(note => OnGrid(note.Onset)).ToList();
        double bars = (double)score.End.Value / score.Meters[0].Meter.BarLength.Value;
        if (accents.Count * 3 < bars || accents.Count * 2 > notes.Count)
            return score;

        var meters = new List<MeterChange>();
        int next = 0;
        MeterChange current = score.Meters[0];
        meters.Add(current);
        foreach (Ticks accent in accents)
        {
            for (; next < score.Meters.Count && score.Meters[next].Position <= accent; next++)
                if (score.Meters[next].Meter != current.Meter)
                    meters.Add(current = score.Meters[next]);
            var grid = new BarGrid(current.Position, current.Meter);
            if (grid.BarStart(accent) != accent)
                meters.Add(current = new MeterChange(accent, current.Meter));
        }
        for (; next < score.Meters.Count; next++)
            if (score.Meters[next].Meter != current.Meter)
                meters.Add(current = score.Meters[next]);
        return score with { Meters = meters };
    }

    // Converters round to their own ticks; bar lines lie on whole 32nd triplets.
    private static Ticks OnGrid(Ticks onset)
    {
        const int Step = Ticks.PerQuarter / 24;
        return new Ticks(onset.Value + Step / 2).FloorTo(new Ticks(Step), Ticks.Zero);
    }
}
