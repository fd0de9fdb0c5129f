using Continuo.Engine.Continuation;
using Xunit;

namespace Continuo.Engine.Tests.Continuation;

public sealed class ReturnStrengthTests
{
    private static readonly ReturnStrength Half = new(LookBack: 2, Odds: 3, Later: 0.5f);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(8, 1)]
    [InlineData(12, 0.75)]
    [InlineData(16, 0.5)]
    [InlineData(1000, 0.5)]
    public void BothStrengthsGoDownFromBar8ToBar16(double bars, float share)
    {
        Assert.Equal(2 * share, Half.OfRecord(1, bars));
        Assert.Equal(3 * share, Half.OfModel(1, bars));
    }

    [Fact]
    public void TheKnobScalesTheOddsAndItsSquareTheRecord()
    {
        Assert.Equal(8, Half.OfRecord(2, 0));
        Assert.Equal(6, Half.OfModel(2, 0));
        Assert.Equal(0, Half.OfModel(0, 0));
        Assert.Equal(1, ReturnStrength.AsLearnt.OfModel(1, 1000));
    }
}
