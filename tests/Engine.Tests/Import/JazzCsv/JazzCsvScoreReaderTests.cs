using System.Globalization;
using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.JazzCsv;

/// <summary>Tables by hand. A beat lasts half a second unless a row says otherwise.</summary>
public class JazzCsvScoreReaderTests
{
    private const string Header = "onset,duration,period,division,bar,beat,tatum,beat_duration,signature,pitch,"
        + "loud_max,loud_median,phrase_id,chord";

    [Fact]
    public void OnsetsAreOnTheGridAndLengthsAsPlayed()
    {
        // bar, beat, tatum/division; the played onsets (column 1) mean nothing.
        Score score = Read(
            Row(bar: 1, beat: 2, tatum: 1, division: 1, seconds: 0.25, pitch: 60),
            Row(bar: 1, beat: 3, tatum: 2, division: 2, seconds: 0.1, pitch: 62),
            Row(bar: 1, beat: 4, tatum: 3, division: 3, seconds: 0.5, pitch: 64),
            Row(bar: 3, beat: 1, tatum: 1, division: 4, seconds: 1, pitch: 65));
        Assert.Equal("C4 960+480, D4 2400+192, E4 3520+960, F4 7680+1920", NotationText.Show(score));
        Assert.Equal("Solo", Assert.Single(score.Parts).Name);
        Assert.Equal([new MeterChange(Ticks.Zero, Meter.Common)], score.Meters);
        Assert.Equal([new TempoChange(Ticks.Zero, 120)], score.Tempos);
        Assert.Empty(score.Keys);
    }

    [Fact]
    public void ANoteEndsWhereTheNextBegins() =>
        Assert.Equal(
            "C4 0+480, D4 480+960", NotationText.Show(Read(Row(seconds: 2), Row(tatum: 2, division: 2, pitch: 62))));

    [Fact]
    public void BarsBeforeTheFirstChorusCountBackward() =>
        Assert.Equal(
            "C4 2880+960, D4 3840+960, E4 7680+960",
            NotationText.Show(Read(Row(bar: -1, beat: 4), Row(bar: 0, pitch: 62), Row(bar: 1, pitch: 64))));

    [Fact]
    public void TheSignatureMayChange()
    {
        Score score = Read(
            Row(bar: 1), Row(bar: 3, pitch: 62, signature: "3/4"), Row(bar: 4, beat: 3, pitch: 64, signature: "3/4"),
            Row(bar: 5, pitch: 65));
        Assert.Equal("C4 0+960, D4 7680+960, E4 12480+960, F4 13440+960", NotationText.Show(score));
        Assert.Equal(
            [(0L, "4/4"), (7680L, "3/4"), (13440L, "4/4")],
            score.Meters.Select(change => (change.Position.Value, change.Meter.ToString())));
    }

    [Fact]
    public void BeatsWithoutBarsAreCountedInFours()
    {
        Score score = Read(
            Row(bar: -1, signature: "1/4"), Row(bar: 2, tatum: 2, division: 2, pitch: 62, signature: "1/4"),
            Row(bar: 4, pitch: 64, signature: "1/4"));
        Assert.Equal("C4 2880+960, D4 6240+960, E4 7680+960", NotationText.Show(score));
        Assert.Equal([new MeterChange(Ticks.Zero, Meter.Common)], score.Meters);
    }

    [Fact]
    public void TemposFollowTheBeats()
    {
        Score score = Read(
            Row(beatSeconds: 0.5), Row(bar: 2, beatSeconds: 0.505), Row(bar: 3, beatSeconds: 0.25, seconds: 0.25),
            Row(bar: 3, beat: 2, beatSeconds: 0.35));
        // 1 % is not a change.
        Assert.Equal(
            [(0L, 120.0), (7680L, 200.0)],
            score.Tempos.Select(change => (change.Position.Value, Math.Round(change.QuartersPerMinute, 6))));
        Assert.Equal(960, score.Parts[0].Notes[2].Duration.Value);
    }

