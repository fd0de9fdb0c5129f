using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;
using static Continuo.Engine.Tests.Import.MusicXml.MusicXmlText;

namespace Continuo.Engine.Tests.Import.MusicXml;

/// <summary>Flaws that are repaired, and those that cannot be.</summary>
public partial class MusicXmlScoreReaderTests
{
    [Theory]
    [InlineData("~C4:8", "a tie that comes from nowhere; the note begins there")]
    [InlineData("C4:4~ D4:4", "a tie that leads nowhere; ignored")]
    [InlineData("C4:4 back:6 D4:8", "a step back beyond the bar's beginning; taken to the beginning")]
    [InlineData("C4:4 D4:0 E4:4", "a note without length; left out")]
    [InlineData("C4:4 H4:4", "a note whose pitch makes no sense; left out")]
    [InlineData("C4:4 s99 D4:4", "a staff that cannot be; taken as the first")]
    [InlineData("C4:x D4:8", "a length that makes no sense; ignored")]
    public void FlawsAreRepaired(string notes, string repair)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Partwise(Start + Notes(notes)));
        ScoreReadResult result = ScoreReaders.Read(bytes, "x.musicxml");
        Assert.StartsWith(repair, result.Repairs[0], StringComparison.Ordinal);
        Assert.NotEmpty(result.Score.Notes);
        ScoreReadException refusal = Assert.Throws<ScoreReadException>(
            () => ScoreReaders.Read(bytes, "x.musicxml", ReadPolicy.Strict));
        Assert.Equal((repair, 5), (refusal.Problem, refusal.Line));
    }

    [Theory]
    [InlineData("<attributes><divisions>0</divisions></attributes>", "a unit of lengths that cannot be; ignored")]
    [InlineData(
        "<attributes><time><beats>4</beats><beat-type>5</beat-type></time></attributes>",
        "a time signature that cannot be; ignored")]
    [InlineData("<attributes><key><fifths>9</fifths></key></attributes>", "a key signature that cannot be; ignored")]
    [InlineData("<sound tempo=\"0\"/>", "a tempo that cannot be; ignored")]
    public void SignsThatCannotBeAreIgnored(string sign, string repair)
    {
        Score score = NotationText.CheckRepaired(Partwise(Start + sign + Notes("C4:8")), "x.musicxml", repair, line: 5);
        Assert.Equal("C4 0+3840", NotationText.Show(score));
    }

    [Theory]
    [InlineData("<container><rootfiles><rootfile full-path='it's.xml'/></rootfiles></container>")]
    [InlineData("<container><rootfiles><rootfile full-path='gone.xml'/></rootfiles></container>")]
    [InlineData("<container/>")]
    [InlineData("")]
    [InlineData(null)]
    public void ADamagedContainerIsNoObstacleToTheOnlyScore(string? container)
    {
        (string, string) score = ("it's.xml", Partwise(Start + Notes("C4:8")));
        byte[] archive = container is null ? Zip(score) : Zip(("META-INF/container.xml", container), score);
        ScoreReadResult result = ScoreReaders.Read(archive, "x.mxl");
        Assert.Equal("C4 0+3840", NotationText.Show(result.Score));
        Assert.StartsWith(
            "META-INF/container.xml is missing or damaged", Assert.Single(result.Repairs), StringComparison.Ordinal);
        Assert.Throws<ScoreReadException>(() => ScoreReaders.Read(archive, "x.mxl", ReadPolicy.Strict));
    }

    [Fact]
    public void AnArchiveThatDoesNotSayWhichScoreIsRefused()
    {
        string text = Partwise(Start + Notes("C4:8"));
        CheckRefused(
            Zip(("a.xml", text), ("b.xml", text)), "a zip archive that does not say which of its scores counts");
        CheckRefused(Zip(("readme.txt", text)), "a zip archive without a score");
        CheckRefused([.. Zip(("a.xml", text)).AsSpan(0, 80)], "a damaged zip archive");
    }

    [Fact]
    public void TextThatIsNotXmlIsRefusedWithItsLine()
    {
        string sound = Partwise(Start + Notes("C4:8"));
        CheckRefused(Encoding.UTF8.GetBytes(sound[..^40]), "not well-formed XML", line: 5);
        CheckRefused(Encoding.UTF8.GetBytes("<html/>"), "no score: neither score-partwise nor score-timewise", line: 1);
        CheckRefused(Encoding.UTF8.GetBytes("<score-partwise/>"), "a score without parts", line: 1);
        CheckRefused([], "not well-formed XML", line: 1);
    }

    /// <summary>Neither an entity of the file's own nor one from outside it is expanded.</summary>
    [Theory]
    [InlineData("<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">")]
    [InlineData("<!ENTITY b SYSTEM \"file:///etc/hostname\">")]
    public void EntitiesAreNotExpanded(string declarations)
    {
        string text = $"<!DOCTYPE score-partwise [{declarations}]>\n"
            + "<score-partwise><movement-title>&b;</movement-title></score-partwise>";
        CheckRefused(Encoding.UTF8.GetBytes(text), "not well-formed XML", line: 2);
    }

    [Fact]
    public void WhatUnpacksBeyondTheLimitIsRefused()
    {
        byte[] bomb = Zip(("score.xml", "<score-partwise>" + new string(' ', ScoreReaders.MaximumBytes)));
        Assert.InRange(bomb.Length, 0, 1 << 20);
        CheckRefused(bomb, "larger than");
    }

    [Fact]
    public void ElementsNestedAbsurdlyDeepAreRefused() =>
        CheckRefused(
            Encoding.UTF8.GetBytes("<score-partwise>" + string.Concat(Enumerable.Repeat("<a>", 100_000))),
            "elements nested absurdly deep", line: 1);

    [Fact]
    public void RepeatsCannotFillTheMemory()
    {
        const string Back = """<barline><repeat direction="backward" times="16"/></barline>""";
        string many = string.Concat(Enumerable.Repeat(Notes("+C4:1"), 300_000));
        CheckRefused(Encoding.UTF8.GetBytes(Partwise(Start + many + Back)), "more than 1000000 notes with its repeats");
    }

    /// <summary>The cost of a tag grows with the square of its length.</summary>
    [Theory]
    [InlineData("<score-partwise ", "", "a{0}='' ", "/>")]
    [InlineData("<score-partwise><movement-title>", "</movement-title></score-partwise>", "text {0} ", "")]
    [InlineData("<!--", "--><score-partwise/>", "text {0} ", "")]
    public void TagsAndTextsOfMegabytesAreRefused(string start, string end, string unit, string close)
    {
        string many = string.Concat(Enumerable.Range(0, 100_000)
            .Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, unit, i)));
        CheckRefused(
            Encoding.UTF8.GetBytes(start + many + close + end), "a tag, a text or a comment absurdly long", line: 1);
    }

    [Fact]
    public void MorePartsThanAnyOrchestraAreRefused()
    {
        string parts = string.Concat(Enumerable.Range(0, 1001).Select(i => $"<part id='P{i}'><measure/></part>"));
        CheckRefused(
            Encoding.UTF8.GetBytes($"<score-partwise>{parts}</score-partwise>"), "more than 1000 parts", line: 1);
    }

    private static void CheckRefused(byte[] bytes, string problem, int? line = null)
    {
        ScoreReadException refusal = Assert.Throws<ScoreReadException>(() => ScoreReaders.Read(bytes, "x.mxl"));
        Assert.StartsWith(problem, refusal.Problem, StringComparison.Ordinal);
        Assert.True(line is null || refusal.Line == line, refusal.Message);
    }
}
