using System.Text;
using Continuo.Bench.Frames;
using Continuo.Engine.Presets;
using Continuo.Training.Tests;

namespace Continuo.Bench.Tests.Frames;

public sealed class FrameMeterTests
{
    /// <summary>Two pieces to learn: C4 sounds in three of four steps, E4 in one.</summary>
    private static readonly FrameCorpus Tiny = Read(
        """{"train": [[[60], [64, 60], []], [[60]]], "valid": [], "test": [[[60], [60], []], [[]]]}""");

    [Fact]
    public void Independent_pitches_by_hand()
    {
        // On: (3 + 0.5) / 5 = 0.7 for C4, 0.3 for E4, 0.1 for each of the
        // 86 others. Four test steps, C4 in two of them.
        double c4 = 2 * -Math.Log(0.7) + 2 * -Math.Log(0.3);
        double others = 4 * (-Math.Log(0.7) + 86 * -Math.Log(0.9));
        FrameMeter meter = FrameMeter.Measure(Tiny.Test, () => new PitchFrequencies(Tiny.Train));
        Assert.Equal(4, meter.Steps);
        Assert.Equal((c4 + others) / 4, meter.NatsPerStep, 1e-12);
    }

    [Fact]
    public void Pitches_given_themselves_by_hand()
    {
        // C4: after off (2 of 2 times on) 2.5 / 3, after on (1 of 2) 2 / 4. E4: after off (1 of 3) 1.5 / 4. Others:
        // after off (0 of 4) 0.5 / 5.
        double c4 = -Math.Log(2.5 / 3) - Math.Log(0.5) - Math.Log(0.5) - Math.Log(0.5 / 3);
        double others = 4 * (-Math.Log(2.5 / 4) + 86 * -Math.Log(0.9));
        var predictor = new PitchPersistence(Tiny.Train);
        Assert.Equal((c4 + others) / 4, FrameMeter.Measure(Tiny.Test, predictor.Share).NatsPerStep, 1e-12);
    }

    [SharedDataTheory]
    [InlineData("jsb-chorales.tar.gz", "jsb-chorales-quarter.json", 11.060, 10.477)]
    [InlineData("jsb-chorales.tar.gz", "jsb-chorales-16th.json", 11.526, 5.908)]
    [InlineData("nottingham-bl2012.tar.gz", null, 10.252, 5.168)]
    public void Published_corpora_give_the_known_figures(
        string archive, string? member, double independent, double givenItself)
    {
        FrameCorpus corpus = FrameCorpus.Load(Path.Combine(SharedData.Folder, "research-only", archive), member);
        var frequencies = new PitchFrequencies(corpus.Train);
        var persistence = new PitchPersistence(corpus.Train);
        Assert.Equal(independent, FrameMeter.Measure(corpus.Test, () => frequencies).NatsPerStep, 0.0005);
        Assert.Equal(givenItself, FrameMeter.Measure(corpus.Test, persistence.Share).NatsPerStep, 0.0005);
    }

    internal static FrameCorpus Read(string json) => FrameCorpus.Parse(Encoding.UTF8.GetBytes(json), "tiny.json");
}
