using Continuo.Engine.Music;

namespace Continuo.Studio.Play.Generation;

/// <summary>What was generated, in figures; the seed does not count.</summary>
/// <param name="Notes">Their number.</param>
/// <param name="Bars">Asked for.</param>
/// <param name="EmptyBars">Bars in which nothing sounds.</param>
/// <param name="PeakPolyphony">Most notes at once.</param>
/// <param name="LowestPitch">MIDI number; 0 without notes.</param>
/// <param name="HighestPitch">MIDI number; 0 without notes.</param>
/// <param name="Quarters">Length in quarter notes: all bars.</param>
/// <param name="Meter">"4/4".</param>
/// <param name="Key">"D minor": asked for, named by the seed or found.</param>
/// <param name="Tempo">Quarter notes a minute.</param>
/// <param name="Transposed">Semitones that the seed (without one: the result) was moved up.</param>
/// <param name="Milliseconds">Generating took so long.</param>
internal sealed record GenerationFigures(
    int Notes, int Bars, int EmptyBars, int PeakPolyphony, int LowestPitch, int HighestPitch,
    double Quarters, string Meter, string Key, double Tempo, int Transposed, double Milliseconds)
{
    public static GenerationFigures Of(Score continuation, int bars, Key key, int transposed, TimeSpan took)
    {
        List<Note> notes = [.. continuation.Notes];
        Meter meter = continuation.Meters[0].Meter;
        Ticks end = meter.BarLength * bars;
        return new(
            notes.Count,
            bars,
            BarLines.Of(continuation, end)
                .Count(bar => !notes.Any(note => note.Onset < bar.End && note.End > bar.Start)),
            PeakOf(notes),
            notes.Select(note => (int)note.Pitch.Number).DefaultIfEmpty().Min(),
            notes.Select(note => (int)note.Pitch.Number).DefaultIfEmpty().Max(),
            end.Quarters,
            meter.ToString(),
            key.ToString(),
            continuation.Tempos[0].QuartersPerMinute,
            transposed,
            Math.Round(took.TotalMilliseconds, 1));
    }

    private static int PeakOf(List<Note> notes)
    {
        // At the same place notes end before others begin.
        var changes = notes.SelectMany(note => new[] { (At: note.Onset, By: 1), (At: note.End, By: -1) });
        int sounding = 0, peak = 0;
        foreach (var change in changes.OrderBy(change => change.At).ThenBy(change => change.By))
            peak = Math.Max(peak, sounding += change.By);
        return peak;
    }
}
