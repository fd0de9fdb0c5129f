using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Midi;

/// <summary>
/// From a file's events to music. A part for each track and channel that holds notes. Format 2's tracks follow each
/// other, each with the default tempo and meter until it names its own. The sustain pedal makes notes longer; other
/// controllers, programs and pitch bends are left out: a score holds notes.
/// </summary>
internal sealed class MidiFileToScore
{
    /// <summary>Where a file is silent: 120 quarter notes a minute (Standard MIDI Files 1.0, "Set Tempo").</summary>
    public const double DefaultTempo = 120;

    private const double MicrosecondsPerMinute = 60e6;
    private const int LargestMeterPower = 5; // 32nds

    private readonly MidiFile _file;
    private readonly RepairLog _log;
    private readonly MidiPedals? _pedals;
    private readonly List<(long Tick, Meter Value)> _meters = [];
    private readonly List<(long Tick, double Value)> _tempos = [];
    private readonly List<(long Tick, (int Fifths, bool IsMinor) Value)> _keys = [];
    private readonly List<(string Name, bool IsPercussion, List<MidiNote> Notes)> _parts = [];
    private string _title = "";

    private MidiFileToScore(MidiFile file, RepairLog log, bool usesPedal)
    {
        _pedals = usesPedal ? new MidiPedals(file) : null;
        _file = file;
        _log = log;
    }

    public static Score Convert(MidiFile file, string name, RepairLog log, bool usesPedal) =>
        Convert(file, name, log, usesPedal, out _);

    /// <inheritdoc cref="Convert(MidiFile, string, RepairLog, bool)"/>
    /// <param name="scale">Where the file's ticks lie in the score.</param>
    public static Score Convert(MidiFile file, string name, RepairLog log, bool usesPedal, out MidiTickScale scale) =>
        new MidiFileToScore(file, log, usesPedal).Convert(name, out scale);

    private Score Convert(string name, out MidiTickScale scale)
    {
        bool inSequence = _file.Format == 2;
        var pairing = new MidiNotePairing(_log);
        long offset = 0;
        for (int index = 0; index < _file.Tracks.Count; index++)
        {
            MidiTrack track = _file.Tracks[index];
            if (index == 0 || inSequence)
            {
                _tempos.Add((offset, DefaultTempo));
                _meters.Add((offset, Meter.Common));
            }
            string trackName = ReadMetaEvents(track, offset);
            if (index == 0)
                _title = trackName;
            List<MidiNote> notes = pairing.Pair(track);
            _pedals?.Extend(notes, index);
            AddParts(notes, trackName, offset);
            offset += inSequence ? track.EndTick : 0;
            if (offset > MidiTrackParser.MaximumTick)
                throw _log.Refusal("an event lies absurdly late", track.EndPosition);
        }

        List<(long Tick, double Value)> tempos = LastOfEachTick(_tempos);
        var ticks = scale = new MidiTickScale(_file.Division, tempos);
        return new Score(
            _title.Length > 0 ? _title : Path.GetFileNameWithoutExtension(name),
            [.. _parts.Select(part => ToPart(part.Name, part.IsPercussion, part.Notes, ticks))
                .DefaultIfEmpty(new Part("", []))],
            ToChanges(LastOfEachTick(_meters), (at, meter) => new MeterChange(at, meter), scale),
            ToChanges(tempos, (at, tempo) => new TempoChange(at, tempo), scale),
            ToChanges(LastOfEachTick(_keys), (at, key) => new KeyChange(at, key.Fifths, key.IsMinor), scale));
    }

    /// <returns>The track's name.</returns>
    private string ReadMetaEvents(MidiTrack track, long offset)
    {
        string name = "";
        foreach (MidiEvent midiEvent in track.Events)
        {
            if (midiEvent.Status != MidiEvent.Meta)
                continue;
            long tick = offset + midiEvent.Tick;
            ReadOnlySpan<byte> data = _file.Data(midiEvent);
            switch ((MidiMetaType)midiEvent.Data1)
            {
                case MidiMetaType.TrackName when name.Length == 0:
                    name = MidiText.Decode(data);
                    break;
                case MidiMetaType.Tempo:
                    ReadTempo(tick, data, midiEvent.DataStart);
                    break;
                case MidiMetaType.Meter:
                    ReadMeter(tick, data, midiEvent.DataStart);
                    break;
                case MidiMetaType.Key:
                    ReadKey(tick, data, midiEvent.DataStart);
                    break;
            }
        }
        return name;
    }

