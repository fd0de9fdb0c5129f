using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Midi;
using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Listening;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

public sealed class SeedBufferTests
{
    private readonly SeedBuffer _seed = new();

    [Fact]
    public void CompleteNotesEndBeforeTheFirstKeyThatIsDown()
    {
        On(0, 60);
        On(240, 62);
        Off(480, 62);
        Assert.Equal(0, _seed.Complete.Length);
        Off(500, 60);
        Assert.Equal(2, _seed.Complete.Length);
        Assert.Equal(new Ticks(500), _seed.Complete[0].Duration);
    }

    [Fact]
    public void OfAKeyStruckTwiceEachNoteOffEndsTheOldestNote()
    {
        On(0, 60);
        On(1920, 60);
        Assert.True(Off(1930, 60));
        Assert.Equal(1, _seed.KeysDown);
        Assert.True(Off(3840, 60));
        Assert.Equal(0, _seed.KeysDown);
        Assert.Equal([new Ticks(1930), new Ticks(1920)], Durations());
        Assert.False(Off(3850, 60));
    }

    [Fact]
    public void AKeyThatRepeatsLegatoIsDownUntilItsLastNoteOff()
    {
        On(0, 60);
        On(480, 60); // before the note-off of its sample
        Off(480, 60);
        Assert.Equal(1, _seed.KeysDown);
        Off(960, 60);
        Assert.Equal([new Ticks(480), new Ticks(480)], Durations());
    }

    [Fact]
    public void ThePedalHoldsANoteUntilItIsUpOrItsKeyIsStruckAgain()
    {
        Press(0, isDown: true);
        On(0, 60);
        Off(100, 60);
        On(0, 64);
        Off(200, 64);
        Assert.Equal(2, _seed.KeysDown);
        On(500, 60);
        Assert.Equal(2, _seed.KeysDown);
        Press(900, isDown: false);
        Assert.Equal(1, _seed.KeysDown);
        Off(1000, 60);
        Assert.Equal([new Ticks(500), new Ticks(900), new Ticks(500)], Durations());
        Assert.Equal(new Ticks(1000), _seed.LastRelease);
    }

    /// <summary>MIDI 1.0, Channel Mode Messages: 123 is as if the keys went up.</summary>
    [Fact]
    public void NotesThatThePedalHoldsOutlastAllNotesOff()
    {
        Press(0, isDown: true);
        On(0, 60);
        Assert.False(_seed.AllNotesOff(new Ticks(100), 0));
        Assert.Equal(1, _seed.KeysDown);
        Assert.True(Press(300, isDown: false));
        Assert.Equal([new Ticks(300)], Durations());
    }

    [Fact]
    public void SostenutoHoldsWhatWasDownWhenItWentDown()
    {
        On(0, 48);
        Press(100, isDown: true, pedal: Pedal.Sostenuto);
        Assert.False(Off(200, 48));
        On(200, 60);
        Assert.True(Off(300, 60));
        Press(350, isDown: true, pedal: Pedal.Sostenuto); // it is down already
        Assert.True(Press(400, isDown: false, pedal: Pedal.Sostenuto));
        Assert.Equal([new Ticks(400), new Ticks(100)], Durations());
    }

    [Fact]
    public void SostenutoDoesNotHoldWhatTheSustainPedalHolds()
    {
        Press(0, isDown: true);
        On(0, 48);
        Off(100, 48);
        Press(200, isDown: true, pedal: Pedal.Sostenuto);
        Assert.True(Press(300, isDown: false));
        Assert.Equal([new Ticks(300)], Durations());
    }

    [Fact]
    public void WhatSostenutoLetsGoTheSustainPedalHolds()
    {
        On(0, 48);
        Press(100, isDown: true, pedal: Pedal.Sostenuto);
        Press(150, isDown: true);
        Off(200, 48);
        Assert.False(Press(300, isDown: false, pedal: Pedal.Sostenuto));
        Assert.True(Press(400, isDown: false));
        Assert.Equal([new Ticks(400)], Durations());
    }

    [Fact]
    public void ThePedalOfAnotherChannelHoldsNothing()
    {
        Press(0, isDown: true, channel: 3);
        On(0, 60);
        Assert.True(Off(100, 60));
    }

    [Fact]
    public void WhatOnlyThePedalHoldsIsNoPartOfTheNextPhrase()
    {
        Press(0, isDown: true);
        On(0, 60);
        On(0, 64);
        Off(100, 60);
        _seed.Retire();
        On(500, 67);
        Assert.Equal((2, 2), (_seed.Count, _seed.KeysDown));
    }

