using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.Kern;

/// <summary>Meters, keys, tempos, bars, names.</summary>
public partial class KernScoreReaderTests
{
    [Theory]
    [InlineData("*k[f#c#]", 2, false)]
    [InlineData("*k[b-e-a-]", -3, false)]
    [InlineData("*k[]", 0, false)]
    [InlineData("*k[fncnb-]", -1, false)] // naturals that cancel what was
    [InlineData("*k[]  *a:", 0, true)]
    [InlineData("*k[b-]  *d:", -1, true)]
    [InlineData("*k[b-]  *g:", -1, true)] // an old signature for a minor key
    [InlineData("*G:", 1, false)]
    [InlineData("*f#:", 3, true)]
    [InlineData("*B-:", -2, false)]
    [InlineData("*e-:", -6, true)]
    [InlineData("*k[b-]  *g:dor", -1, false)]
    [InlineData("*d:dor", 0, false)]
    [InlineData("*E:phr", 0, false)]
    [InlineData("*F:lyd", 0, false)]
    public void KeysAreRead(string tokens, int fifths, bool isMinor) =>
        Assert.Equal([new KeyChange(Ticks.Zero, fifths, isMinor)], KernText.ReadColumn(tokens + "  4c").Keys);

    [Fact]
    public void ChangesStandBetweenTheirNotes()
    {
        Score score = KernText.ReadSound(
            "**kern  **kern",
            "*M3/4  *M3/4",
            "*k[]  *k[]",
            "*MM90  *MM90",
            "2.C  4c",
            "*  *MM72.5", // within a bar, under a long note
            ".  2d",
            "=2  =2",
            "*M6/8  *M6/8",
            "*k[b-]  *k[b-]",
            "*d:  *d:",
            "4.D  4.f",
            "4.D  4.f",
            "==  ==",
            "*-  *-");
        Assert.Equal(
            [new MeterChange(Ticks.Zero, new Meter(3, 4)), new MeterChange(new Ticks(2880), new Meter(6, 8))],
            score.Meters);
        Assert.Equal([new TempoChange(Ticks.Zero, 90), new TempoChange(new Ticks(960), 72.5)], score.Tempos);
        Assert.Equal([new KeyChange(Ticks.Zero, 0, false), new KeyChange(new Ticks(2880), -1, true)], score.Keys);
    }

    [Fact]
    public void ThePickupEndsAtABarLine()
    {
        CheckColumn("*M3/4  8c  =1  2.d  ==", "C4 2400+480, D4 2880+2880");
        CheckColumn("*M3/4  =1-  2.c  =2  4d  ==", "C4 0+2880, D4 2880+960");
    }

    [Fact]
    public void TransposingInstrumentsAreWrittenAsTheySound() =>
        Assert.Equal("Bb4 0+960", NotationText.Show(KernText.ReadSound("**kern", "*ITrd1c2", "*M1/4", "4b-", "*-")));

    [Fact]
    public void TheKeyIsThatOfTheFirstColumn() => Assert.Equal(
        [new KeyChange(Ticks.Zero, -2, false)],
        KernText.ReadSound("**kern  **kern", "*k[b-e-]  *k[]", "4C  4c", "*-  *-").Keys);

    [Fact]
    public void PercussionIsMarked()
    {
        Score score = KernText.ReadSound(
            "**kern  **kern", "*clefX  *clefG2", "*I\"Drum  *I\"Flute", "4e  4c", "*-  *-");
        Assert.Equal([("Flute", false), ("Drum", true)], score.Parts.Select(part => (part.Name, part.IsPercussion)));
    }

    [Fact]
    public void LatinAndUnicodeTitlesAndAllLineEndsAreRead()
    {
        const string File = "!!!OTL: Prélude\r\n**kern\r\n4c\r\n*-\r\n";
        Assert.Equal("Prélude", NotationText.ReadSound(File, KernText.Name).Title);
        ScoreReadResult latin = ScoreReaders.Read(Encoding.Latin1.GetBytes(File), KernText.Name);
        Assert.Empty(latin.Repairs);
        Assert.Equal("Prélude", latin.Score.Title);
        Assert.Single(latin.Score.Notes);
    }

    [Fact]
    public void TheFileNameIsTheTitleOfAFileWithout()
    {
        byte[] file = Encoding.UTF8.GetBytes(KernText.File("**kern", "4c", "*-"));
        Assert.Equal("waltz", ScoreReaders.Read(file, "music/waltz.krn").Score.Title);
        Assert.Equal("waltz", ScoreReaders.Read(file, "waltz").Score.Title); // known by its first line
    }
}