    private void ReadTempo(long tick, ReadOnlySpan<byte> data, int position)
    {
        int microseconds = data.Length < 3 ? 0 : data[0] << 16 | data[1] << 8 | data[2];
        if (microseconds == 0)
            _log.Add("a tempo of zero or cut off; ignored", position);
        else
            _tempos.Add((tick, MicrosecondsPerMinute / microseconds));
    }

    private void ReadMeter(long tick, ReadOnlySpan<byte> data, int position)
    {
        if (data.Length < 2 || data[0] == 0 || data[1] > LargestMeterPower)
            _log.Add("a time signature that cannot be; ignored", position);
        else
            _meters.Add((tick, new Meter(data[0], 1 << data[1])));
    }

    private void ReadKey(long tick, ReadOnlySpan<byte> data, int position)
    {
        if (data.Length < 2 || Math.Abs((int)(sbyte)data[0]) > 7 || data[1] > 1)
            _log.Add("a key signature that cannot be; ignored", position);
        else
            _keys.Add((tick, ((sbyte)data[0], data[1] == 1)));
    }

    private void AddParts(List<MidiNote> notes, string trackName, long offset)
    {
        var channels = notes.GroupBy(note => note.Channel).OrderBy(channel => channel.Key).ToList();
        foreach (IGrouping<int, MidiNote> channel in channels)
        {
            string name = channels.Count == 1
                ? trackName
                : FormattableString.Invariant($"{trackName} channel {channel.Key + 1}").TrimStart();
            List<MidiNote> moved =
            [
                .. channel.Select(note => note with { Start = note.Start + offset, End = note.End + offset }),
            ];
            _parts.Add((name, channel.Key == MidiChannels.Percussion, moved));
        }
    }

    private static Part ToPart(string name, bool isPercussion, List<MidiNote> notes, MidiTickScale scale)
    {
        var converted = new List<Note>(notes.Count);
        foreach (MidiNote note in notes)
        {
            Ticks start = scale.At(note.Start);
            var duration = new Ticks(Math.Max(1, (scale.At(note.End) - start).Value));
            converted.Add(new Note(start, duration, new Pitch(note.Pitch), new Velocity(note.Velocity)));
        }
        converted.Sort(Compare);
        return new Part(name, converted, isPercussion);
    }

    /// <summary>A total order, so that the result does not depend on the sort.</summary>
    private static int Compare(Note a, Note b)
    {
        int order = a.Onset.CompareTo(b.Onset);
        if (order == 0)
            order = a.Pitch.CompareTo(b.Pitch);
        if (order == 0)
            order = a.Duration.CompareTo(b.Duration);
        return order != 0 ? order : a.Velocity.Value.CompareTo(b.Velocity.Value);
    }

    /// <summary>Two ticks of the file may be one of ours; then again the last one counts.</summary>
    private static List<TChange> ToChanges<T, TChange>(
        List<(long Tick, T Value)> entries, Func<Ticks, T, TChange> toChange, MidiTickScale scale) =>
        [.. LastOfEachTick([.. entries.Select(entry => (scale.At(entry.Tick).Value, entry.Value))])
            .Select(entry => toChange(new Ticks(entry.Tick), entry.Value))];

    /// <summary>Ordered; tracks often repeat what the first says, and where they differ the last one counts.</summary>
    private static List<(long Tick, T Value)> LastOfEachTick<T>(List<(long Tick, T Value)> entries)
    {
        var kept = new List<(long Tick, T Value)>();
        foreach ((long Tick, T Value) entry in entries.OrderBy(entry => entry.Tick))
        {
            if (kept.Count > 0 && kept[^1].Tick == entry.Tick)
                kept[^1] = entry;
            else
                kept.Add(entry);
        }
        return kept;
    }
}
