using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class EmptyBarsTests
{
    [Fact]
    public void Bars_without_sound_are_counted()
    {
        Assert.Equal(new Tally(2, 4), EmptyBars.Of(BarMusic.Bars("C", "....", "....", "..C.")));
        Assert.Equal(0, EmptyBars.Of([]).Share);
    }
}
