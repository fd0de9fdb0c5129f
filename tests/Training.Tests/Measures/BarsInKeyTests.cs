using Continuo.Engine.Music;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class BarsInKeyTests
{
    [Theory]
    [InlineData("C", 1)]
    [InlineData("G", 2)]
    [InlineData("D", 1)]
    [InlineData("A minor", 3)] // natural, melodic and harmonic
    [InlineData("Eb", 0)]
    public void Bars_inside_the_scale_are_counted(string key, int inside)
    {
        Assert.True(KeySignatures.TryParse(key, out Key parsed));
        // Natural, with F sharp, with G sharp, empty.
        IReadOnlyList<BarOnsets> bars = BarMusic.Bars("CEGA", "ADEf", "EgFA", "....");
        Assert.Equal(new Tally(inside, 3), BarsInKey.Of(bars, parsed));
    }
}
