using System.Globalization;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;

namespace Continuo.EndToEnd.Tests.Scenarios;

/// <summary>Reads a <c>.scenario</c> file; README.md beside this tells the form.</summary>
internal sealed class ScenarioFile
{
    private const int Velocity = 80;
    private static readonly string[] Sections = ["play", "chords", "script", "expect"];

    private readonly Scenario _scenario;
    private string? _section;

    private ScenarioFile(Scenario scenario) => _scenario = scenario;

    /// <exception cref="ScenarioException">With the line that cannot be read.</exception>
    public static Scenario Read(string root, string file) =>
        Parse(File.ReadAllLines(Path.Combine(root, file)), file);

    /// <exception cref="ScenarioException">With the line that cannot be read.</exception>
    public static Scenario Parse(IReadOnlyList<string> lines, string file)
    {
        var scenario = new Scenario(Path.ChangeExtension(file, null).Replace('\\', '/'), file);
        // The player's own notes are in the way of most questions; what the file sets comes after and wins.
        scenario.Script.Add((0, "at 0 param \"MIDI Through\" Off"));
        scenario.Script.Add((0, "at 0 param Voice Off"));
        var reader = new ScenarioFile(scenario);
        if (lines.Count == 0 || !lines[0].StartsWith("# ", StringComparison.Ordinal))
            throw new ScenarioException(file, 1, "the first line tells in a sentence what is to be heard: # …");
        for (int index = 0; index < lines.Count; index++)
        {
            string line = WithoutComment(lines[index]).Trim();
            try
            {
                if (line.Length > 0)
                    reader.ReadLine(line, index + 1);
            }
            catch (FormatException e)
            {
                throw new ScenarioException(file, index + 1, e.Message);
            }
        }
        if (scenario.Expectations.Count == 0)
            throw new ScenarioException(file, lines.Count, "nothing is expected");
        if (scenario.HostOption("--length-quarters") is null)
            throw new ScenarioException(file, lines.Count, "the host line needs --length-quarters");
        return scenario;
    }

    private void ReadLine(string line, int number)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string key = colon > 0 ? line[..colon] : "";
        string value = line[(colon + 1)..].Trim();
        if (Sections.Contains(key) && value.Length == 0)
            _section = key;
        else if (_section is null)
            ReadSetting(key, value, number);
        else if (_section == "play")
            ReadPlayed(line, number);
        else if (_section == "chords")
            ReadChords(line, number);
        else if (_section == "script")
            ReadCommand(line, number);
        else
        {
            _scenario.Expectations.Add(Expectation.Read(line, number));
            _scenario.ReadsLog |= line.StartsWith("log ", StringComparison.Ordinal);
        }
    }

    private void ReadSetting(string key, string value, int number)
    {
        switch (key)
        {
            case "host":
                _scenario.Host.AddRange(value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
                break;
            case "blocks":
                _scenario.Blocks = [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
                break;
            case "blocks may differ":
                _scenario.MayDiffer = value.Length > 0 ? value : throw new FormatException("say why");
                break;
            case "presets":
                _scenario.Presets = [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
                break;
            case "positions":
                _scenario.CountsElapsed = value switch
                {
                    "elapsed" => true,
                    "in the project" => false,
                    _ => throw new FormatException("positions are: elapsed, or: in the project"),
                };
                break;
            case "set":
                foreach (string setting in value.Split(
                    ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    Set(setting, number);
                break;
            default:
                throw new FormatException(
                    $"no such line: '{key}'; there are host, blocks, blocks may differ, presets, positions, set, "
                        + "then play, chords, script, expect");
        }
    }

    private void Set(string setting, int number)
    {
        string[] sides = setting.Split('=', 2, StringSplitOptions.TrimEntries);
        if (sides.Length != 2)
            throw new FormatException($"a setting is Parameter=value: '{setting}'");
        RequireParameter(sides[0]);
        AddCommand(number, $"at 0 param \"{sides[0]}\" \"{sides[1]}\"");
    }

    private void ReadCommand(string line, int number)
    {
        List<string> words = MusicalText.Words(line);
        if (words is not ["at", _, _, ..])
            throw new FormatException("a line of the script is: at TIME COMMAND");
        if (words is [_, _, "param", var name, ..])
            RequireParameter(name);
        AddCommand(number, line);
    }

    private static void RequireParameter(string name)
    {
        if (!ParameterTable.Rows.Any(row => row.Name == name))
            throw new FormatException($"there is no parameter '{name}'");
    }

    private void AddCommand(int number, string command)
    {
        _scenario.PassesThrough |= command.Contains("\"MIDI Through\"", StringComparison.Ordinal)
            || command.Contains("bypass", StringComparison.OrdinalIgnoreCase);
        _scenario.Script.Add((number, command));
    }

    /// <summary>"0 C4 D4 E4+G4 - 1/8 v90 ch2": one after the other, a rest, each so long.</summary>
    private void ReadPlayed(string line, int number)
    {
        List<string> words = MusicalText.Words(line);
        int velocity = Velocity, channel = 1;
        for (; words.Count > 0 && (words[^1][0] == 'v' || words[^1].StartsWith("ch", StringComparison.Ordinal));
            words.RemoveAt(words.Count - 1))
        {
            if (words[^1][0] == 'v')
                velocity = (int)MusicalText.Number(words[^1][1..]);
            else
                channel = (int)MusicalText.Number(words[^1][2..]);
        }
        foreach (var (at, length, pitch) in Notes(words))
        {
            _scenario.Played.Add(new PlayedNote(at, length, pitch, velocity, channel));
            Play(at, length, $"note-on {channel} {pitch} {velocity}", $"note-off {channel} {pitch}", number);
        }
    }

    /// <summary>The same on the Chords input, which knows neither velocity nor channel.</summary>
    private void ReadChords(string line, int number)
    {
        foreach (var (at, length, pitch) in Notes(MusicalText.Words(line)))
            Play(at, length, $"chord-on {pitch}", $"chord-off {pitch}", number);
    }

    private static IEnumerable<(double At, double Length, int Pitch)> Notes(List<string> words)
    {
        if (words.Count < 3)
            throw new FormatException("a line of what is played is: QUARTER PITCH… LENGTH [vVELOCITY] [chCHANNEL]");
        double at = MusicalText.Number(words[0]), length = MusicalText.Length(words[^1]);
        foreach (string chord in words[1..^1])
        {
            foreach (string pitch in chord.Split('+', StringSplitOptions.RemoveEmptyEntries))
                if (pitch != "-")
                    yield return (at, length, MusicalText.Pitch(pitch));
            at += length;
        }
    }

    private void Play(double at, double length, string on, string off, int number)
    {
        _scenario.Script.Add((number, Invariant($"at {at:0.######} {on}")));
        // Of what falls together, what ends comes before what begins.
        _scenario.Script.Insert(2, (number, Invariant($"at {at + length:0.######} {off}")));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // A sharp is not a comment.
    private static string WithoutComment(string line) =>
        line.StartsWith('#') ? "" : line.Split(" # ")[0];
}
