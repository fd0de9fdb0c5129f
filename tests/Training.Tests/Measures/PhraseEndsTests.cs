using Continuo.Engine.Music;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class PhraseEndsTests
{
    private static readonly Key CMajor = new(0, IsMinor: false);

    [Theory]
    [InlineData("C...", 1)] // the tonic, on the bar line
    [InlineData("G...", 1)] // the dominant
    [InlineData("E...", 0)]
    [InlineData("DFC.", 1)] // the middle of the bar
    [InlineData("C.CD", 1)] // the first is as long as the two behind it
    [InlineData("FC..", 0)] // a weak beat
    [InlineData("CCCC", 0)] // runs on: the last of equals is the end
    public void Ends_with_tonic_or_dominant_on_a_strong_beat(string last, int firm) =>
        Assert.Equal(new Tally(firm, 1), PhraseEnds.OnStrongTone(BarMusic.Bars("DFAD", "DFAD", "DFAD", last), CMajor));

    [Fact]
    public void Every_fourth_bar_counts_and_no_other()
    {
        Assert.Equal(
            new Tally(1, 2),
            PhraseEnds.OnStrongTone(
                BarMusic.Bars("C...", "C...", "C...", "D...", "C...", "C...", "C...", "C...", "D..."), CMajor));
        Assert.Equal(default, PhraseEnds.OnStrongTone(BarMusic.Bars("C...", "C...", "C...", "....", "C..."), CMajor));
    }

    [Fact]
    public void The_key_and_the_lowest_tone_decide()
    {
        Assert.Equal(0, PhraseEnds.OnStrongTone(BarMusic.Bars("DFAD", "DFAD", "DFAD", "C..."), new(2, true)).Hits);
        Assert.Equal(1, PhraseEnds.OnStrongTone(BarMusic.Bars("DFAD", "DFAD", "DFAD", "A..."), new(2, true)).Hits);
        Assert.Equal(new Tally(1, 1), Chord(60, 64));
        Assert.Equal(new Tally(0, 1), Chord(60, 57));
    }

    [Theory]
    [InlineData(6, 8, 3, 1)] // the second of two beats
    [InlineData(3, 4, 2, 0)] // no bar of three has a middle
    public void Which_beats_are_strong_the_meter_says(int numerator, int denominator, int eighths, int firm)
    {
        Meter meter = new(numerator, denominator);
        Ticks bar = meter.BarLength, eighth = new(Ticks.PerQuarter / 2);
        Score score = TestMusic.Score(
            [new(bar * 3, eighth, new(62), TestMusic.Plain),
             new(bar * 3 + eighth * eighths, eighth, new(60), TestMusic.Plain)],
            meter);
        Assert.Equal(new Tally(firm, 1), PhraseEnds.OnStrongTone(BarOnsets.Of(score, Ticks.Zero, bar * 4), CMajor));
    }

    private static Tally Chord(params byte[] pitches)
    {
        Ticks start = Meter.Common.BarLength * 3;
        Score score = TestMusic.Score(
            [.. pitches.Order().Select(pitch => new Note(start, new(Ticks.PerQuarter), new(pitch), TestMusic.Plain))],
            Meter.Common);
        return PhraseEnds.OnStrongTone(BarOnsets.Of(score, Ticks.Zero, Meter.Common.BarLength * 4), CMajor);
    }
}
