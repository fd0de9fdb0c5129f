using System.Globalization;
using System.Text;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.JazzCsv;

/// <summary>
/// From text to rows. A signature of one beat (1/4) says that listeners
/// heard beats and no bars; its beats are counted in 4/4.
/// </summary>
internal sealed class JazzCsvTable
{
    private const int MostNotes = 1_000_000;
    private const int LastBar = 100_000;
    private const int MostTatums = 1000;
    private const double LongestSeconds = 1000;

    private static readonly string[] Needed =
    [
        "duration", "bar", "beat", "tatum", "division", "beat_duration", "signature", "pitch",
    ];

    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _cells = [];

    private JazzCsvTable(string header)
    {
        Split(header);
        for (int i = 0; i < _cells.Count; i++)
            _columns.TryAdd(_cells[i].Trim(), i);
    }

    /// <exception cref="ScoreReadException">Not such a table, or a damaged row under
    /// <see cref="ReadPolicy.Strict"/>.</exception>
    public static List<JazzNote> Read(string[] lines, RepairLog log)
    {
        var table = new JazzCsvTable(lines[0]);
        foreach (string name in Needed)
            if (!table._columns.ContainsKey(name))
                throw log.Refusal($"not a table of notes: there is no column {name}", 1);
        var notes = new List<JazzNote>();
        for (int i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            if (notes.Count == MostNotes)
                throw log.Refusal(FormattableString.Invariant($"more than {MostNotes} notes"), i + 1);
            if (table.TryParse(lines[i], i + 1) is { } note)
                notes.Add(note);
            else
                log.Add("a row that makes no sense; left out", i + 1);
        }
        return notes;
    }

    private JazzNote? TryParse(string line, int number)
    {
        Split(line);
        if (!TryReal("duration", out double seconds) || seconds is <= 0 or > LongestSeconds
            || !TryReal("beat_duration", out double beatSeconds) || beatSeconds is <= 0.01 or > LongestSeconds
            || !TryWhole("bar", -LastBar, LastBar, out int bar)
            || !TryWhole("division", 1, MostTatums, out int division)
            || !TryWhole("tatum", 1, division, out int tatum)
            || !TryReal("pitch", out double pitch) || pitch is < 0 or > 127
            || !TryMeter(out Meter meter)
            || !TryWhole("beat", 1, meter.Numerator, out int beat))
            return null;
        beat--;
        if (meter == new Meter(1, 4))
        {
            beat = bar & 3; // bars of four from a multiple of four on, below zero too
            bar >>= 2;
            meter = Meter.Common;
        }
        double? loudness = TryReal("loud_median", out double decibels) ? decibels : null;
        return new JazzNote(
            seconds, beatSeconds, bar,
            beat, tatum - 1, division, meter, new Pitch((byte)Math.Round(pitch)), loudness, number);
    }

    private bool TryMeter(out Meter meter)
    {
        string[] parts = Cell("signature").Trim('"', '\'', ' ').Split('/');
        meter = default;
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int beats)
            || beats is < 1 or > 64
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            || value is < 1 or > 32
            || !int.IsPow2(value))
            return false;
        meter = new Meter(beats, value);
        return true;
    }

    private bool TryReal(string column, out double value) =>
        double.TryParse(Cell(column), NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    private bool TryWhole(string column, int lowest, int highest, out int value) =>
        int.TryParse(Cell(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        && value >= lowest
        && value <= highest;

    private string Cell(string column) =>
        _columns.TryGetValue(column, out int index) && index < _cells.Count ? _cells[index] : "";

    /// <summary>Cells between commas; in quotes a comma is text, and two quotes are one.</summary>
    private void Split(string line)
    {
        _cells.Clear();
        var cell = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char letter = line[i];
            if (letter == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == ',' && !isQuoted)
            {
                _cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }
        _cells.Add(cell.ToString());
    }
}
