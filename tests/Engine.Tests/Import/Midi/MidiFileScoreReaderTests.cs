using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Midi;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Import.Midi;

/// <summary>Sound files: everything the standard allows.</summary>
public class MidiFileScoreReaderTests
{
    [Fact]
    public void AFileOfFormat0IsRead()
    {
        Score score = Smf.ReadSound(Smf.File(0, 96,
            "00 FF 03 04 54 75 6E 65 " +        // "Tune"
            "00 FF 51 03 06 1A 80 " +           // 400,000 µs: 150 a minute
            "00 FF 58 04 06 03 24 08 " +        // 6/8
            "00 FF 59 02 FE 01 " +              // two flats, minor
            "00 90 3C 40 60 80 3C 00 " +        // C4, a quarter note
            "30 90 3E 50 30 80 3E 7F"));        // an eighth rest, D4, an eighth
        Assert.Equal("Tune", score.Title);
        Assert.Equal("C4 0+960 v64, D4 1440+480 v80", Smf.Show(score));
        Assert.Equal([new MeterChange(Ticks.Zero, new Meter(6, 8))], score.Meters);
        Assert.Equal([new TempoChange(Ticks.Zero, 150)], score.Tempos);
        Assert.Equal([new KeyChange(Ticks.Zero, -2, true)], score.Keys);
    }

    [Fact]
    public void ASilentFileGetsTheStandardsDefaultsAndItsOwnName()
    {
        Score score = Smf.ReadSound(Smf.File(1, 480, ""));
        Assert.Equal("tune", score.Title);
        Assert.Empty(Assert.Single(score.Parts).Notes);
        Assert.Equal([new MeterChange(Ticks.Zero, Meter.Common)], score.Meters);
        Assert.Equal([new TempoChange(Ticks.Zero, 120)], score.Tempos);
        Assert.Empty(score.Keys);
    }

    [Fact]
    public void TracksAndChannelsBecomeParts()
    {
        Score score = Smf.ReadSound(Smf.File(1, 480,
            "00 FF 03 04 53 6F 6E 67",                                                  // "Song"
            "00 FF 03 02 50 66 00 90 3C 40 00 91 40 40 00 99 24 40 60 80 3C 40 00 81 40 40 00 89 24 40",
            "00 FF 03 04 42 E4 DF 65 00 92 30 40 60 82 30 40"));                        // Latin-1
        Assert.Equal("Song", score.Title);
        Assert.Equal(["Pf channel 1", "Pf channel 2", "Pf channel 10", "Bäße"], score.Parts.Select(part => part.Name));
        Assert.Equal([false, false, true, false], score.Parts.Select(part => part.IsPercussion));
        Assert.Equal("C4 0+192 v64, E4 0+192 v64, C2 0+192 v64, C3 0+192 v64", Smf.Show(score));
    }

    [Fact]
    public void RunningStatusHoldsAndVelocityZeroEndsANote() =>
        Assert.Equal("C4 0+960 v64, E4 960+960 v65", Smf.Show(Smf.ReadSound(Smf.File(0, 480,
            "00 90 3C 40 83 60 3C 00 00 40 41 83 60 40 00"))));

    [Fact]
    public void OtherEventsAreSteppedOver() =>
        Assert.Equal("C4 960+960 v64", Smf.Show(Smf.ReadSound(Smf.File(0, 480,
            "00 F0 05 43 12 00 07 F7 " +        // system exclusive
            "00 F7 03 F3 01 00 " +              // escape
            "00 FF 01 03 61 62 63 " +           // text
            "00 FF 20 01 00 " +                 // channel prefix
            "00 FF 7F 02 00 41 " +              // a maker's own
            "00 FF 66 00 " +                    // unknown, empty
            "83 60 90 3C 40 " +
            "00 B0 40 7F 00 C0 05 00 D0 10 00 E0 00 40 00 A0 3C 22 " + // pedal, program, pressure, bend, key pressure
            "83 60 80 3C 40"))));

    [Theory]
    [InlineData(true, "C4 0+2880 v64, E4 0+1920 v64, E4 1920+960 v64")]
    [InlineData(false, "C4 0+960 v64, E4 0+960 v64, E4 1920+480 v64")]
    public void TheSustainPedalMakesNotesLonger(bool usesPedal, string expected)
    {
        byte[] file = Smf.File(1, 480,
            "00 B0 40 40 8B 20 B0 40 3F",       // down from 0 to 1440, in a track of its own
            "00 90 3C 40 00 40 40 83 60 80 3C 00 00 40 00 83 60 90 40 40 81 70 80 40 00");
        var reader = new MidiFileScoreReader(usesPedal);
        Assert.Equal(expected, Smf.Show(reader.Read(file, "tune.mid", ReadPolicy.Strict).Score));
        Assert.Equal(expected, Smf.Show(Assert.Single(
            ScoreReaders.ReadAll(file, "tune.mid", ReadPolicy.Strict, usesPedal)).Score));
    }

    [Fact]
    public void OverlappingNotesOfAKeyEndOldestFirst() =>
        Assert.Equal("C4 0+1920 v64, C4 960+1920 v80", Smf.Show(Smf.ReadSound(Smf.File(0, 480,
            "00 90 3C 40 83 60 90 3C 50 83 60 80 3C 00 83 60 80 3C 00"))));

    [Fact]
    public void ANoteThatStartsBeforeTheLastOnesOffAtTheSameTickIsNotCut() =>
        Assert.Equal("C4 0+960 v64, C4 960+960 v80", Smf.Show(Smf.ReadSound(Smf.File(0, 480,
            "00 90 3C 40 83 60 90 3C 50 00 80 3C 00 83 60 80 3C 00"))));

