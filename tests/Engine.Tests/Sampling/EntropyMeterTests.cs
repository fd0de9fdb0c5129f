using Continuo.Engine.Sampling;

namespace Continuo.Engine.Tests.Sampling;

public sealed class EntropyMeterTests
{
    [Fact]
    public void KnowsTheEntropyOfDistributionsThatOneCanWorkOutByHand()
    {
        CheckBits(2, 5, 5, 5, 5);
        CheckBits(0, 3, float.NegativeInfinity);
        CheckBits(1, -700, -700, float.NegativeInfinity);
        // Shares of 1/2, 1/4, 1/4.
        CheckBits(1.5, MathF.Log(2), 0, 0);
    }

    [Fact]
    public void CountsWhatWasDrawnAndNotWhatCouldNotBe()
    {
        var meter = new EntropyMeter();
        meter.Count([0, 0]);
        meter.Count([0, 0, 0, 0]);
        meter.Count([float.NegativeInfinity]);
        Assert.Equal((2, 3.0), (meter.Symbols, Math.Round(meter.Bits, 9)));
    }

    private static void CheckBits(double bits, params float[] logits)
    {
        var meter = new EntropyMeter();
        meter.Count(logits);
        Assert.Equal(bits, meter.Bits, 1e-6);
    }
}
