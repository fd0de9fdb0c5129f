using Continuo.Engine.Music;

namespace Continuo.Studio.Drawing;

/// <summary>The notes of a piece as a page draws them; positions and lengths in quarter notes.</summary>
/// <param name="Quarters">Length of the whole.</param>
/// <param name="SeedQuarters">Where the answer begins; 0 where nothing was heard before it.</param>
/// <param name="Tempo">Quarter notes a minute, at the start.</param>
/// <param name="Meter">"6/8", of the first whole bar.</param>
/// <param name="BarQuarters">Length of a bar of it.</param>
/// <param name="PickupQuarters">Length of a first bar that is cut short; else 0.</param>
/// <param name="Tempos">Each change of tempo: where, and quarter notes a minute from there on.</param>
/// <param name="Notes">Of each: onset, duration, MIDI pitch, velocity 1..127, voice (0 = heard, 1 = answered).</param>
internal sealed record NotePicture(
    double Quarters, double SeedQuarters, double Tempo, string Meter, double BarQuarters, double PickupQuarters,
    IReadOnlyList<double[]> Tempos, IReadOnlyList<double[]> Notes)
{
    public const int HeardVoice = 0;
    public const int AnswerVoice = 1;

    /// <summary>A piece that is all of one voice.</summary>
    public static NotePicture Of(Score score, int voice = HeardVoice)
    {
        BarSpan first = BarLines.Of(score, new(1)).FirstOrDefault();
        bool hasPickup = first is { Length.Value: > 0, IsCut: true } && score.Meters.Count > 1;
        Meter meter = score.Meters[hasPickup ? 1 : 0].Meter;
        return new(
            BarLines.EndOf(score).Quarters,
            0,
            score.Tempos[0].QuartersPerMinute,
            meter.ToString(),
            meter.BarLength.Quarters,
            hasPickup ? first.Length.Quarters : 0,
            [.. score.Tempos.Select(change => new[] { Short(change.Position), change.QuartersPerMinute })],
            [.. score.Notes.Select(note => Row(note, voice))]);
    }

    /// <summary>What was heard and, from a bar line on, what was answered.</summary>
    public static NotePicture Of(Score whole, Ticks from, int answeredBars)
    {
        Ticks end = from + whole.Meters.Last(change => change.Position <= from).Meter.BarLength * answeredBars;
        return Of(whole) with
        {
            Quarters = end.Quarters,
            SeedQuarters = from.Quarters,
            Notes = [.. whole.Notes.Select(note => Row(note, note.Onset < from ? HeardVoice : AnswerVoice))],
        };
    }

    private static double[] Row(Note note, int voice) =>
        [Short(note.Onset), Short(note.Duration), note.Pitch.Number, note.Velocity.Value, voice];

    private static double Short(Ticks ticks) => Math.Round(ticks.Quarters, 4);
}
