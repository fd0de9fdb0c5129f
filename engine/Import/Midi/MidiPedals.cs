namespace Continuo.Engine.Import.Midi;

/// <summary>
/// The sustain pedals of a file (controller 64). A note that is released while the pedal of its channel is down lasts
/// until that is up, or until its key is struck again, as in the plugin.
/// </summary>
internal sealed class MidiPedals
{
    private const byte Sustain = 64;
    private const byte ResetAllControllers = 121;

    private readonly bool _inSequence; // format 2: each track has pedals of its own
    private readonly Dictionary<(int Track, int Channel), List<(long Down, long Up)>> _spans = [];

    public MidiPedals(MidiFile file)
    {
        _inSequence = file.Format == 2;
        if (_inSequence)
        {
            for (int track = 0; track < file.Tracks.Count; track++)
                AddSpans(track, file.Tracks[track].Events.Where(IsPedal), file.Tracks[track].EndTick);
        }
        else
        {
            // A channel's pedal may stand in another track than its notes.
            AddSpans(
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
            if (struck > note.End && UpAfter(track, note.Channel, note.End) is { } up)
                notes[index] = note with { End = Math.Min(up, struck) };
        }
    }

    private static bool IsPedal(MidiEvent midiEvent) =>
        midiEvent.Status >> 4 == 0xB && midiEvent.Data1 is Sustain or ResetAllControllers;

    /// <param name="pedals">In order of time.</param>
    private void AddSpans(int track, IEnumerable<MidiEvent> pedals, long end)
    {
        Span<long> down = stackalloc long[16];
        down.Fill(-1);
        foreach (MidiEvent pedal in pedals)
        {
            ref long since = ref down[pedal.Channel];
            bool isDown = pedal.Data1 == Sustain && pedal.Data2 >= 64;
            if (isDown == since >= 0)
                continue;
            if (!isDown)
                Add(track, pedal.Channel, since, pedal.Tick);
            since = isDown ? pedal.Tick : -1;
        }
        for (int channel = 0; channel < 16; channel++)
        {
            if (down[channel] >= 0)
                Add(track, channel, down[channel], end);
        }
    }

    private void Add(int track, int channel, long down, long up)
    {
        if (!_spans.TryGetValue((track, channel), out List<(long Down, long Up)>? spans))
            _spans[(track, channel)] = spans = [];
        spans.Add((down, up));
    }

    /// <summary>Where the pedal that is down at a tick goes up; null where it is up.</summary>
    private long? UpAfter(int track, int channel, long tick)
    {
        if (!_spans.TryGetValue((_inSequence ? track : 0, channel), out List<(long Down, long Up)>? spans))
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
        return low < spans.Count && spans[low].Down <= tick ? spans[low].Up : null;
    }
}
