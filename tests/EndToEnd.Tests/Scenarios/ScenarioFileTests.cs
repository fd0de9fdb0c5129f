using Xunit;

namespace Continuo.EndToEnd.Tests.Scenarios;

/// <summary>A scenario file that says nothing that can be held is refused, with its name and the line.</summary>
public sealed class ScenarioFileTests
{
    private const string Good = """
        # A sentence.
        host: --tempo 240 --length-quarters 8
        set: Mode=Trade; Trade Bars=2
        play:
          1   C4 E4+G4 - Bb3 1/8 v90 ch2
        script:
          at 2 param Mode Hold
        expect:
          at least 1 answers in 2..4
        """;

    [Fact]
    public void WhatIsPlayedIsReadAsAMusicianWouldReadIt()
    {
        Scenario scenario = ScenarioFile.Parse(Good.Split('\n'), "area/good.scenario");
        Assert.Equal("area/good", scenario.Name);
        Assert.Equal(
            [new(1, 0.5, 60, 90, 2), new(1.5, 0.5, 64, 90, 2), new(1.5, 0.5, 67, 90, 2), new(2.5, 0.5, 58, 90, 2)],
            scenario.Played);
        Assert.Contains((3, "at 0 param \"Trade Bars\" \"2\""), scenario.Script);
        Assert.Contains((7, "at 2 param Mode Hold"), scenario.Script);
    }

    [Theory]
    [InlineData("# A sentence.", "no sentence", 1)]
    [InlineData("host: --tempo 240 --length-quarters 8", "host: --tempo 240", 9)]
    [InlineData("set: Mode=Trade; Trade Bars=2", "tune: Mode=Trade", 3)]
    [InlineData("set: Mode=Trade; Trade Bars=2", "set: Mood=Trade", 3)]
    [InlineData("set: Mode=Trade; Trade Bars=2", "set: Mode", 3)]
    [InlineData("set: Mode=Trade; Trade Bars=2", "positions: sideways", 3)]
    [InlineData("set: Mode=Trade; Trade Bars=2", "blocks may differ:", 3)]
    [InlineData("1   C4 E4+G4 - Bb3 1/8 v90 ch2", "1   C4 H4 1/8", 5)]
    [InlineData("1   C4 E4+G4 - Bb3 1/8 v90 ch2", "1   C4 eighth", 5)]
    [InlineData("1   C4 E4+G4 - Bb3 1/8 v90 ch2", "C4 D4 1/8", 5)]
    [InlineData("1   C4 E4+G4 - Bb3 1/8 v90 ch2", "1   C12 1/8", 5)]
    [InlineData("at 2 param Mode Hold", "param Mode Hold", 7)]
    [InlineData("at 2 param Mode Hold", "at 2 param Mood Hold", 7)]
    [InlineData("at least 1 answers in 2..4", "at least one answer", 9)]
    [InlineData("at least 1 answers in 2..4", "onsets on sixteenths", 9)]
    [InlineData("at least 1 answers in 2..4", "pitches within C4", 9)]
    [InlineData("at least 1 answers in 2..4", "", 9)]
    public void AMalformedLineIsNamed(string line, string instead, int at)
    {
        string text = Good.Replace(line, instead, StringComparison.Ordinal);
        Assert.NotEqual(Good, text);
        ScenarioException error = Assert.Throws<ScenarioException>(
            () => ScenarioFile.Parse(text.Split('\n'), "area/bad.scenario"));
        Assert.StartsWith($"area/bad.scenario:{at}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThereAreAtLeastSixtyScenariosAndEachSaysWhatItShows()
    {
        List<string> files = [.. ScenarioRuns.Wanted()];
        Assert.True(
            files.Count >= 60 || Environment.GetEnvironmentVariable("CONTINUO_SCENARIO") is not null,
            $"only {files.Count}");
        List<string> sentences =
        [
            .. files.Select(file => File.ReadLines(Path.Combine(ScenarioRuns.Folder, file)).First()),
        ];
        Assert.Equal(sentences.Count, sentences.Distinct().Count());
    }
}
