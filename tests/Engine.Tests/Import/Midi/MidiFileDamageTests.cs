using System.Diagnostics;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Midi;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Import.Midi;

/// <summary>Damaged files: repaired with a remark, or refused with the place.</summary>
public class MidiFileDamageTests
{
    private const string C4 = "00 90 3C 40 83 60 80 3C 40";
    private const string D4 = "00 90 3E 40 83 60 80 3E 40";

    [Fact]
    public void NoteOffsWithoutNoteOnsAreIgnoredAndCounted() =>
        Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadRepaired(Smf.File(0, 480, "00 80 3C 40 " + C4 + " 00 80 3C 40"),
            "a note-off without its note-on; ignored (2 times, first at byte 24)")));

    [Fact]
    public void ANoteThatNeverEndsIsCutAtTheTracksEnd() =>
        Assert.Equal(
            "C4 0+1920 v64, D4 0+960 v64",
            Smf.Show(Smf.ReadRepaired(Smf.File(0, 480, "00 90 3C 40 " + D4 + " 83 60 FF 01 00"),
                "a note never ends; cut at the next of its key or the track's end (byte 24)")));

    [Fact]
    public void ALostNoteOffDoesNotShiftTheOffsOfLaterNotes() =>
        Assert.Equal("C4 0+960 v64, C4 960+960 v65, C4 1920+960 v66", Smf.Show(Smf.ReadRepaired(
            Smf.File(0, 480, "00 90 3C 40 83 60 90 3C 41 83 60 80 3C 40 00 90 3C 42 83 60 80 3C 40"),
            "a note never ends")));

    [Fact]
    public void AnOverlapBeforeALostNoteOffIsKept() =>
        Assert.Equal("C4 0+960 v64, C4 480+960 v65, C4 1920+960 v66", Smf.Show(Smf.ReadRepaired(Smf.File(0, 480,
            "00 90 3C 40 81 70 90 3C 41 81 70 80 3C "
                + "40 81 70 80 3C 40 81 70 90 3C 42 83 60 FF 01 00"), "a note never ends")));

    [Fact]
    public void ANoteWithoutLengthGetsOneTick() =>
        Assert.Equal("C4 0+2 v64", Smf.Show(
            Smf.ReadRepaired(Smf.File(0, 480, "00 90 3C 40 00 80 3C 40"), "a note without length; given one tick")));

    [Fact]
    public void AnEmptyTrackChunkIsATrackWithoutEnd() =>
        Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadRepaired(
            [.. Smf.Header(1, 2, 480), .. Smf.Chunk("MTrk", []), .. Smf.Track(C4)],
            "a track without its end-of-track")));

    [Fact]
    public void AMissingEndOfTrackIsRepaired() =>
        Assert.Equal("C4 0+960 v64, D4 0+960 v64", Smf.Show(Smf.ReadRepaired(
            [.. Smf.Header(1, 2, 480), .. Smf.Chunk("MTrk", Smf.Hex(C4)), .. Smf.Track(D4)],
            "a track without its end-of-track")));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    [InlineData(0x7FFF_FFFF)]
    [InlineData(-1)]        // 0xFFFFFFFF
    [InlineData(-13)]
    public void AWrongTrackLengthIsRepaired(int error)
    {
        byte[] first = Smf.Hex(C4 + " " + Smf.End);
        int length = error is 1 or 7 or 1_000 ? first.Length + error : error;
        byte[] file = [.. Smf.Header(1, 2, 480), .. Smf.Chunk("MTrk", first, length), .. Smf.Track(D4)];
        Assert.Equal(
            "C4 0+960 v64, D4 0+960 v64",
            Smf.Show(Smf.ReadRepaired(file, "a track's length is wrong; read to its end-of-track (byte 18)")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(12)]
    public void ATrackLengthTooShortIsRepaired(int length)
    {
        byte[] file =
        [
            .. Smf.Header(1, 2, 480), .. Smf.Chunk("MTrk", Smf.Hex(C4 + " " + Smf.End), length), .. Smf.Track(D4),
        ];
        Assert.Equal("C4 0+960 v64, D4 0+960 v64", Smf.Show(Smf.ReadRepaired(file, "a track's length is wrong")));
    }

    [Fact]
    public void ALastTrackTooLongOrTooShortIsRepaired()
    {
        foreach (int length in new[] { 3, 100 })
        {
            byte[] file = [.. Smf.Header(0, 1, 480), .. Smf.Chunk("MTrk", Smf.Hex(C4 + " " + Smf.End), length)];
            Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadRepaired(file, "a track's length is wrong")));
        }
    }

    [Fact]
    public void AFileCutAnywhereKeepsWhatCameBefore()
    {
        byte[] whole = Smf.File(1, 480, C4, D4);
        var found = new HashSet<string>();
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                found.Add(Smf.Show(Smf.Read(whole[..length]).Score));
            }
            catch (ScoreReadException error)
            {
                Assert.True(length < 22, $"refused at {length} bytes: {error.Message}");
                Assert.InRange(error.Position!.Value, 0, length);
            }
        }
        Assert.Contains("C4 0+960 v64", found);
        Assert.Contains("C4 0+960 v64, D4 0+960 v64", found); // the cut end-of-track
    }

    [Fact]
    public void BytesBehindATrackOrTheFileAreSkipped()
    {
        byte[] padded = Smf.Chunk("MTrk", Smf.Hex(C4 + " " + Smf.End + " 00 00 00"));
        Assert.Equal("C4 0+960 v64, D4 0+960 v64", Smf.Show(Smf.ReadRepaired(
            [.. Smf.Header(1, 2, 480), .. padded, .. Smf.Track(D4)],
            "bytes stand behind a track's end; skipped (byte 35)")));
        Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadRepaired(
            [.. Smf.File(0, 480, C4), 0, 0, 0, 0, 0],
            "bytes stand between the tracks or behind them; skipped (byte 35)")));
        Assert.Equal("C4 0+960 v64, D4 0+960 v64", Smf.Show(Smf.ReadRepaired(
            [.. Smf.Header(1, 2, 480), .. Smf.Track(C4), 1, 2, 3, .. Smf.Track(D4)],
            "bytes stand between the tracks")));
        Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadRepaired(
            [.. new byte[128], .. Smf.File(0, 480, C4)], "bytes stand before the header; skipped (byte 0)")));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 9)]
    public void ATrackCountThatIsWrongIsRepaired(int format, int announced) =>
        Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadRepaired(
            [.. Smf.Header(format, announced, 480), .. Smf.Track(C4)],
            "the header counts other tracks than there are; all are read (byte 10)")));

    [Fact]
    public void AFormatThatIsWrongIsRepaired()
    {
        Smf.ReadRepaired(Smf.File(7, 480, C4), "an unknown format; read as format 1");
        Smf.ReadRepaired(Smf.File(0, 480, C4, D4), "format 0 with several tracks; read as format 1");
        Smf.ReadRepaired(
            [.. Smf.Chunk("MThd", [0, 0, 0, 1, 1, 0xE0], 0x10000), .. Smf.Track(C4)],
            "the header's length is wrong; taken as 6");
    }

    [Fact]
    public void DataWithoutStatusAndHalfMessagesAreSkipped()
    {
        Assert.Equal("C4 0+960 v64", Smf.Show(
            Smf.ReadRepaired(Smf.File(0, 480, "00 3C 40 90 3C 40 83 60 80 3C 40"), "data without a status byte")));
        Assert.Equal("", Smf.Show(Smf.ReadRepaired(
            Smf.File(0, 480, "00 40 FF 2F 00 " + C4), "data without a status byte",
            "bytes stand behind a track's end")));
        Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadRepaired(
            Smf.File(0, 480, C4 + " 00 90 3E 80 00 80 3E 40"), "a message lacks a data byte", "a note-off")));
        Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadRepaired(
            Smf.File(0, 480, "00 90 3C 40 00 FF 01 00 83 60 3C 00"), "running status goes on behind a meta event")));
        Assert.Equal("C4 0+960 v64", Smf.Show(Smf.ReadRepaired(
            Smf.File(0, 480, "00 F8 00 F2 01 02 " + C4), "a system message that no file may hold; skipped (2 times")));
    }

    [Fact]
    public void ADamagedDeltaTimeEndsItsTrackOnly() =>
        Assert.Equal(
            "C4 0+960 v64, D4 0+960 v64",
            Smf.Show(Smf.ReadRepaired(Smf.File(1, 480, C4 + " FF FF FF FF FF 7F 90 3E 40", D4),
                "a damaged delta time; the rest of the track is left out", "a track without its end-of-track")));

    [Fact]
    public void APayloadLongerThanItsTrackEndsItsTrackOnly() =>
        Assert.Equal(
            "C4 0+960 v64, D4 0+960 v64", Smf.Show(Smf.ReadRepaired(Smf.File(1, 480, C4 + " 00 FF 01 8F 7F 41", D4),
                "an event is cut off; the rest of the track is left out", "a track without its end-of-track")));

    [Fact]
    public void ImpossibleTemposMetersAndKeysAreIgnored()
    {
        Score score = Smf.ReadRepaired(
            Smf.File(0, 480, "00 FF 51 03 00 00 00 00 FF 51 01 05 00 FF 58 04 00 02 18 08 00 "
                + "FF 58 04 04 06 18 08 00 FF 58 01 04 00 FF 59 02 08 00 00 FF 59 02 00 02 00 FF 59 02 80 00 " + C4),
            "a tempo of zero or cut off; ignored (2 times", "a time signature that cannot be; ignored (3 times",
            "a key signature that cannot be; ignored (3 times");
        Assert.Equal([new TempoChange(Ticks.Zero, 120)], score.Tempos);
        Assert.Equal([new MeterChange(Ticks.Zero, Meter.Common)], score.Meters);
        Assert.Empty(score.Keys);
    }

    [Fact]
    public void WhatIsNoMidiFileIsRefusedWithThePlace()
    {
        Smf.CheckRefused([], "MThd is missing", 0);
        Smf.CheckRefused(new byte[5000], "MThd is missing", 0);
        Smf.CheckRefused([.. "MThd"u8], "cut off", 0);
        Smf.CheckRefused([.. "MThd"u8, 0, 0, 0, 6, 0, 0], "cut off", 0);
        Smf.CheckRefused(Smf.Chunk("MThd", [0, 0, 0, 1]), "cut off", 0);
        Smf.CheckRefused(Smf.File(0, 0, C4), "division", 12);
        Smf.CheckRefused(Smf.File(0, 0xE700, C4), "no ticks in a frame", 12);
        Smf.CheckRefused(Smf.File(0, 0x9C28, C4), "frame rate", 12);
        Smf.CheckRefused(Smf.Header(0, 1, 480), "no track", 14);
        Smf.CheckRefused([.. "RIFF"u8, 4, 0, 0, 0, .. "RMID"u8], "without MIDI data", 12);
        Smf.CheckRefused([.. "RIFF"u8, 4, 0, 0, 0, .. "RMID"u8, .. "data"u8, 0, 0, 0, 0], "MThd is missing", 20);
    }

    [Fact]
    public void PositionsBeyondAllMusicAreRefused()
    {
        string late = string.Join(' ', Enumerable.Repeat("FF FF FF 7F FF 01 00", 9)); // 9 * (2^28 - 1) ticks
        Smf.CheckRefused(Smf.File(0, 480, late), "absurdly late", 22 + 8 * 7 + 4);
        string half = string.Join(' ', Enumerable.Repeat("FF FF FF 7F FF 01 00", 7));
        Assert.Equal(
            "absurdly late",
            Assert.Throws<ScoreReadException>(() => Smf.Read(Smf.File(2, 480, half, half))).Problem[^13..]);
        Smf.ReadSound(Smf.File(1, 1, half, half));
    }

    [Fact]
    public void TenMillionEventsAreRefusedAndFourAreRead()
    {
        var watch = Stopwatch.StartNew();
        Assert.Contains(
            "events", Assert.Throws<ScoreReadException>(() => Smf.Read(Endless(10_000_000))).Message,
            StringComparison.Ordinal);
        Score score = Smf.ReadSound(Endless(MidiTrackParser.MaximumEvents));
        Assert.Equal(MidiTrackParser.MaximumEvents / 2, score.Parts[0].Notes.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
    }

    /// <summary>One key repeated under running status.</summary>
    private static byte[] Endless(int events)
    {
        byte[] data = new byte[1 + 3 * events + 4];
        data[1] = 0x90;
        for (int i = 0; i < events; i++)
        {
            int at = i == 0 ? 2 : 1 + 3 * i + 1;
            data[at] = 0x3C;
            data[at + 1] = (byte)(i % 2 == 0 ? 0x40 : 0);
            if (at + 2 < data.Length)
                data[at + 2] = 1;
        }
        data[^4] = 0;
        data[^3] = 0xFF;
        data[^2] = 0x2F;
        data[^1] = 0;
        return [.. Smf.Header(0, 1, 480), .. Smf.Chunk("MTrk", data)];
    }
}
