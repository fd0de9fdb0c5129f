using System.Globalization;
using Continuo.Engine.Music;

namespace Continuo.EndToEnd.Tests;

/// <summary>An answer note as it came out of the plugin, on the lattice of 1/960 quarter.</summary>
/// <param name="Onset">Ticks of 1/960 quarter from the transport's zero.</param>
/// <param name="Duration">Ticks.</param>
/// <param name="Pitch">MIDI key.</param>
/// <param name="Velocity">1..127.</param>
public readonly record struct AnswerNote(long Onset, long Duration, int Pitch, int Velocity);

/// <summary>One line of the host's event table that is a note-on or note-off.</summary>
/// <param name="Sample">From the run's first sample.</param>
/// <param name="Ppq">Exact position of that sample by the host's own tempo map.</param>
/// <param name="IsOn">Note-on, else note-off.</param>
/// <param name="Channel">0..15.</param>
/// <param name="Pitch">MIDI key.</param>
/// <param name="Velocity">0..1.</param>
public readonly record struct OutputEvent(long Sample, double Ppq, bool IsOn, int Channel, int Pitch, double Velocity)
{
    /// <summary>Reads the table that <c>continuo-host --out-events</c> writes.</summary>
    public static List<OutputEvent> ReadAll(string path) =>
        [.. Rows(path).Where(fields => fields[4] != "controller").Select(fields => new OutputEvent(
            long.Parse(fields[2], CultureInfo.InvariantCulture),
            double.Parse(fields[3], CultureInfo.InvariantCulture),
            fields[4] == "on",
            int.Parse(fields[5], CultureInfo.InvariantCulture),
            int.Parse(fields[6], CultureInfo.InvariantCulture),
            double.Parse(fields[7], CultureInfo.InvariantCulture)))];

    /// <summary>Pairs ons with offs, in order of onset, then pitch.</summary>
    public static List<AnswerNote> ToNotes(IEnumerable<OutputEvent> events)
    {
        var open = new Dictionary<(int Channel, int Pitch), OutputEvent>();
        var notes = new List<AnswerNote>();
        foreach (OutputEvent item in events)
        {
            if (item.IsOn)
            {
                open.Add((item.Channel, item.Pitch), item);
                continue;
            }
            open.Remove((item.Channel, item.Pitch), out OutputEvent on);
            long onset = Ticks(on.Ppq);
            notes.Add(new AnswerNote(onset, Ticks(item.Ppq) - onset, item.Pitch, (int)Math.Round(on.Velocity * 127)));
        }
        return [.. notes.OrderBy(note => note.Onset).ThenBy(note => note.Pitch)];
    }

    /// <summary>The lines of the table, without its head, divided.</summary>
    internal static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(path).Skip(1).Select(line => line.Split('\t'));

    private static long Ticks(double ppq) => (long)Math.Round(ppq * 960);
}

/// <summary>One line of the host's event table that is a controller or a pitch bend.</summary>
/// <param name="Sample">From the run's first sample.</param>
/// <param name="Ppq">Exact position of that sample by the host's own tempo map.</param>
/// <param name="Channel">0..15.</param>
/// <param name="Number">As in VST 3: 129 is pitch bend.</param>
/// <param name="Value">0..1.</param>
public readonly record struct OutputController(long Sample, double Ppq, int Channel, int Number, double Value)
{
    /// <summary>Reads the table that <c>continuo-host --out-events</c> writes.</summary>
    public static List<OutputController> ReadAll(string path) =>
        [.. OutputEvent.Rows(path).Where(fields => fields[4] == "controller").Select(fields => new OutputController(
            long.Parse(fields[2], CultureInfo.InvariantCulture),
            double.Parse(fields[3], CultureInfo.InvariantCulture),
            int.Parse(fields[5], CultureInfo.InvariantCulture),
            int.Parse(fields[6], CultureInfo.InvariantCulture),
            double.Parse(fields[7], CultureInfo.InvariantCulture)))];
}
