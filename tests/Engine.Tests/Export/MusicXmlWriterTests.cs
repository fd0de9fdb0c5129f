using System.Text;
using System.Xml.Linq;
using Continuo.Engine.Export;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Export;

public partial class MusicXmlWriterTests
{
    [Fact]
    public void WhatIsWrittenIsReadBackTheSame()
    {
        var random = new Random(5);
        for (int round = 0; round < 300; round++)
            CheckSame(NotatedScores.Next(random));
    }

    [Fact]
    public void EachVoiceFillsItsBarsWithValuesThatLastAsTheyLook()
    {
        var random = new Random(6);
        for (int round = 0; round < 100; round++)
            foreach (XElement measure in Written(NotatedScores.Next(random)).Descendants("measure"))
                CheckMeasure(measure);
    }

    [Theory]
    [InlineData("C4 1/4, D4 1/8, E4 1/8, F4 1/2", "quarter eighth eighth half")]
    [InlineData("C4 3/8, D4 1/8, E4 3/16, F4 1/16, G4 1/4", "quarter. eighth eighth. 16th quarter")]
    [InlineData("C4 1/8, D4 1/4, E4 1/4, F4 1/4, G4 1/8", "eighth quarter quarter quarter eighth")]
    [InlineData("C4 5/8, D4 3/8", "half eighth~ quarter.")]
    [InlineData("C4 1/8, D4 1/2, E4 3/8", "eighth quarter. eighth~ quarter.")]
    [InlineData("C4 1/1, D4 1/1", "whole whole")]
    [InlineData("C4 3/2, D4 1/2", "whole half~ half")]
    [InlineData("C4 1/8T, D4 1/8T, E4 1/8T, r 3/4", "[eighth eighth eighth] half.-r")]
    [InlineData("C4 1/4T, D4 1/8T, E4 1/2, r 1/4", "[quarter eighth] half quarter-r")]
    [InlineData("C4 1/4T, D4 1/4T, E4 1/4T, F4 1/2", "[quarter quarter quarter] half")]
    [InlineData("C4 1/16T, D4 1/16T, E4 1/16T, F4 1/8, G4 3/4", "[16th 16th 16th] eighth half.")]
    [InlineData("r 1/1, C4 1/1", "rest whole")]
    public void NotesBecomeValues(string notes, string values) =>
        Assert.Equal(values, Values(TestPhrases.Score(notes)));

    [Theory]
    [InlineData("C4 3/8, D4 1/4, E4 1/8", 6, 8, "quarter. quarter eighth")]
    [InlineData("C4 1/4, D4 1/4, E4 1/4", 6, 8, "quarter eighth eighth~ quarter")] // the second beat is seen
    [InlineData("C4 3/4", 6, 8, "half.")]
    [InlineData("C4 5/8", 5, 8, "half eighth~")]
    public void CompoundBeatsAreSeen(string notes, int numerator, int denominator, string values) =>
        Assert.Equal(values, Values(TestPhrases.Score(notes, new Meter(numerator, denominator))));

    [Theory]
    [InlineData(61, 0, false, "C#4")]
    [InlineData(63, 0, false, "Eb4")]
    [InlineData(68, 0, true, "G#4")]
    [InlineData(61, -4, false, "Db4")]
    [InlineData(66, -5, false, "Gb4")]
    [InlineData(60, 7, false, "B#3")]
    [InlineData(71, -7, false, "Cb5")]
    [InlineData(0, 7, false, "B#-2")]
    [InlineData(127, 0, false, "G9")]
    public void PitchesAreSpelledByTheKey(byte pitch, int fifths, bool isMinor, string spelled)
    {
        Score score = TestPhrases.Score([new Note(Ticks.Zero, new Ticks(3840), new Pitch(pitch), new Velocity(80))])
            with { Keys = [new KeyChange(Ticks.Zero, fifths, isMinor)] };
        XElement written = Written(score).Descendants("pitch").Single();
        int alteration = (int?)written.Element("alter") ?? 0;
        string sign = alteration > 0 ? "#" : alteration < 0 ? "b" : "";
        Assert.Equal(spelled, $"{written.Element("step")!.Value}{sign}{written.Element("octave")!.Value}");
        CheckSame(score);
    }

    [Fact]
    public void OverlapsAreVoicesAndChordsAreOne()
    {
        Note[] notes = [.. TestPhrases.Notes("C5+E5 1/1"), .. TestPhrases.Notes("C4 1/2, D4 1/2")];
        XElement[] written = [.. Written(
            TestPhrases.Score([.. notes.OrderBy(note => note.Onset).ThenBy(note => note.Pitch)])).Descendants("note")];
        Assert.Equal("1 1 2 2", string.Join(' ', written.Select(note => note.Element("voice")!.Value)));
        Assert.Equal([false, true, false, false], written.Select(note => note.Element("chord") is not null));
    }