    [Theory]
    [InlineData(1, 3, "C4 2880+2880 v64")]
    [InlineData(7, 3, "C4 411+412 v64")]            // 3/7 and 6/7 of 960: 411.4 and 822.9
    [InlineData(960, 3, "C4 3+3 v64")]
    [InlineData(1920, 3, "C4 2+1 v64")]             // 1.5 and 3
    [InlineData(32767, 100, "C4 3+3 v64")]          // 2.9 and 5.9
    [InlineData(32767, 1, "C4 0+1 v64")]            // never without length
    public void TicksAreScaledToTheNearest(int division, int ticks, string expected) =>
        Assert.Equal(
            expected, Smf.Show(Smf.ReadSound(Smf.File(0, division, $"{ticks:X2} 90 3C 40 {ticks:X2} 80 3C 40"))));

    [Theory]
    [InlineData(0xE728, "C4 0+1920 v64")]           // 25 frames of 40 ticks = 1 s: two quarter notes at 120
    [InlineData(0xE250, "C4 0+800 v64")]            // 30 of 80: 1,000 ticks are 0.41667 s
    [InlineData(0xE850, "C4 0+1000 v64")]           // 24 of 80: 0.52083 s
    [InlineData(0xE350, "C4 0+801 v64")]            // 29.97 of 80: 0.41708 s
    public void FrameRatesBecomeQuartersAt120(int division, string expected) =>
        Assert.Equal(expected, Smf.Show(Smf.ReadSound(Smf.File(0, division, "00 90 3C 40 87 68 80 3C 40"))));

    [Fact]
    public void FrameRatesFollowTheTempoMap()
    {
        // A tick is a millisecond. At 60 a minute for 1 s, then at 240: the
        // note from 0.5 s to 1.5 s lasts 0.5 + 2 quarters.
        Score score = Smf.ReadSound(Smf.File(1, 0xE728,
            "00 FF 51 03 0F 42 40 87 68 FF 51 03 03 D0 90", "83 74 90 3C 40 87 68 80 3C 40"));
        Assert.Equal("C4 480+2400 v64", Smf.Show(score));
        Assert.Equal([new TempoChange(Ticks.Zero, 60), new TempoChange(new Ticks(960), 240)], score.Tempos);
    }

    [Fact]
    public void Format2sTracksFollowEachOther()
    {
        Score score = Smf.ReadSound(Smf.File(2, 480,
            "00 FF 51 03 0F 42 40 00 FF 58 04 03 02 18 08 00 90 3C 40 83 60 80 3C 40 83 60 FF 01 00",
            "00 90 3E 40 83 60 80 3E 40"));
        Assert.Equal("C4 0+960 v64, D4 1920+960 v64", Smf.Show(score));
        Assert.Equal([new TempoChange(Ticks.Zero, 60), new TempoChange(new Ticks(1920), 120)], score.Tempos);
        Assert.Equal(
            [new MeterChange(Ticks.Zero, new Meter(3, 4)), new MeterChange(new Ticks(1920), Meter.Common)],
            score.Meters);
    }

    [Fact]
    public void ChangesAreOrderedAndTheLastAtAPositionCounts()
    {
        Score score = Smf.ReadSound(Smf.File(1, 480,
            "83 60 FF 58 04 03 02 18 08",
            "00 FF 58 04 02 02 18 08 83 60 FF 58 04 05 03 18 08 00 FF 59 02 01 00"));
        Assert.Equal(
            [new MeterChange(Ticks.Zero, new Meter(2, 4)), new MeterChange(new Ticks(960), new Meter(5, 8))],
            score.Meters);
        Assert.Equal([new KeyChange(new Ticks(960), 1, false)], score.Keys);
    }

    [Fact]
    public void AlienChunksLongHeadersAndRiffWrappersAreNoFlaw()
    {
        byte[] header = Smf.Chunk("MThd", [0, 0, 0, 1, 1, 0xE0, 9, 9]);
        byte[] file =
        [
            .. header, .. Smf.Chunk("XFIH", [1, 2, 3]), .. Smf.Track("00 90 3C 40 83 60 80 3C 40"),
            .. Smf.Chunk("junk", []),
        ];
        Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadSound(file)));

        byte[] riff =
        [
            .. "RIFF"u8, 0, 0, 0, 0, .. "RMID"u8, .. "DISP"u8, 3, 0, 0, 0, 1, 2, 3, 0, .. "data"u8,
            (byte)file.Length, 0, 0, 0, .. file, 0x55,
        ];
        Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadSound(riff)));
    }

    [Fact]
    public void ContentDecidesTheFormatThenTheExtension()
    {
        byte[] file = Smf.File(0, 480, "00 90 3C 40 83 60 80 3C 40");
        Assert.Equal("C4 0+960 v64", Smf.Show(ScoreReaders.Read(file, "song.txt").Score));
        using var stream = new MemoryStream(file);
        Assert.Equal("C4 0+960 v64", Smf.Show(ScoreReaders.Read(stream, "song").Score));
        Assert.True(ScoreReaders.HasKnownExtension("x.MID"));
        Assert.False(ScoreReaders.HasKnownExtension("x.exe"));
        Assert.Contains(
            "no known format",
            Assert.Throws<ScoreReadException>(() => ScoreReaders.Read([1, 2, 3, 4], "x.bin")).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "MThd", Assert.Throws<ScoreReadException>(() => ScoreReaders.Read([1, 2, 3, 4], "x.mid")).Message,
            StringComparison.Ordinal);
        Assert.IsAssignableFrom<IOException>(
            Assert.Throws<ScoreReadException>(() => ScoreReaders.Read("no/such/file.mid")).InnerException);
    }
}
