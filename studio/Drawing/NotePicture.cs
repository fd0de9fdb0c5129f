using Continuo.Engine.Music;

namespace Continuo.Studio.Drawing;

/// <summary>What the page draws as a piano roll; times in quarter notes.</summary>
/// <param name="Quarters">Length.</param>
/// <param name="SeedQuarters">Where the continuation begins; 0 without a seed.</param>
/// <param name="Tempo">Quarter notes a minute.</param>
/// <param name="Meter">"6/8".</param>
/// <param name="BarQuarters">Length of a bar.</param>
/// <param name="PickupQuarters">Where the first whole bar begins; 0 without a pickup.</param>
/// <param name="Notes">[onset, duration, pitch, velocity, voice] each; voice 0 = given, 1 = answered.</param>
internal sealed record NotePicture(
    double Quarters,
    double SeedQuarters,
    double Tempo,
    string Meter,
    double BarQuarters,
    double PickupQuarters,
    IReadOnlyList<double[]> Notes)
{
    /// <summary>A piece as it is, without an answer.</summary>
    public static NotePicture Of(Score score)
    {
        BarSpan first = BarLines.Of(score, new(1)).FirstOrDefault();
        Meter meter = score.Meters.Count > 1 && first.IsCut ? score.Meters[1].Meter : score.Meters[0].Meter;
        return new(
            Rounded(score.End),
            0,
            Math.Round(score.Tempos[0].QuartersPerMinute, 1),
            meter.ToString(),
            meter.BarLength.Quarters,
            first.IsCut ? Rounded(first.Length) : 0,
            [.. score.Notes.Select(note => new[] { Rounded(note.Onset), Rounded(note.Duration), note.Pitch.Number, note.Velocity.Value, 0.0 })]);
    }

    private static double Rounded(Ticks ticks) => Math.Round(ticks.Quarters, 3);
}
