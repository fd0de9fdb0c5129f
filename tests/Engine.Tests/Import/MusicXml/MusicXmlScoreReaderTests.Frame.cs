using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;
using static Continuo.Engine.Tests.Import.MusicXml.MusicXmlText;

namespace Continuo.Engine.Tests.Import.MusicXml;

/// <summary>Bars, signatures, tempo, repeats, and the file around them.</summary>
public partial class MusicXmlScoreReaderTests
{
    private static readonly Ticks Bar = new(3840);

    [Fact]
    public void SignaturesAndTempoAreRead()
    {
        const string Change = """
            <attributes>
              <key><fifths>-3</fifths><mode>minor</mode></key>
              <time><beats>3+2</beats><beat-type>8</beat-type></time>
            </attributes>
            <direction><direction-type>
              <metronome><beat-unit>quarter</beat-unit><beat-unit-dot/><per-minute>60</per-minute></metronome>
            </direction-type></direction>
            """;
        const string Told = """
            <direction>
              <direction-type>
                <metronome><beat-unit>half</beat-unit><per-minute>70</per-minute></metronome>
              </direction-type>
              <sound tempo="72.5"/>
            </direction>
            """;
        Score score = NotationText.ReadSound(
            Partwise(
                Start + "<sound tempo=\"100\"/>" + Notes("C4:8"), Change + Notes("C4:5"),
                Notes("C4:2") + Told + Notes("C4:3")), "x.musicxml");
        Assert.Equal("Tune", score.Title);
        Assert.Equal([new MeterChange(Ticks.Zero, Meter.Common), new MeterChange(Bar, new Meter(5, 8))], score.Meters);
        Assert.Equal([new KeyChange(Bar, -3, true)], score.Keys);
        Assert.Equal(
            [new TempoChange(Ticks.Zero, 100), new TempoChange(Bar, 90),
                new TempoChange(Bar + new Ticks(2400 + 960), 72.5)], score.Tempos);
    }

    [Fact]
    public void PickupsEndOnTheGridOfBars()
    {
        Score score = NotationText.ReadSound(Partwise(Start + Notes("G4:2"), Notes("C5:8")), "x.musicxml");
        Assert.Equal("G4 2880+960, C5 3840+3840", NotationText.Show(score));
        Assert.Single(score.Meters);
    }

    [Fact]
    public void BarsStayBarsBehindAShortOne()
    {
        Score score = NotationText.ReadSound(
            Partwise(Start + Notes("C4:8"), Notes("D4:4"), Notes("E4:8"), Notes("F4:8")), "x.musicxml");
        Assert.Equal(
            [new MeterChange(Ticks.Zero, Meter.Common), new MeterChange(new(5760), Meter.Common)], score.Meters);
    }

    [Fact]
    public void ABarSplitInTwoIsStillOne() =>
        Assert.Single(NotationText.ReadSound(
            Partwise(Start + Notes("C4:8"), Notes("D4:6"), Notes("E4:2"), Notes("F4:8")), "x.musicxml").Meters);

    [Fact]
    public void BarsOfAllPartsBeginTogether() =>
        Assert.Equal("C5 0+3840, D5 3840+3840 | C3 0+1920, D3 3840+3840",
            Show(Score(
                Part("P1", Start + Notes("C5:8"), Notes("D5:8")), Part("P2", Start + Notes("C3:4"), Notes("D3:8")))));

    [Fact]
    public void AnEmptyBarLastsAsTheMeterSays() =>
        Assert.Equal("C4 0+3840, D4 7680+3840", Show(Partwise(Start + Notes("C4:8"), "", Notes("D4:8"))));

    [Fact]
    public void WithoutATimeSignatureTheBarsTellTheMeter()
    {
        const string Waltz = "<attributes><divisions>2</divisions></attributes>";
        Score score = NotationText.ReadSound(
            Partwise(Waltz + Notes("C4:2"), Notes("C4:6"), Notes("C4:6")), "x.musicxml");
        Assert.Equal([new MeterChange(Ticks.Zero, new Meter(3, 4))], score.Meters);
        Assert.Equal("C4 1920+960, C4 2880+2880, C4 5760+2880", NotationText.Show(score));
    }

