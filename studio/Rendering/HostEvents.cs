using System.Globalization;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Studio.Rendering;

/// <summary>The table of notes that <c>continuo-host --out-events</c> writes, as music.</summary>
internal static class HostEvents
{
    // The table's columns.
    private const int Type = 4;
    private const int Channel = 5;
    private const int Pitch = 6;
    private const int Velocity = 7;
    private const int Elapsed = 9;

    /// <summary>A part for each channel; positions are rounded to 1/960 quarter note.</summary>
    /// <param name="path">The table.</param>
    /// <param name="played">What went in: its tempos and time signatures hold for what came out.</param>
    public static Score ToScore(string path, Performance played)
    {
        var open = new Dictionary<(int Channel, int Pitch), Queue<(Ticks Onset, byte Velocity)>>();
        var notes = new SortedDictionary<int, List<Note>>();
        foreach (string[] fields in File.ReadLines(path).Skip(1).Select(line => line.Split('\t')))
        {
            (int Channel, int Pitch) key = (Integer(fields[Channel]), Integer(fields[Pitch]));
            Ticks at = Ticks.FromQuarters(Number(fields[Elapsed]));
            if (!open.TryGetValue(key, out Queue<(Ticks Onset, byte Velocity)>? sounding))
                open[key] = sounding = [];
            if (fields[Type] == "on")
                sounding.Enqueue((at, (byte)Math.Clamp(Math.Round(Number(fields[Velocity]) * 127), 1, 127)));
            else if (sounding.TryDequeue(out (Ticks Onset, byte Velocity) on))
            {
                Ticks duration = AtLeastOne(at - on.Onset);
                NotesOf(key.Channel).Add(new Note(on.Onset, duration, new((byte)key.Pitch), new(on.Velocity)));
            }
        }
        foreach (List<Note> part in notes.Values)
            part.Sort((a, b) => (a.Onset, a.Pitch).CompareTo((b.Onset, b.Pitch)));
        return new Score(
            "",
            [.. notes.Select(part => new Part("", part.Value) { Channel = part.Key }).DefaultIfEmpty(new Part("", []))],
            [.. played.Meters.Select(change => new MeterChange(Ticks.FromQuarters(change.Quarters), change.Meter))],
            [
                .. played.Tempos.Select(change =>
                    new TempoChange(Ticks.FromQuarters(change.Quarters), change.QuartersPerMinute)),
            ],
            []);

        List<Note> NotesOf(int channel) =>
            notes.TryGetValue(channel, out List<Note>? part) ? part : notes[channel] = [];
    }

    private static Ticks AtLeastOne(Ticks duration) => duration > Ticks.Zero ? duration : new Ticks(1);

    private static int Integer(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
