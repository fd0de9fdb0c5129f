using Continuo.Engine.Export;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Midi;

namespace Continuo.Engine.Tests.Export;

public class MidiFileWriterTests
{
    [Fact]
    public void WhatIsWrittenIsReadBackTheSame()
    {
        var random = new Random(11);
        for (int round = 0; round < 500; round++)
            CheckSame(RandomScores.Next(random, mostNotes: 60));
    }

    [Fact]
    public void TheBytesAreThoseOfTheStandard()
    {
        var note = new Note(Ticks.Zero, new Ticks(960), new Pitch(60), new Velocity(64));
        var score = new Score(
            "T", [new Part("P", [note])], [new(Ticks.Zero, new Meter(6, 8))], [new(Ticks.Zero, 150)],
            [new(Ticks.Zero, -2, true)]);
        byte[] expected =
        [
            .. Smf.Header(1, 2, 960),
            .. Smf.Track("00 FF 03 01 54 00 FF 58 04 06 03 24 08 00 FF 51 03 06 1A 80 00 FF 59 02 FE 01"),
            .. Smf.Track("00 FF 03 01 50 00 90 3C 40 87 40 80 3C 40"),
        ];
        Assert.Equal(expected, MidiFileWriter.ToBytes(score));
    }

    [Fact]
    public void PartsTakeTheChannelsInTurnAndPercussionTheTenth()
    {
        Part[] parts = [.. Enumerable.Range(0, 17).Select(
            index => new Part("", [new Note(Ticks.Zero, new Ticks(1), new Pitch(60), new Velocity(1))], index == 3))];
        byte[] bytes = MidiFileWriter.ToBytes(new Score("", parts, [], [], []));
        int[] channels = [.. Enumerable.Range(0, bytes.Length - 2)
            .Where(i => bytes[i] >> 4 == 9 && bytes[i + 1] == 60 && bytes[i + 2] == 1).Select(i => bytes[i] & 15)];
        Assert.Equal("0 1 2 9 3 4 5 6 7 8 10 11 12 13 14 15 0", string.Join(' ', channels));
    }

    [Fact]
    public void ARepeatedNoteEndsBeforeItStartsAgain()
    {
        Note[] notes = [.. Enumerable.Range(0, 50)
            .Select(i => new Note(new Ticks(i * 10), new Ticks(10), new Pitch(60), new Velocity((byte)(i + 1))))];
        CheckSame(new Score("x", [new Part("p", notes)], [new(Ticks.Zero, Meter.Common)], [new(Ticks.Zero, 120)], []));
    }

    [Fact]
    public void NotesOutOfOrderGiveTheSameFile()
    {
        Note[] notes = [.. Enumerable.Range(0, 9)
            .Select(i => new Note(new Ticks(i * 10), new Ticks(10), new Pitch(60), new Velocity(64)))];
        Assert.Equal(MidiFileWriter.ToBytes(Melody(notes)), MidiFileWriter.ToBytes(Melody([.. notes.Reverse()])));

        static Score Melody(Note[] notes) => new("x", [new Part("p", notes)], [], [], []);
    }

    [Fact]
    public void TemposOutsideTheFormatAreClamped()
    {
        Score score = Smf.ReadSound(MidiFileWriter.ToBytes(
            new Score("", [new Part("", [])], [], [new(Ticks.Zero, 1e-3), new(new Ticks(1), 1e12)], [])));
        Assert.Equal(60e6 / 0xFFFFFF, score.Tempos[0].QuartersPerMinute);
        Assert.Equal(60e6, score.Tempos[1].QuartersPerMinute);
    }

    [Fact]
    public void PositionsThatNoFileHoldsAreRefused()
    {
        Assert.Throws<ArgumentException>(() => MidiFileWriter.ToBytes(ScoreAt(-1)));
        Assert.Throws<ArgumentException>(() => MidiFileWriter.ToBytes(ScoreAt(1L << 28)));
        Assert.Equal(
            (1L << 28) - 1,
            Smf.ReadSound(MidiFileWriter.ToBytes(ScoreAt((1L << 28) - 1))).Parts[0].Notes[0].Onset.Value);
    }

    [Fact]
    public void AFileOnDiskIsReadBack()
    {
        string path = Path.Combine(Path.GetTempPath(), $"continuo-{Guid.NewGuid():N}.mid");
        try
        {
            Score score = RandomScores.Next(new Random(3), mostNotes: 10);
            MidiFileWriter.Write(path, score);
            AssertSame(score, ScoreReaders.Read(path, ReadPolicy.Strict).Score);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Score ScoreAt(long onset) =>
        new("", [new Part("", [new Note(new Ticks(onset), new Ticks(1), new Pitch(1), new Velocity(1))])], [], [], []);

    private static void CheckSame(Score score) => AssertSame(score, Smf.ReadSound(MidiFileWriter.ToBytes(score)));

    private static void AssertSame(Score expected, Score found)
    {
        Assert.Equal(expected.Title, found.Title);
        Assert.Equal(expected.Meters, found.Meters);
        Assert.Equal(expected.Tempos, found.Tempos);
        Assert.Equal(expected.Keys, found.Keys);
        Assert.Equal(
            expected.Parts.Select(part => (part.Name, part.IsPercussion)),
            found.Parts.Select(part => (part.Name, part.IsPercussion)));
        foreach ((Part part, Part other) in expected.Parts.Zip(found.Parts))
            Assert.Equal(part.Notes, other.Notes);
    }
}
