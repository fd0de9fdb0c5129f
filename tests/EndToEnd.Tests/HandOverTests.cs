using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// How long it takes live from the end of a phrase to the first answer note in the audio thread's schedule, preset by
/// preset. Measured by the plugin itself, from the pump's reading of the last note-off; up to 1 ms of polling comes
/// before it. The bounds hold on a busy machine too: half of the first notes are there before they are due, and none
/// waits for longer than the answer's first bar. The figures printed are for an idle machine.
/// </summary>
[Collection(RealTime.Name)]
public sealed class HandOverTests(ITestOutputHelper output)
{
    private const int Tempo = 960;
    private const double PhraseGap = 0.25; // quarter notes

    // From the phrase's end to where its answer starts, milliseconds.
    private const double Due = PhraseGap * 60_000 / Tempo;

    private static int HandOvers =>
        int.Parse(Environment.GetEnvironmentVariable("CONTINUO_HANDOVERS") ?? "20", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("Chorale")]
    [InlineData("Irish dance")]
    [InlineData("Jazz")]
    [InlineData("Lead Sheet")]
    [InlineData("Lieder Melody")]
    [InlineData("Pop")]
    [InlineData("Romantic Piano")]
    [InlineData("Songs")]
    [InlineData("All Styles")]
    public void TheFirstNoteIsInTheScheduleLongBeforeItIsDue(string preset)
    {
        using var folder = new ScratchFolder();
        string script = folder.File("script");
        File.WriteAllText(script, Phrases());
        HostOutcome outcome = RealHost.Run(string.Create(CultureInfo.InvariantCulture,
            $"--program {preset.Replace(' ', '~')} --script {script} --realtime --tempo {Tempo} --block-size "
            + $"128 --sample-rate 48000 --length-quarters {4 * HandOvers} ")
            + FormattableString.Invariant(
                $"--param MIDI~Through=Off --param Phrase~Gap={PhraseGap} --param Hand-Over=Step"));
        double p50 = Milliseconds(outcome, "First Answer p50"), p99 = Milliseconds(outcome, "First Answer p99");
        output.WriteLine($"{preset}: {HandOvers} hand-overs, p50 {p50:0.00} ms, p99 {p99:0.00} ms; "
            + $"on time {outcome.Shown("On-Time Rate")} %");
        Assert.InRange(p50, 0.001, Due);
        Assert.InRange(p99, p50, Due + 4 * 60_000 / Tempo);
        Assert.Contains(outcome.Events, item => item.IsOn);
    }

    /// <summary>
    /// Eight notes each, two beats of silence in which the answer begins, and on: a player who goes on within a beat of
    /// it had not finished.
    /// </summary>
    private static string Phrases()
    {
        var random = new Random(1);
        var script = new StringBuilder();
        for (int phrase = 0; phrase < HandOvers; phrase++)
        {
            for (int note = 0; note < 8; note++)
            {
                double at = 4 * phrase + 0.25 * note;
                int pitch = 60 + random.Next(16);
                script.Append(
                    CultureInfo.InvariantCulture, $"at {at} note-on 1 {pitch} 90\nat {at + 0.2} note-off 1 {pitch}\n");
            }
        }
        return script.ToString();
    }

    private static double Milliseconds(HostOutcome outcome, string parameter) =>
        outcome.Figures.GetProperty("outputPlain").GetProperty(parameter).GetDouble();
}