    [Fact]
    public void PerformancesAreRoundedToTheGrid()
    {
        Note[] played =
        [
            new(new Ticks(7), new Ticks(950), new Pitch(60), new Velocity(99)),
            new(new Ticks(965), new Ticks(3), new Pitch(62), new Velocity(1)),
        ];
        Assert.Equal("C4 0+960, D4 960+40", NotationText.Show(ReadBack(TestPhrases.Score(played))));
    }

    [Fact]
    public void WordsThatXmlCannotHoldAreCleaned()
    {
        Score score = TestPhrases.Score("C4 1/1") with { Title = "a\u0001<b>&\uD83C\uDFB5\uD83C" };
        Assert.Equal("a<b>&\uD83C\uDFB5", ReadBack(score).Title);
    }

    [Fact]
    public void ScoresThatCannotBeWrittenAreRefused()
    {
        Assert.Throws<ArgumentException>(() => MusicXmlWriter.ToBytes(
            TestPhrases.Score([new Note(new Ticks(-960), new Ticks(10), new Pitch(60), new Velocity(1))])));
        Assert.Throws<ArgumentException>(() => MusicXmlWriter.ToBytes(
            TestPhrases.Score([new Note(new Ticks(1L << 40), new Ticks(10), new Pitch(60), new Velocity(1))])));
    }

    private static void CheckSame(Score score)
    {
        Score read = ReadBack(score);
        Assert.Equal(score.Parts.Select(NotationText.Show), read.Parts.Select(NotationText.Show));
        Assert.Equal(
            score.Parts.Select(part => (part.Name, part.IsPercussion && part.Notes.Count > 0)),
            read.Parts.Select(part => (part.Name, part.IsPercussion)));
        Ticks end = score.End;
        Assert.Equal(
            score.Meters.Where(change => change.Position < end), read.Meters.Where(change => change.Position < end));
        Assert.Equal(
            score.Tempos.Where(change => change.Position < end), read.Tempos.Where(change => change.Position < end));
        Assert.Equal(
            score.Keys.Where(change => change.Position < end), read.Keys.Where(change => change.Position < end));
    }

    private static Score ReadBack(Score score)
    {
        ScoreReadResult result = ScoreReaders.Read(MusicXmlWriter.ToBytes(score), "x.musicxml", ReadPolicy.Strict);
        return result.Score;
    }

    private static XDocument Written(Score score) =>
        XDocument.Parse(Encoding.UTF8.GetString(MusicXmlWriter.ToBytes(score)));

    private static void CheckMeasure(XElement measure)
    {
        var filled = new Dictionary<string, int>();
        int open = 0;
        foreach (XElement note in measure.Elements("note").Where(note => note.Element("chord") is null))
        {
            int duration = (int)note.Element("duration")!;
            string voice = note.Element("voice")!.Value;
            filled[voice] = filled.GetValueOrDefault(voice) + duration;
            if (note.Element("type") is { } type)
                Assert.Equal(duration, LooksLike(type.Value, note));
            foreach (XElement tuplet in note.Descendants("tuplet"))
                open += (string?)tuplet.Attribute("type") == "start" ? 1 : -1;
            Assert.Equal(
                note.Element("time-modification") is not null
                && note.Descendants("tuplet").All(tuplet => (string?)tuplet.Attribute("type") != "stop"), open == 1);
        }
        Assert.Equal(0, open);
        Assert.Single(filled.Values.Distinct());
    }

    private static double LooksLike(string type, XElement note)
    {
        string[] types = ["breve", "whole", "half", "quarter", "eighth", "16th", "32nd", "64th"];
        double steps = 192.0 / (1 << Array.IndexOf(types, type));
        steps *= note.Element("dot") is null ? 1 : 1.5;
        return note.Element("time-modification") is null ? steps : steps * 2 / 3;
    }

    /// <summary>
    /// "quarter. eighth~ [16th …]": dots, the ends of ties, triplets; "-r" are rests, "rest" those of a whole bar.
    /// </summary>
    private static string Values(Score score)
    {
        var values = new List<string>();
        foreach (XElement note in Written(score).Descendants("note"))
        {
            string type = note.Element("type")?.Value ?? "rest";
            string rest = note.Element("rest") is not null && type != "rest" ? "-r" : "";
            string dot = note.Element("dot") is null ? "" : ".";
            string tie = note.Elements("tie").Any(tie => (string?)tie.Attribute("type") == "stop") ? "~" : "";
            string[] tuplet = [.. note.Descendants("tuplet").Select(tuplet => tuplet.Attribute("type")!.Value)];
            values.Add(
                (tuplet.Contains("start") ? "[" : "") + type + dot + rest + tie + (tuplet.Contains("stop") ? "]" : ""));
        }
        return string.Join(' ', values);
    }
}
