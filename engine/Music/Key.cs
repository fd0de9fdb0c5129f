namespace Continuo.Engine.Music;

/// <summary>A key: its signature and its mode.</summary>
/// <param name="Fifths">-7 (seven flats) .. 7 (seven sharps).</param>
/// <param name="IsMinor">Minor mode.</param>
public readonly record struct Key(int Fifths, bool IsMinor)
{
    private const int PitchClasses = 12;
    private static readonly string[] NamesByFifths =
        ["Fb", "Cb", "Gb", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#", "G#", "D#", "A#"];

    /// <summary>0 = C … 11 = B.</summary>
    public int Tonic => Modulo(7 * Fifths + (IsMinor ? 9 : 0));

    /// <summary>
    /// Bit p is set when the pitch class p belongs to the scale: the seven notes of major; in minor those of the natural,
    /// the harmonic and the melodic scale, nine in all.
    /// </summary>
    public int Scale
    {
        get
        {
            int scale = 0;
            foreach (int step in IsMinor ? (ReadOnlySpan<int>)[0, 2, 3, 5, 7, 8, 9, 10, 11] : [0, 2, 4, 5, 7, 9, 11])
                scale |= 1 << Modulo(Tonic + step);
            return scale;
        }
    }

    /// <summary>The key with this tonic whose signature has the fewest accidentals; of six, the flats.</summary>
    /// <param name="tonic">0 = C … 11 = B.</param>
    /// <param name="isMinor">Minor mode.</param>
    public static Key Of(int tonic, bool isMinor)
    {
        int fifths = Modulo(7 * (tonic - (isMinor ? 9 : 0)));
        return new(fifths >= 6 ? fifths - PitchClasses : fifths, isMinor);
    }

    /// <summary>"D minor", "Bb", "F# major", "c#" and "Am" (minor); major where nothing says otherwise.</summary>
    public static bool TryParse(string? text, out Key key)
    {
        key = default;
        string name = (text ?? "").Trim();
        int length = name.Length > 1 && name[1] is '#' or 'b' or '\u266f' or '\u266d' ? 2 : Math.Min(1, name.Length);
        string tonic = name[..length].Replace('\u266f', '#').Replace('\u266d', 'b');
        if (tonic.Length == 0)
            return false;

        bool? isMinor = name[length..].Trim() switch
        {
            "" => char.IsAsciiLetterLower(tonic[0]),
            "m" => true,
            "M" => false,
            string mode when mode.Equals("minor", StringComparison.OrdinalIgnoreCase) || mode.Equals("min", StringComparison.OrdinalIgnoreCase) => true,
            string mode when mode.Equals("major", StringComparison.OrdinalIgnoreCase) || mode.Equals("maj", StringComparison.OrdinalIgnoreCase) => false,
            _ => null,
        };
        int index = Array.IndexOf(NamesByFifths, char.ToUpperInvariant(tonic[0]) + tonic[1..]);
        if (isMinor is not { } minor || index < 0)
            return false;
        int fifths = index - 8 - (minor ? 3 : 0);
        key = new(fifths, minor);
        return fifths is >= -7 and <= 7;
    }

    /// <summary>Semitones to the key with as many accidentals as the other, -5..6: also from major to minor, whose scales are then alike.</summary>
    public int SemitonesTo(Key other)
    {
        int up = Modulo(7 * (other.Fifths - Fifths));
        return up > 6 ? up - PitchClasses : up;
    }

    /// <summary>"Bb major".</summary>
    public override string ToString() =>
        Fifths is >= -7 and <= 7 ? $"{NamesByFifths[Fifths + (IsMinor ? 3 : 0) + 8]} {(IsMinor ? "minor" : "major")}" : $"key of {Fifths} fifths";

    private static int Modulo(int number) => (number % PitchClasses + PitchClasses) % PitchClasses;
}
