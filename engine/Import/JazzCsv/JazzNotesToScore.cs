using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.JazzCsv;

/// <summary>
/// Rows to music. Tick zero is the start of the first note's bar. A note is as long as it was played, counted in the
/// beats of its moment, and ends where the next one begins at the latest, for a soloist plays one note at a time.
/// </summary>
internal static class JazzNotesToScore
{
    private const byte PlainVelocity = 80;
    private const double SoftestVelocity = 16;

    /// <summary>Less is how listeners tap, not a change of tempo.</summary>
    private const double TempoTolerance = 0.02;

    public static Score Convert(List<JazzNote> rows, string title, RepairLog log)
    {
        if (rows.Count == 0)
            throw log.Refusal("no notes", 1);
        List<JazzNote> sorted = [.. rows.OrderBy(row => row.Bar).ThenBy(row => row.PlaceInBar).ThenBy(row => row.Line)];
        double? usual = UsualLoudness(sorted);

        var notes = new List<Note>(sorted.Count);
        var meters = new List<MeterChange>();
        var tempos = new List<TempoChange>();
        Ticks barStart = Ticks.Zero;
        for (int i = 0; i < sorted.Count; i++)
        {
            JazzNote row = sorted[i];
            if (i == 0 || row.Bar != sorted[i - 1].Bar)
            {
                if (i > 0)
                    // Bars without notes keep the meter.
                    barStart += meters[^1].Meter.BarLength * (row.Bar - sorted[i - 1].Bar);
                BeginBar(sorted, i, barStart, meters, tempos);
            }
            Ticks onset = barStart + row.PlaceInBar;
            notes.Add(new Note(onset, LengthOf(row), row.Pitch, VelocityOf(row.Loudness, usual)));
        }
        return new Score(title, [new Part("Solo", OneAtATime(notes))], meters, tempos, []);
    }

    private static void BeginBar(
        List<JazzNote> rows, int first, Ticks start, List<MeterChange> meters, List<TempoChange> tempos)
    {
        if (meters.Count == 0 || meters[^1].Meter != rows[first].Meter)
            meters.Add(new MeterChange(start, rows[first].Meter));

        int count = 0;
        double seconds = 0;
        for (int i = first; i < rows.Count && rows[i].Bar == rows[first].Bar; i++, count++)
            seconds += rows[i].BeatSeconds;
        double quarters = 60 * 4.0 / rows[first].Meter.Denominator * count / seconds;
        if (tempos.Count == 0 || Math.Abs(quarters / tempos[^1].QuartersPerMinute - 1) > TempoTolerance)
            tempos.Add(new TempoChange(start, quarters));
    }

    private static Ticks LengthOf(JazzNote row)
    {
        double quarters = row.Seconds / row.BeatSeconds * 4 / row.Meter.Denominator;
        return new(Math.Max(1, Ticks.FromQuarters(quarters).Value));
    }

    private static List<Note> OneAtATime(List<Note> notes)
    {
        for (int i = 0; i + 1 < notes.Count; i++)
            if (notes[i + 1].Onset > notes[i].Onset && notes[i].End > notes[i + 1].Onset)
                notes[i] = notes[i] with { Duration = notes[i + 1].Onset - notes[i].Onset };
        notes.Sort((a, b) => a.Onset != b.Onset ? a.Onset.CompareTo(b.Onset) : a.Pitch.CompareTo(b.Pitch));
        return notes;
    }

    private static double? UsualLoudness(List<JazzNote> rows)
    {
        List<double> sorted =
        [
            .. rows.Where(row => row.Loudness is not null).Select(row => row.Loudness!.Value).Order(),
        ];
        return sorted.Count > 0 ? sorted[sorted.Count / 2] : null;
    }

    /// <summary>
    /// The recording's median is 80; from there velocity follows the square law of most synthesisers (amplitude ~
    /// velocity², so that 40 dB are a factor of ten). A recording's own level says nothing, hence its median.
    /// </summary>
    private static Velocity VelocityOf(double? decibels, double? usual) =>
        decibels is { } level && usual is { } median
            ? new Velocity(
                (byte)Math.Round(Math.Clamp(PlainVelocity * Math.Pow(10, (level - median) / 40), SoftestVelocity, 127)))
            : new Velocity(PlainVelocity);
}
