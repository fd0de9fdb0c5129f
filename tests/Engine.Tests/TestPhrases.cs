using System.Globalization;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests;

/// <summary>
/// Music as short strings: "C4 1/8, E4+G4 1/4, r 1/4" is a note, a chord and a rest, one after another.
/// </summary>
internal static class TestPhrases
{
    private const string Letters = "C D EF G A B";

    /// <summary>The middle of a velocity bin, so that it survives encoding.</summary>
    public static readonly Velocity Plain = new(88);

    public static Note[] Notes(string text, Ticks start = default)
    {
        List<Note> notes = [];
        Ticks position = start;
        foreach (string item in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] words = item.Split(' ');
            Ticks length = Length(words[1]);
            if (words[0] != "r")
                foreach (string pitch in words[0].Split('+'))
                    notes.Add(new(position, length, PitchOf(pitch), Plain));
            position += length;
        }

        return [.. notes];
    }

    public static Score Score(IReadOnlyList<Note> notes, Meter? meter = null) =>
        new("", [new Part("", notes)], [new(Ticks.Zero, meter ?? Meter.Common)], [new(Ticks.Zero, 120)], []);

    public static Score Score(string text, Meter? meter = null) => Score(Notes(text), meter);

    public static Score Score(IReadOnlyList<Note> notes, params MeterChange[] meters) =>
        new("", [new Part("", notes)], meters, [new(Ticks.Zero, 120)], []);

    /// <summary>"3/8" of a whole note; "1/8T" is a third of a quarter.</summary>
    public static Ticks Length(string text)
    {
        bool isTriplet = text.EndsWith('T');
        string[] parts = text.TrimEnd('T').Split('/');
        long ticks = 4L * Ticks.PerQuarter * int.Parse(parts[0], CultureInfo.InvariantCulture) / int.Parse(
            parts[1], CultureInfo.InvariantCulture);
        return new(isTriplet ? ticks * 2 / 3 : ticks);
    }

    private static Pitch PitchOf(string name)
    {
        int pitchClass = Letters.IndexOf(name[0], StringComparison.Ordinal) + (name[1] == '#' ? 1 : 0);
        return new((byte)(12 * (name[^1] - '0' + 1) + pitchClass));
    }
}
