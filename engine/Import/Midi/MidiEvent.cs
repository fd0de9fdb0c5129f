using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Midi;

/// <summary>An event of a track, as it stands in the file; running status is already filled in.</summary>
/// <param name="Tick">From the track's start, in the file's own division, 0..2^31.</param>
/// <param name="Status">0x80..0xEF a channel message; 0xF0, 0xF7 system exclusive; 0xFF a meta event.</param>
/// <param name="Data1">First data byte, or the meta event's type.</param>
/// <param name="Data2">Second data byte, or 0.</param>
/// <param name="DataStart">Byte offset, in the file, of the data or payload.</param>
/// <param name="DataLength">Bytes of it.</param>
internal readonly record struct MidiEvent(long Tick, byte Status, byte Data1, byte Data2, int DataStart, int DataLength)
{
    public const byte Meta = 0xFF;

    /// <summary>0..15, for channel messages.</summary>
    public int Channel => Status & 0x0F;

    /// <summary>A note-on with velocity zero is a note-off (MIDI 1.0, "Note On").</summary>
    public bool IsNoteOn => Status >> 4 == 0x9 && Data2 > 0;

    public bool IsNoteOff => Status >> 4 == 0x8 || (Status >> 4 == 0x9 && Data2 == 0);

    public bool IsMeta(MidiMetaType type) => Status == Meta && Data1 == (byte)type;
}

/// <summary>Meta events that matter here (Standard MIDI Files 1.0, "Meta-Events").</summary>
internal enum MidiMetaType : byte
{
    TrackName = 0x03,
    EndOfTrack = 0x2F,
    Tempo = 0x51,
    Meter = 0x58,
    Key = 0x59,
}
