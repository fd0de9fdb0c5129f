using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Music;

public sealed class BarLinesTests
{
    private static readonly Ticks Quarter = new(Ticks.PerQuarter);

    [Fact]
    public void A_bar_is_as_long_as_its_meter_unless_another_cuts_it_short()
    {
        Score score = TestPhrases.Score(
            [], new MeterChange(Ticks.Zero, new(3, 4)), new MeterChange(Quarter * 5, new(2, 4)));
        Assert.Equal(
            [(0, 3, false), (3, 5, true), (5, 7, false), (7, 9, false)],
            BarLines.Of(score, Quarter * 8).Select(bar => ((int)bar.Start.Quarters, (int)bar.End.Quarters, bar.IsCut)));
    }

    [Fact]
    public void The_first_bars_are_counted_without_the_pickup()
    {
        Score steady = TestPhrases.Score([], new MeterChange(Ticks.Zero, Meter.Common));
        Score pickup = TestPhrases.Score(
            [], new MeterChange(Ticks.Zero, Meter.Common), new MeterChange(Quarter, Meter.Common));
        Assert.Equal(Quarter * 8, BarLines.EndOfFirst(steady, 2));
        Assert.Equal(Quarter * 9, BarLines.EndOfFirst(pickup, 2));
    }

    [Theory]
    [InlineData("C4 1/4", 4)]
    [InlineData("C4 1/1", 4)]
    [InlineData("C4 1/1, r 1/4, D4 1/4", 8)]
    public void A_score_ends_with_its_last_bar(string notes, int quarters) =>
        Assert.Equal(Quarter * quarters, BarLines.EndOf(TestPhrases.Score(notes)));

    [Fact]
    public void A_score_without_notes_ends_where_it_begins() =>
        Assert.Equal(Ticks.Zero, BarLines.EndOf(TestPhrases.Score([], Meter.Common)));
}
