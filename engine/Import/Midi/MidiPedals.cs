using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Midi;

/// <summary>
/// The sustain and sostenuto pedals of a file (controllers 64 and 66). A note that is released while the sustain pedal
/// of its channel is down lasts until that is up, or until its key is struck again, as in the plugin. Sostenuto does
/// the same with the notes whose keys are down when it goes down.
/// </summary>
internal sealed class MidiPedals
{
    private const byte ResetAllControllers = 121;

    private readonly bool _inSequence; // format 2: each track has pedals of its own
    private readonly Dictionary<(Pedal Pedal, int Track, int Channel), List<(long Down, long Up)>> _spans = [];

    public MidiPedals(MidiFile file)
    {
        _inSequence = file.Format == 2;
        if (_inSequence)
        {
            for (int track = 0; track < file.Tracks.Count; track++)
                AddPedals(track, file.Tracks[track].Events.Where(IsPedal), file.Tracks[track].EndTick);
        }
        else
        {
            // A channel's pedal may stand in another track than its notes.
            AddPedals(
                0, file.Tracks.SelectMany(track => track.Events).Where(IsPedal).OrderBy(pedal => pedal.Tick),
                file.Tracks.Max(track => track.EndTick));
        }
    }

    /// <summary>Makes the notes of a track longer.</summary>
    public void Extend(List<MidiNote> notes, int track)
    {
        if (_spans.Count == 0)
            return;
        var next = new Dictionary<(int Channel, byte Pitch), long>(); // where the key is struck next
        int[] latestFirst =
            [.. Enumerable.Range(0, notes.Count).Reverse().OrderByDescending(index => notes[index].Start)];
        foreach (int index in latestFirst)
        {
            MidiNote note = notes[index];
            var key = (note.Channel, note.Pitch);
            long struck = next.GetValueOrDefault(key, long.MaxValue);
            next[key] = note.Start;
            long end = EndOf(note, track);
            if (struck > note.End && end > note.End)
                notes[index] = note with { End = Math.Min(end, struck) };
        }
    }

    private static bool IsPedal(MidiEvent midiEvent) =>
        midiEvent.Status >> 4 == 0xB
        && midiEvent.Data1 is (byte)Pedal.Sustain or (byte)Pedal.Sostenuto or ResetAllControllers;

    /// <param name="pedals">In order of time.</param>
    private void AddPedals(int track, IEnumerable<MidiEvent> pedals, long end)
    {
        MidiEvent[] events = [.. pedals];
        AddSpans(Pedal.Sustain, track, events, end);
        AddSpans(Pedal.Sostenuto, track, events, end);
    }

    private void AddSpans(Pedal pedal, int track, MidiEvent[] events, long end)
    {
        Span<long> down = stackalloc long[16];
        down.Fill(-1);
        foreach (MidiEvent move in events)
        {
            if (move.Data1 != (byte)pedal && move.Data1 != ResetAllControllers)
                continue;
            ref long since = ref down[move.Channel];
            bool isDown = move.Data1 == (byte)pedal && move.Data2 >= 64;
            if (isDown == since >= 0)
                continue;
            if (!isDown)
                Add(pedal, track, move.Channel, since, move.Tick);
            since = isDown ? move.Tick : -1;
        }
        for (int channel = 0; channel < 16; channel++)
        {
            if (down[channel] >= 0)
                Add(pedal, track, channel, down[channel], end);
        }
    }

    private void Add(Pedal pedal, int track, int channel, long down, long up)
    {
        if (!_spans.TryGetValue((pedal, track, channel), out List<(long Down, long Up)>? spans))
            _spans[(pedal, track, channel)] = spans = [];
        spans.Add((down, up));
    }

    /// <summary>Where a note ends, if its key is not struck again.</summary>
    private long EndOf(in MidiNote note, int track)
    {
        (long Down, long Up)? caught = SpanAt(Pedal.Sostenuto, track, note.Channel, note.End);
        long end = caught is { } span && span.Down > note.Start ? span.Up : note.End;
        return SpanAt(Pedal.Sustain, track, note.Channel, end)?.Up ?? end;
    }

    /// <summary>From where to where the pedal is down at a tick; null where it is up.</summary>
    private (long Down, long Up)? SpanAt(Pedal pedal, int track, int channel, long tick)
    {
        if (!_spans.TryGetValue((pedal, _inSequence ? track : 0, channel), out List<(long Down, long Up)>? spans))
            return null;
        int low = 0, high = spans.Count; // the first span that ends after the tick
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (spans[middle].Up > tick)
                high = middle;
            else
                low = middle + 1;
        }
        return low < spans.Count && spans[low].Down <= tick ? spans[low] : null;
    }
}