    [Theory]
    [InlineData("C4:8", "D4:8", RepeatFrom, RepeatTo, "C4 0, D4 3840, D4 7680, E4 11520")]
    [InlineData("C4:8", "D4:8", "", RepeatTo, "C4 0, D4 3840, C4 7680, D4 11520, E4 15360")]
    [InlineData(
        "C4:8", "D4:8", RepeatFrom, """<barline location="right"><repeat direction="backward" times="3"/></barline>""",
        "C4 0, D4 3840, D4 7680, D4 11520, E4 15360")]
    public void RepeatsAreExpanded(string first, string second, string before, string after, string onsets)
    {
        string text = Partwise(Start + Notes(first), before + Notes(second) + after, Notes("E4:8"));
        Assert.Equal(onsets, Show(text).Replace("+3840", "", StringComparison.Ordinal));
        Assert.Equal("C4 0+3840, D4 3840+3840, E4 7680+3840", ShowWritten(text));
    }

    [Fact]
    public void EndingsArePlayedInTheirPasses()
    {
        static string Ending(string number, string type, string location, string more = "") =>
            $"<barline location=\"{location}\"><ending number=\"{number}\" type=\"{type}\"/>{more}</barline>";
        const string Back = """<repeat direction="backward"/>""";
        string text = Partwise(
            Start + Notes("C4:8"),
            Ending("1, 2", "start", "left") + Notes("D4:8") + Ending("1, 2", "stop", "right", Back),
            Ending("3", "start", "left") + Notes("E4:8") + Ending("3", "discontinue", "right"),
            Notes("F4:8"));
        Assert.Equal(
            "C4 D4 C4 D4 C4 E4 F4",
            string.Join(' ', NotationText.ReadSound(text, "x.musicxml").Notes.Select(note => note.Pitch)));
    }

    [Fact]
    public void TimewiseIsTheSameAsPartwise()
    {
        string timewise = $"""
            <score-timewise version="4.0"><part-list/>
            <measure number="1">
              <part id="A">{Start}{Notes("C5:8")}</part>
              <part id="B">{Start}{Notes("C3:8~")}</part>
            </measure>
            <measure number="2">
              <part id="A">{Notes("D5:8")}</part>
              <part id="B">{Notes("~C3:8")}</part>
            </measure>
            </score-timewise>
            """;
        Assert.Equal("C5 0+3840, D5 3840+3840 | C3 0+7680", Show(timewise));
    }

    [Fact]
    public void ChordSymbolsAreNotNotes() =>
        Assert.Equal("C4 0+3840",
            Show(Partwise(
                Start + "<harmony><root><root-step>C</root-step></root><kind>major</kind></harmony>" + Notes("C4:8"))));

    [Fact]
    public void AnArchiveNamesItsScore()
    {
        byte[] archive = Zip(
            ("META-INF/container.xml", Container("real.xml")), ("other.xml", Partwise(Start + Notes("D4:8"))),
            ("real.xml", Partwise(Start + Notes("C4:8"))));
        ScoreReadResult result = ScoreReaders.Read(archive, "x.mxl", ReadPolicy.Strict);
        Assert.Equal("C4 0+3840", NotationText.Show(result.Score));
    }

    [Fact]
    public void ContentDecidesNotTheName()
    {
        string text = Partwise(Start + Notes("C4:8"));
        Assert.Equal("C4 0+3840", NotationText.Show(ScoreReaders.Read(Encoding.UTF8.GetBytes(text), "x.mid").Score));
        byte[] utf16 =
        [
            0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text.Replace("UTF-8", "UTF-16", StringComparison.Ordinal)),
        ];
        Assert.Equal("C4 0+3840", NotationText.Show(ScoreReaders.Read(utf16, "x.xml").Score));
    }
}