    [Fact]
    public void LoudnessBecomesVelocityAroundTheMedian()
    {
        Score score = Read(
            Row(loudness: "60"), Row(beat: 2, loudness: "67"), Row(beat: 3, loudness: "71"), Row(beat: 4, loudness: ""),
            Row(bar: 2, loudness: "90"), Row(bar: 2, beat: 2, loudness: "66"), Row(bar: 2, beat: 3, loudness: "20"));
        // The median is 67 dB; 4 dB are a factor of 10^(4/40).
        Assert.Equal([53, 80, 101, 80, 127, 76, 16], score.Parts[0].Notes.Select(note => (int)note.Velocity.Value));
    }

    [Fact]
    public void CellsMayBeQuotedAndColumnsInAnyOrder()
    {
        const string Text = "onset,duration,pitch,tatum,division,beat,bar,chord,signature,beat_duration\n"
            + "1,0.5,60.0,1,1,1,1,\"C7, \"\"alt\"\"\",\"\"\"3/4\"\"\",0.5\r\n";
        Score score = NotationText.ReadSound(Text, "tune");
        Assert.Equal("C4 0+960", NotationText.Show(score));
        Assert.Equal(new Meter(3, 4), score.Meters[0].Meter);
        Assert.Equal("tune", score.Title);
    }

    [Theory]
    [InlineData("1,0.5,4,1,1,5,1,0.5,4/4,60,,,1,C")] // a fifth beat
    [InlineData("1,0.5,4,2,1,1,3,0.5,4/4,60,,,1,C")] // a third half
    [InlineData("1,0.5,4,1,1,1,1,0,4/4,60,,,1,C")]
    [InlineData("1,-1,4,1,1,1,1,0.5,4/4,60,,,1,C")]
    [InlineData("1,0.5,4,1,1,1,1,0.5,4/5,60,,,1,C")]
    [InlineData("1,0.5,4,1,1,1,1,0.5,4/4,128,,,1,C")]
    [InlineData("1,0.5,4,1,9999999,1,1,0.5,4/4,60,,,1,C")]
    [InlineData("1,0.5,4")]
    public void RowsThatMakeNoSenseAreLeftOut(string row)
    {
        Score score = NotationText.CheckRepaired(
            $"{Header}\n{Row()}\n{row}\n", "x.csv", "a row that makes no sense; left out", line: 3);
        Assert.Single(score.Parts[0].Notes);
    }

    [Theory]
    [InlineData("", "not a table of notes: there is no column duration")]
    [InlineData(
        "onset,duration,period,division,bar,beat,signature,chord,form,chorus_id,bass\n",
        "not a table of notes: there is no column tatum")]
    [InlineData(Header, "no notes")]
    public void OtherTablesAreRefused(string text, string problem) => Assert.Equal(
        (problem, 1),
        Assert.Throws<ScoreReadException>(() => ScoreReaders.Read(Encoding.UTF8.GetBytes(text), "x.csv")) is { } error
            ? (error.Problem, error.Line ?? 0)
            : default);

    [Fact]
    public void MutatedTablesAreReadOrRefusedInTime() => NotationFuzz.Check(
        "fuzz.csv",
        "0123456789,.-/\"\n e",
        100_000,
        $"{Header}\n{Row()}\n{Row(bar: 2, beat: 3, tatum: 2, division: 3, pitch: 62, loudness: "60.5")}\n"
            + $"{Row(bar: 5, signature: "3/4")}\n",
        $"{Header}\n{Row(bar: -1, signature: "1/4", loudness: "55")}\n"
            + $"{Row(bar: 0, signature: "1/4", beatSeconds: 0.3)}\n"
            + $"{Row(bar: 4, signature: "1/4", seconds: 3)}\n");

    private static Score Read(params string[] rows) =>
        NotationText.ReadSound($"{Header}\n{string.Join('\n', rows)}\n", "x.csv");

    private static string Row(
        int bar = 1, int beat = 1, int tatum = 1, int division = 1, double seconds = 0.5, int pitch = 60,
        string signature = "4/4", double beatSeconds = 0.5, string loudness = "") =>
        string.Create(CultureInfo.InvariantCulture,
            $"9.5,{seconds},4,{division},{bar},{beat},{tatum},{beatSeconds},\"\"\"{signature}\"\"\",{pitch},"
            + $"0.1,{loudness},1,C7");
}
