using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Common;

/// <summary>A MIDI channel message at its place in the music.</summary>
/// <param name="Quarters">Quarter notes from the start, 0 or more.</param>
/// <param name="Status">0x80..0xEF: kind and channel.</param>
/// <param name="Data1">0..127.</param>
/// <param name="Data2">0..127; 0 for messages of one data byte.</param>
public readonly record struct ChannelMessage(double Quarters, byte Status, byte Data1, byte Data2)
{
    /// <summary>0..15.</summary>
    public int Channel => Status & 0x0F;

    /// <summary>0x8..0xE.</summary>
    public int Kind => Status >> 4;

    /// <summary>A note-on with velocity zero is a note-off (MIDI 1.0, "Note On").</summary>
    public bool IsNoteOn => Kind == 0x9 && Data2 > 0;

    /// <summary>Either form of a note-off.</summary>
    public bool IsNoteOff => Kind == 0x8 || (Kind == 0x9 && Data2 == 0);
}

/// <summary>
/// Music as an instrument receives it: every channel message, unlike a <see cref="Score"/>, which holds notes.
/// </summary>
/// <param name="Messages">By position; at one position other messages, then note-offs, then note-ons.</param>
/// <param name="Tempos">Quarter notes a minute from a position on, ordered; the first lies at 0.</param>
/// <param name="Meters">Time signatures from a position on, ordered; the first lies at 0.</param>
/// <param name="End">Quarter notes; at or after the last message.</param>
/// <param name="Repairs">What the reader had to repair: a sentence for each kind.</param>
public sealed record Performance(
    IReadOnlyList<ChannelMessage> Messages,
    IReadOnlyList<(double Quarters, double QuartersPerMinute)> Tempos,
    IReadOnlyList<(double Quarters, Meter Meter)> Meters,
    double End,
    IReadOnlyList<string> Repairs);
