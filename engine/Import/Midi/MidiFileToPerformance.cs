using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Midi;

/// <summary>
/// From a file's events to channel messages, all tracks together. A note that ends where it begins is made one tick
/// long. Format 2's tracks follow each other.
/// </summary>
internal sealed class MidiFileToPerformance(MidiFile file, Score score, MidiTickScale scale)
{
    private readonly List<(long Tick, ChannelMessage Message)> _messages = [];

    public static Performance Convert(MidiFile file, string name, RepairLog log)
    {
        Score score = MidiFileToScore.Convert(file, name, log, usesPedal: false, out MidiTickScale scale);
        return new MidiFileToPerformance(file, score, scale).Convert(log.Sentences);
    }

    private Performance Convert(IReadOnlyList<string> repairs)
    {
        long offset = 0, end = 0;
        foreach (MidiTrack track in file.Tracks)
        {
            AddMessages(track, offset);
            end = Math.Max(end, offset + track.EndTick);
            offset += file.Format == 2 ? track.EndTick : 0;
        }
        ChannelMessage[] messages =
        [
            .. _messages.OrderBy(item => item.Tick).ThenBy(item => RankOf(item.Message))
                .Select(item => item.Message with { Quarters = scale.QuartersAt(item.Tick) }),
        ];
        return new Performance(
            messages,
            [.. score.Tempos.Select(change => (change.Position.Quarters, change.QuartersPerMinute))],
            [.. score.Meters.Select(change => (change.Position.Quarters, change.Meter))],
            Math.Max(scale.QuartersAt(end), messages.Length > 0 ? messages[^1].Quarters : 0),
            repairs);
    }

    private void AddMessages(MidiTrack track, long offset)
    {
        Span<long> struck = stackalloc long[16 * 128];
        struck.Fill(-1);
        foreach (MidiEvent midiEvent in track.Events)
        {
            if (midiEvent.Status is < 0x80 or >= 0xF0)
                continue;
            ref long onset = ref struck[midiEvent.Channel * 128 + midiEvent.Data1];
            long tick = midiEvent.Tick;
            if (midiEvent.IsNoteOn)
                onset = tick;
            if (midiEvent.IsNoteOff && onset == tick)
                tick++;
            _messages.Add((offset + tick, new ChannelMessage(0, midiEvent.Status, midiEvent.Data1, midiEvent.Data2)));
        }
    }

    private static int RankOf(in ChannelMessage message) => message.IsNoteOn ? 2 : message.IsNoteOff ? 1 : 0;
}
