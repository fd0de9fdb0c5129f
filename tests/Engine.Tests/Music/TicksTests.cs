using Continuo.Engine.Music;
using Xunit;

namespace Continuo.Engine.Tests.Music;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.49, 0)]
    [InlineData(0.5, 1)]
    [InlineData(0.51, 1)]
    [InlineData(-0.5, 0)]
    [InlineData(-0.51, -1)]
    public void ThePlaceHalfWayIsTheLaterTick(double ticks, long expected) =>
        Assert.Equal(expected, Ticks.FromQuarters(ticks / Ticks.PerQuarter).Value);

    /// <summary>A host adds up its blocks: at 300 a minute, five samples of 48 kHz are half a tick.</summary>
    [Fact]
    public void HowAHostAddsItsBlocksUpDoesNotMoveWhatLiesHalfWay()
    {
        const double QuartersPerSample = 300.0 / 60 / 48000;
        foreach (int block in new[] { 1, 5, 32, 441 })
        {
            double start = 1707 / 960.0;
            for (int i = 0; i < 20_000; i += block)
            {
                Assert.Equal(1707 + (i + 5) / 10, Ticks.FromQuarters(start).Value);
                start += block * QuartersPerSample;
            }
        }
    }
}