    /// <summary>What is learned from a performance is what is imported from its file.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(8, 0)]
    [InlineData(0, 8)]
    [InlineData(8, 8)]
    public void OverlappingNotesAreReadAsFromAFile(int sustains, int sostenutos)
    {
        const int Notes = 60;
        var random = new Random(3);
        var messages = new List<(long Tick, byte Status, byte Data1, byte Data2)>();
        for (int i = 0; i < Notes; i++)
        {
            long onset = random.Next(8000);
            byte pitch = (byte)(60 + random.Next(3));
            messages.Add((onset, 0x90, pitch, 80));
            messages.Add((onset + 1 + random.Next(1500), 0x80, pitch, 0));
        }
        void AddPedal(Pedal pedal, int count)
        {
            for (int i = 0; i < count; i++)
            {
                long down = i * 1000 + random.Next(90);
                messages.Add((down, 0xB0, (byte)pedal, 127));
                messages.Add((down + 1 + random.Next(900), 0xB0, (byte)pedal, 0));
            }
        }

        AddPedal(Pedal.Sustain, sustains);
        AddPedal(Pedal.Sostenuto, sostenutos);
        // At one sample, controllers come before notes, as from a VST 3 host.
        messages = [.. messages.OrderBy(message => message.Tick).ThenByDescending(message => message.Status == 0xB0)];
        foreach ((long tick, byte status, byte data1, byte data2) in messages)
        {
            if (status == 0x90)
                On(tick, data1);
            else if (status == 0x80)
                Off(tick, data1);
            else
                Press(tick, isDown: data2 == 127, pedal: (Pedal)data1);
        }
        var heard = new Note[Notes];
        Assert.Equal(Notes, _seed.CopyTo(heard, Ticks.Zero));
        Score imported = new MidiFileScoreReader()
            .Read(MidiBytes(messages), "overlaps.mid", ReadPolicy.Strict).Score;
        Assert.Equal(InOrder(imported.Parts[0].Notes), InOrder(heard));
    }

    [Fact]
    public void AllNotesOffReleasesTheKeysOfItsChannelAlone()
    {
        On(0, 60);
        On(0, 64);
        On(0, 60, channel: 1);
        Assert.True(_seed.AllNotesOff(new Ticks(480), 0));
        Assert.Equal(1, _seed.KeysDown);
        Assert.False(_seed.AllNotesOff(new Ticks(490), 0));
        Assert.Equal(3, _seed.Count);
        Assert.Equal(new Ticks(480), _seed.LastRelease);
    }

    [Fact]
    public void WithIdsAKeyStruckAgainEndsItsEarlierNote()
    {
        _seed.NoteOn(new Ticks(0), 0, new Pitch(60), new Velocity(80), noteId: 1);
        _seed.NoteOn(new Ticks(480), 0, new Pitch(60), new Velocity(80), noteId: 2);
        Assert.Equal(1, _seed.KeysDown);
        Assert.Equal(new Ticks(480), _seed.Complete[0].Duration);
    }

    [Fact]
    public void TheNoteOffOfAnEarlierNoteOfTheKeyLeavesTheLaterOneDown()
    {
        _seed.NoteOn(new Ticks(0), 0, new Pitch(60), new Velocity(80), noteId: 1);
        _seed.NoteOn(new Ticks(100), 0, new Pitch(60), new Velocity(80), noteId: 2);
        Assert.False(_seed.NoteOff(new Ticks(200), 0, new Pitch(60), noteId: 1));
        Assert.Equal(1, _seed.KeysDown);
        Assert.True(_seed.NoteOff(new Ticks(300), 0, new Pitch(60), noteId: 2));
    }

    [Fact]
    public void WhenFullTheOlderHalfIsForgottenAndKeysStayTrue()
    {
        On(0, 20); // held from the start: forgotten with its half
        for (int i = 1; i < SeedBuffer.Capacity; i++)
        {
            On(i * 10, 60);
            Off(i * 10 + 5, 60);
        }
        Assert.Equal(SeedBuffer.Capacity, _seed.Count);
        On(100_000, 64);
        Assert.Equal(SeedBuffer.Capacity / 2 + 1, _seed.Count);
        Assert.Equal(1, _seed.KeysDown);
        Assert.False(Off(100_010, 20));
        Assert.True(Off(100_020, 64));
        Assert.Equal(new Ticks(20), _seed.Complete[^1].Duration);
    }

    [Fact]
    public void APerformanceOfAnyKindNeverCountsFewerThanNoKeys()
    {
        var random = new Random(1);
        for (int i = 0; i < 100_000; i++)
        {
            if (random.Next(2) == 0)
                On(i, random.Next(128), random.Next(16));
            else
                Off(i, random.Next(128), random.Next(16));
            Assert.InRange(_seed.KeysDown, 0, 16 * 128);
            Assert.InRange(_seed.Count, 0, SeedBuffer.Capacity);
        }
    }

    private Ticks[] Durations() => [.. _seed.Complete.ToArray().Select(note => note.Duration)];

    private static IEnumerable<Note> InOrder(IEnumerable<Note> notes) =>
        notes.OrderBy(note => note.Onset).ThenBy(note => note.Pitch).ThenBy(note => note.Duration);

    /// <summary>A file of format 0, 960 ticks a quarter note.</summary>
    private static byte[] MidiBytes(IEnumerable<(long Tick, byte Status, byte Data1, byte Data2)> messages)
    {
        List<byte> track = [];
        long last = 0;
        foreach ((long tick, byte status, byte data1, byte data2) in messages)
        {
            long delta = tick - last;
            last = tick;
            track.AddRange([(byte)(0x80 | delta >> 7), (byte)(delta & 0x7F), status, data1, data2]);
        }
        track.AddRange([0, 0xFF, 0x2F, 0]);
        return
        [
            .. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 960 >> 8, 960 & 0xFF, .. "MTrk"u8,
            0, 0, (byte)(track.Count >> 8), (byte)track.Count, .. track,
        ];
    }

    private bool Press(long tick, bool isDown, int channel = 0, Pedal pedal = Pedal.Sustain) =>
        _seed.Press(pedal, new Ticks(tick), channel, isDown);

    private void On(long tick, int pitch, int channel = 0) =>
        _seed.NoteOn(new Ticks(tick), channel, new Pitch((byte)pitch), new Velocity(80));

    private bool Off(long tick, int pitch, int channel = 0) =>
        _seed.NoteOff(new Ticks(tick), channel, new Pitch((byte)pitch));
}
