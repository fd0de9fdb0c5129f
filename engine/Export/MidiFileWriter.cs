using System.Buffers.Binary;
using System.Text;
using Continuo.Engine.Music;
using Continuo.Engine.Storage;

namespace Continuo.Engine.Export;

/// <summary>
/// Writes a score as a Standard MIDI File (1.0, RP-001) of format 1: a first track with title, tempos, meters and keys,
/// then a track for each part, 960 ticks a quarter note. Reading it back gives the same score, except that parts
/// without notes are gone, tempos are rounded to a microsecond, and notes of one key that overlap may have swapped
/// ends. Without state [any].
/// </summary>
public static class MidiFileWriter
{
    private const int PercussionChannel = 9;
    private const int LongestTempo = 0xFF_FFFF; // microseconds a quarter note: 3.6 a minute
    private const double MicrosecondsPerMinute = 60e6;
    private const long LargestDelta = 0x0FFF_FFFF; // four bytes of seven bits
    private const byte ReleaseVelocity = 64;       // "not measured"

    /// <summary>Writes a file whole or not at all.</summary>
    /// <exception cref="ArgumentException">The score starts before zero or leaves a gap of 2^28 ticks or
    /// more.</exception>
    /// <exception cref="IOException">The folder is missing, full or not writable.</exception>
    public static void Write(string path, Score score)
    {
        byte[] bytes = ToBytes(score);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>What <see cref="Write"/> would put into a file.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Write"/>.</exception>
    public static byte[] ToBytes(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var bytes = new List<byte>();
        bytes.AddRange("MThd"u8);
        AddBigEndian(bytes, 6, 4);
        AddBigEndian(bytes, 1, 2);
        AddBigEndian(bytes, Math.Min(score.Parts.Count, 0xFFFE) + 1, 2);
        AddBigEndian(bytes, Ticks.PerQuarter, 2);
        AddTrack(bytes, ConductorEvents(score));
        int pitched = 0;
        foreach (Part part in score.Parts)
        {
            int free = part.IsPercussion ? PercussionChannel : NextChannel(pitched++);
            AddTrack(bytes, PartEvents(part, part.Channel ?? free));
        }
        return [.. bytes];
    }

    /// <summary>Around the fifteen channels that are not the percussion's.</summary>
    private static int NextChannel(int part) => part % 15 < PercussionChannel ? part % 15 : part % 15 + 1;

    private static List<TrackEvent> ConductorEvents(Score score)
    {
        var events = new List<TrackEvent>();
        if (score.Title.Length > 0)
            events.Add(Meta(Ticks.Zero, 0x03, Encoding.UTF8.GetBytes(score.Title)));
        foreach (MeterChange change in score.Meters)
            events.Add(Meta(
                change.Position, 0x58, (byte)change.Meter.Numerator, PowerOfTwo(change.Meter.Denominator),
                ClocksPerBeat(change.Meter), 8));
        foreach (TempoChange change in score.Tempos)
        {
            int microseconds = (int)Math.Clamp(
                Math.Round(MicrosecondsPerMinute / change.QuartersPerMinute), 1, LongestTempo);
            events.Add(
                Meta(change.Position, 0x51, (byte)(microseconds >> 16), (byte)(microseconds >> 8), (byte)microseconds));
        }
        foreach (KeyChange change in score.Keys)
            events.Add(Meta(change.Position, 0x59, (byte)(sbyte)change.Fifths, (byte)(change.IsMinor ? 1 : 0)));
        return events;
    }

    private static List<TrackEvent> PartEvents(Part part, int channel)
    {
        var events = new List<TrackEvent>();
        if (part.Name.Length > 0)
            events.Add(Meta(Ticks.Zero, 0x03, Encoding.UTF8.GetBytes(part.Name)));
        foreach (Note note in part.Notes)
        {
            events.Add(new TrackEvent(
                note.Onset, Rank.NoteOn, [(byte)(0x90 | channel), note.Pitch.Number, note.Velocity.Value]));
            events.Add(
                new TrackEvent(note.End, Rank.NoteOff, [(byte)(0x80 | channel), note.Pitch.Number, ReleaseVelocity]));
        }
        return events;
    }

    private static TrackEvent Meta(Ticks position, byte type, params byte[] data)
    {
        var bytes = new List<byte> { 0xFF, type };
        AddVariableLength(bytes, data.Length);
        bytes.AddRange(data);
        return new TrackEvent(position, Rank.Meta, [.. bytes]);
    }

    private static byte PowerOfTwo(int denominator) => (byte)int.Log2(denominator);

    /// <summary>MIDI clocks, 24 a quarter note, from one click of a metronome to the next.</summary>
    private static byte ClocksPerBeat(Meter meter) =>
        (byte)Math.Clamp(meter.Beat.Value * 24 / Ticks.PerQuarter, 1, 255);

    private static void AddTrack(List<byte> bytes, List<TrackEvent> events)
    {
        bytes.AddRange("MTrk"u8);
        int lengthAt = bytes.Count;
        AddBigEndian(bytes, 0, 4);
        Ticks now = Ticks.Zero;
        foreach (TrackEvent trackEvent in events.OrderBy(trackEvent => trackEvent.Position)
            .ThenBy(trackEvent => trackEvent.Rank))
        {
            long delta = (trackEvent.Position - now).Value;
            if (delta is < 0 or > LargestDelta)
                throw new ArgumentException(
                    FormattableString.Invariant($"A file cannot hold an event at {trackEvent.Position} after {now}."));
            AddVariableLength(bytes, (int)delta);
            bytes.AddRange(trackEvent.Bytes);
            now = trackEvent.Position;
        }
        bytes.AddRange([0x00, 0xFF, 0x2F, 0x00]);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Count - lengthAt - 4);
        for (int i = 0; i < length.Length; i++)
            bytes[lengthAt + i] = length[i];
    }

    private static void AddBigEndian(List<byte> bytes, int value, int count)
    {
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8)
            bytes.Add((byte)(value >> shift));
    }

    private static void AddVariableLength(List<byte> bytes, int value)
    {
        for (int shift = 21; shift > 0; shift -= 7)
        {
            if (value >> shift != 0)
                bytes.Add((byte)(0x80 | value >> shift & 0x7F));
        }
        bytes.Add((byte)(value & 0x7F));
    }

    /// <summary>Offs come before ons at the same place, so that a repeated note is heard twice.</summary>
    private enum Rank
    {
        Meta,
        NoteOff,
        NoteOn,
    }

    private readonly record struct TrackEvent(Ticks Position, Rank Rank, byte[] Bytes);
}
