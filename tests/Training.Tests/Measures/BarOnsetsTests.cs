using Continuo.Engine.Music;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class BarOnsetsTests
{
    private static readonly Ticks Bar = Meter.Common.BarLength;

    [Fact]
    public void A_bar_holds_what_begins_in_it()
    {
        IReadOnlyList<BarOnsets> bars = BarOnsets.Of(BarMusic.Score("CD..", "..E.", "F"), Bar, Bar * 3);
        Assert.Equal([[(48, 64)], [(0, 65)]], bars.Select(bar => bar.Onsets));
    }

    [Fact]
    public void A_tick_early_or_late_is_the_same_place()
    {
        Note[] notes =
        [
            new(Bar - new Ticks(3), new(960), new(60), TestMusic.Plain),
            new(Bar * 2 + new Ticks(1), new(960), new(60), TestMusic.Plain),
        ];
        IReadOnlyList<BarOnsets> bars = BarOnsets.Of(TestMusic.Score(notes, Meter.Common), Ticks.Zero, Bar * 3);
        Assert.Empty(bars[0].Onsets);
        Assert.Equal([(0, 60)], bars[1].Onsets);
        Assert.True(bars[1].Repeats(bars[2]));
    }

    [Fact]
    public void A_bar_is_silent_only_when_nothing_sounds_on()
    {
        Note[] held = [new(Ticks.Zero, Bar * 2, new(60), TestMusic.Plain)];
        Assert.Equal(
            [false, false, true],
            BarOnsets.Of(TestMusic.Score(held, Meter.Common), Ticks.Zero, Bar * 3).Select(bar => bar.IsSilent));
    }
}
