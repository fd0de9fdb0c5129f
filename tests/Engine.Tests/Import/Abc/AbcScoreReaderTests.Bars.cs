using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.Abc;

/// <summary>Bars, voices that share them, and what stands before the first note.</summary>
public partial class AbcScoreReaderTests
{
    [Fact]
    public void AVoiceMayBeNamedInEachLine()
    {
        Score score = NotationText.ReadSound(
            "X:1\nM:4/4\nL:1/4\nV:S\nV:B\nK:C\n[V: S] [Q:1/4=90] c | d4 |\n[V: B] C | D4 |\n", "x.abc");
        Assert.Equal("C5 2880+960, D5 3840+3840 | C4 2880+960, D4 3840+3840", NotationText.Show(score));
        Assert.Equal(["S", "B"], score.Parts.Select(part => part.Name));
        Assert.Equal([new TempoChange(Ticks.Zero, 90)], score.Tempos);
    }

    [Fact]
    public void FieldsBehindTheKeyStillBelongToTheHeader()
    {
        Score score = NotationText.ReadSound("X:1\nL:1/4\nV:S\nV:B\nK:D\nM:3/4\n[V:S] f3 |\n[V:B] F3 |\n", "x.abc");
        Assert.Equal("F#5 0+2880 | F#4 0+2880", NotationText.Show(score));
        Assert.Equal([new MeterChange(Ticks.Zero, new Meter(3, 4))], score.Meters);
    }

    [Theory]
    [InlineData("%%staves (S B) | P")]
    [InlineData("%%score S B P")]
    [InlineData("I:staves S B P")]
    public void NewStavesBeginTogether(string directive)
    {
        Score score = NotationText.ReadSound(
            $"X:1\nM:4/4\nL:1/4\nV:S\nV:B\nK:C\n[V:S]c4|c4|\n[V:B]C4|\n{directive}\n[V:S]d4|\n[V:B]D4|\n[V:P]G4|\n",
            "x.abc");
        Assert.Equal(
            "C5 0+3840, C5 3840+3840, D5 7680+3840 | C4 0+3840, D4 7680+3840 | G4 7680+3840", NotationText.Show(score));
    }

    [Theory]
    [InlineData("C4|D4|E4|", "0 4/4")]
    [InlineData("C|D4|E4|", "0 4/4")] // a pickup: the grid begins a bar earlier
    [InlineData("C4|D3|E4|F4|", "0 4/4, 6720 4/4")] // a short bar moves the grid of those behind it
    [InlineData("C4|D3|E|F4|", "0 4/4")] // two halves of a bar, as around a repeat
    [InlineData("C|D4|E3:|F|G4|", "0 4/4")]
    [InlineData("C4|[M:3/4]D3|E3|[M:4/4]F4|", "0 4/4, 3840 3/4, 9600 4/4")]
    public void TheGridOfBarsFollowsTheBarLines(string music, string meters)
    {
        Score score = NotationText.ReadSound("X:1\nM:4/4\nL:1/4\nK:C\n" + music, "x.abc");
        Assert.Equal(
            meters, string.Join(", ", score.Meters.Select(change => $"{change.Position.Value} {change.Meter}")));
    }

    [Theory]
    [InlineData("M:none\n")]
    [InlineData("")]
    public void WithoutAMeterBarLinesMoveNothing(string meter)
    {
        Score score = NotationText.ReadSound($"X:1\n{meter}L:1/4\nK:C\nC|D5|E4|", "x.abc");
        Assert.Equal("C4 0+960, D4 960+4800, E4 5760+3840", NotationText.Show(score));
        Assert.Equal([new MeterChange(Ticks.Zero, Meter.Common)], score.Meters);
    }
}
