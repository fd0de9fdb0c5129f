using System.Globalization;
using System.Text.RegularExpressions;
using Continuo.Engine.Music;

namespace Continuo.EndToEnd.Tests.Scenarios;

/// <summary>Reads what musicians write: "F#4", "1/8", "48..96".</summary>
internal static partial class MusicalText
{
    private const string Steps = "C.D.EF.G.A.B";

    public static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new FormatException($"no number: '{text}'");

    /// <summary>"C4" is 60.</summary>
    public static int Pitch(string text)
    {
        Match match = PitchPattern().Match(text);
        if (!match.Success)
            throw new FormatException($"no pitch: '{text}'");
        int pitch = PitchClass(match.Groups[1].Value + match.Groups[2].Value, withinOctave: false)
            + 12 * (int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) + 1);
        return pitch is >= 0 and <= 127 ? pitch : throw new FormatException($"MIDI has no such pitch: '{text}'");
    }

    /// <summary>"C" is 0.</summary>
    public static int PitchClass(string text) => PitchClass(text, withinOctave: true);

    /// <summary>
    /// "1/8" of a whole note is half a quarter; "1/8T" fits three into a quarter; "3/8" a dotted quarter.
    /// </summary>
    public static double Length(string text)
    {
        Match match = LengthPattern().Match(text);
        if (!match.Success || match.Groups[2].Value == "0")
            throw new FormatException($"no length, such as 1/8 or 1/8T: '{text}'");
        double length = 4 * Number(match.Groups[1].Value) / Number(match.Groups[2].Value);
        return match.Groups[3].Length > 0 ? length * 2 / 3 : length;
    }

    /// <summary>"8..16".</summary>
    public static (double From, double To) Range(string text) => Between(text, Number);

    /// <summary>"C4..G5".</summary>
    public static (int Low, int High) Pitches(string text) => Between(text, Pitch);

    /// <summary>The words of a line; those in quotes are one.</summary>
    public static List<string> Words(string text) => [
        .. WordPattern().Matches(text).Select(match => match.Value.Trim('"')),
    ];

    private static (T, T) Between<T>(string text, Func<string, T> read)
    {
        string[] ends = text.Split("..");
        return ends.Length == 2
            ? (read(ends[0]), read(ends[1]))
            : throw new FormatException($"no range, such as 8..16: '{text}'");
    }

    private static int PitchClass(string text, bool withinOctave)
    {
        int step = text.Length is 1 or 2 && text[0] != '.' ? Steps.IndexOf(text[0], StringComparison.Ordinal) : -1;
        int accidental = text.Length == 2 ? (text[1] == '#' ? 1 : text[1] == 'b' ? -1 : 99) : 0;
        if (step < 0 || accidental == 99)
            throw new FormatException($"no pitch class: '{text}'");
        return withinOctave ? (step + accidental + 12) % 12 : step + accidental;
    }

    [GeneratedRegex(@"^([A-G])([#b]?)(-?\d)$")]
    private static partial Regex PitchPattern();

    [GeneratedRegex(@"^(\d+)/(\d+)(T?)$")]
    private static partial Regex LengthPattern();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex WordPattern();
}
