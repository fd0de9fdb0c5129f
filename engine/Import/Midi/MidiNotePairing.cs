using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Midi;

/// <summary>A note of a track, in the file's ticks.</summary>
internal readonly record struct MidiNote(int Channel, byte Pitch, byte Velocity, long Start, long End);

/// <summary>
/// Joins the note-ons and note-offs of a track. On one key an off ends the oldest open note. If a key never falls
/// silent again, offs were lost: from its last silence on, the next
/// note-on of the key, or the track's end, ends a note.
/// </summary>
internal sealed class MidiNotePairing(RepairLog log)
{
    private readonly List<Message>?[] _keys = new List<Message>?[16 * 128]; // messages since the key's last silence
    private readonly int[] _open = new int[16 * 128];
    private readonly List<int> _touched = [];
    private List<MidiNote> _notes = [];

    public List<MidiNote> Pair(MidiTrack track)
    {
        _notes = [];
        foreach (MidiEvent midiEvent in track.Events)
        {
            if (midiEvent.IsNoteOn)
                Open(midiEvent);
            else if (midiEvent.IsNoteOff)
                Close(midiEvent);
        }
        foreach (int key in _touched)
        {
            CutHanging(key, track);
            _keys[key]!.Clear();
            _open[key] = 0;
        }
        _touched.Clear();
        return _notes;
    }

    private static int KeyOf(MidiEvent midiEvent) => midiEvent.Channel * 128 + midiEvent.Data1;

    private void Open(MidiEvent midiEvent)
    {
        int key = KeyOf(midiEvent);
        List<Message> messages = _keys[key] ??= [];
        if (messages.Count == 0)
            _touched.Add(key);
        messages.Add(new Message(midiEvent.Tick, midiEvent.Data2, midiEvent.DataStart));
        _open[key]++;
    }

    private void Close(MidiEvent midiEvent)
    {
        int key = KeyOf(midiEvent);
        if (_open[key] == 0)
        {
            log.Add("a note-off without its note-on; ignored", midiEvent.DataStart);
            return;
        }
        _keys[key]!.Add(new Message(midiEvent.Tick, 0, midiEvent.DataStart));
        if (--_open[key] == 0)
        {
            PairOldestFirst(key);
            _keys[key]!.Clear();
        }
    }

    private void PairOldestFirst(int key)
    {
        List<Message> messages = _keys[key]!;
        int off = -1;
        foreach (Message on in messages)
        {
            if (!on.IsOn)
                continue;
            do
                off++;
            while (messages[off].IsOn);
            Emit(key, on, messages[off].Tick);
        }
    }

    private void CutHanging(int key, MidiTrack track)
    {
        if (_open[key] == 0)
            return;
        Message? open = null;
        foreach (Message message in _keys[key]!)
        {
            if (open is { } note && message.Tick > note.Tick) // else the same note twice
                Emit(key, note, message.Tick);
            open = message.IsOn ? message : null;
        }
        if (open is { } last)
            Emit(key, last, track.EndTick);
        for (int hanging = 0; hanging < _open[key]; hanging++)
            log.Add("a note never ends; cut at the next of its key or the track's end", _keys[key]![0].Position);
    }

    private void Emit(int key, Message on, long end)
    {
        if (end <= on.Tick)
            log.Add("a note without length; given one tick", on.Position);
        _notes.Add(new MidiNote(key / 128, (byte)(key % 128), on.Velocity, on.Tick, Math.Max(end, on.Tick + 1)));
    }

    /// <summary>Velocity 0 is an off.</summary>
    private readonly record struct Message(long Tick, byte Velocity, int Position)
    {
        public bool IsOn => Velocity > 0;
    }
}
