using Continuo.Engine.Music;
using Continuo.Training.Batches;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Batches;

public sealed class LongerBarsTests
{
    [Theory]
    [InlineData(4, 4)]
    [InlineData(3, 4)]
    [InlineData(6, 8)]
    public void The_notes_stay_and_the_bars_get_longer(int numerator, int denominator)
    {
        Score score = Music(new MeterChange(Ticks.Zero, new(numerator, denominator)));
        HashSet<Meter> seen = [];
        for (int seed = 0; seed < 40; seed++)
        {
            Score longer = LongerBars.Of(score, SeededRandom64.For((ulong)seed, 0, 0));
            Assert.Same(score.Parts, longer.Parts);
            Assert.True(longer.Meters[0].Meter.BarLength > score.Meters[0].Meter.BarLength);
            seen.Add(longer.Meters[0].Meter);
        }

        Assert.True(seen.Count > 1, "always the same");
    }

    [Fact]
    public void A_pickup_stays_one()
    {
        MeterChange pickup = new(Ticks.Zero, new(1, 4));
        Score score = Music(pickup, new(new(Ticks.PerQuarter), new(3, 4)));
        Score longer = LongerBars.Of(score, SeededRandom64.For(1, 0, 0));
        Assert.Equal((2, pickup), (longer.Meters.Count, longer.Meters[0]));
        Assert.True(longer.Meters[1].Meter.BarLength > score.Meters[1].Meter.BarLength);
    }

    [Fact]
    public void Music_whose_meter_changes_stays_as_it_is()
    {
        Score score = Music(new(Ticks.Zero, new(3, 4)), new(new(9 * Ticks.PerQuarter), new(4, 4)));
        Assert.Same(score, LongerBars.Of(score, SeededRandom64.For(1, 0, 0)));
    }

    private static Score Music(params MeterChange[] meters) => new(
        "", [new Part("", [new(Ticks.Zero, new(960), new(60), new(80))])], meters, [new(Ticks.Zero, 120)], []);
}
