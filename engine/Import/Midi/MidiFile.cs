namespace Continuo.Engine.Import.Midi;

/// <summary>A Standard MIDI File taken apart, not yet interpreted.</summary>
/// <param name="Format">0 one track, 1 tracks that sound together, 2 tracks that follow each other.</param>
/// <param name="Division">What a tick is.</param>
/// <param name="Tracks">At least one.</param>
/// <param name="Bytes">What the events' offsets point into.</param>
internal sealed record MidiFile(int Format, MidiDivision Division, IReadOnlyList<MidiTrack> Tracks, byte[] Bytes)
{
    public ReadOnlySpan<byte> Data(MidiEvent midiEvent) => Bytes.AsSpan(midiEvent.DataStart, midiEvent.DataLength);
}

/// <summary>The events of one track chunk.</summary>
/// <param name="Events">In the file's order, without the end-of-track.</param>
/// <param name="EndTick">Where the track ends.</param>
/// <param name="EndPosition">Byte offset of its end.</param>
internal sealed record MidiTrack(IReadOnlyList<MidiEvent> Events, long EndTick, int EndPosition);

/// <summary>The header's division: ticks of a quarter note, or of a second.</summary>
/// <param name="PerQuarter">1..32767; 0 when ticks measure seconds.</param>
/// <param name="PerSecond">Ticks a second, else 0.</param>
internal readonly record struct MidiDivision(int PerQuarter, double PerSecond);
