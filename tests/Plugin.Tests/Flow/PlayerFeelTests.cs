using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Listening;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

public sealed class PlayerFeelTests
{
    private static readonly BarGrid Bars = new(new(1000), Meter.Common);

    [Fact]
    public void ItKnowsThePhrasesMeanVelocityAndHowFarItsNotesLieOffTheLines()
    {
        PlayerFeel player = new();
        player.Hear(
            [Note(1010, 40), Note(1000 + 240 - 15, 60), Note(1000 + 320 + 7, 80), Note(1000 + 960 - 100, 100)], Bars);
        Assert.Equal(70, player.MeanVelocity);
        Assert.Equal([10, -15, 7, -100], player.Deviations.ToArray());
    }

    [Fact]
    public void OnlyTheLastPhraseCountsAndOfALongOneItsEnd()
    {
        PlayerFeel player = new();
        player.Hear([Note(1010, 40)], Bars);
        player.Hear([.. Enumerable.Range(0, 100).Select(i => Note(1000 + 960 * i + i, 90))], Bars);
        Assert.Equal(90, player.MeanVelocity);
        Assert.Equal(Enumerable.Range(36, 64).Select(i => (short)i), player.Deviations.ToArray());
    }

    [Fact]
    public void NothingPlayedChangesNothing()
    {
        PlayerFeel player = new(), copy = new();
        player.Hear([Note(1010, 40)], Bars);
        player.Hear([], Bars);
        copy.CopyFrom(player);
        Assert.Equal((40f, 1), (copy.MeanVelocity, copy.Deviations.Length));
    }

    private static Note Note(long onset, byte velocity) => new(new(onset), new(240), new(60), new(velocity));
}
