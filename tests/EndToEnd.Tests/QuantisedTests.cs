using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>Every answer note starts on the grid, at its sample, whatever the tempo and the meter do.</summary>
public sealed class QuantisedTests
{
    private const int SampleRate = 48000;

    [Theory]
    [InlineData("--tempo 120 --meter 4/4", 0.25, "1/16")]
    [InlineData("--tempo 97.3 --meter 3/4", 0.25, "1/16")]
    [InlineData("--tempo 165 --meter 6/8", 0.25, "1/16")]
    [InlineData("--tempo 165 --meter 6/8", 0.5, "1/8")]
    [InlineData("--tempo 120 --meter 4/4", 1 / 3.0, "1/8T")]
    [InlineData("--tempo 120 --meter 4/4", 0.125, "1/32")]
    [InlineData("--tempo-map 0:60,32:180r --meter 4/4", 0.25, "1/16")]
    public void OnsetsLieOnTheGridWithinASample(string time, double grid, string gridLabel)
    {
        foreach (int block in new[] { 64, 512 })
        {
            HostOutcome outcome = RealHost.Run(
                $"--music {RealHost.Music} {time} --block-size {block} --sample-rate {SampleRate} --tail-quarters "
                    + $"24 --param MIDI~Through=Off --param Grid={gridLabel}");
            List<OutputEvent> ons = [.. outcome.Events.Where(item => item.IsOn)];
            Assert.True(ons.Count > 5, $"only {ons.Count} notes came");
            Assert.All(ons, on =>
            {
                double line = Math.Round(on.Ppq / grid) * grid;
                // At 180 beats a minute a sample is longest in quarters; the exact place may lie half a sample off, a
                // ramp adds the rest.
                double sampleInQuarters = TempoAt(time, on.Ppq) / 60 / SampleRate;
                Assert.True(
                    Math.Abs(on.Ppq - line) <= sampleInQuarters,
                    $"block {block}: {on.Ppq} is {Math.Abs(on.Ppq - line) / sampleInQuarters:0.00} "
                    + "samples off the grid");
            });
        }
    }

    private static double TempoAt(string time, double ppq) => time.Contains("map", StringComparison.Ordinal)
        // Linear in time from 60 to 180 over 32 quarters: tempo squared is linear in quarters.
        ? Math.Sqrt(3600 + Math.Clamp(ppq, 0, 32) * (32400 - 3600) / 32)
        : double.Parse(time.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
}
