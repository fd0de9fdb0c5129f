namespace Continuo.Engine.Music;

/// <summary>Keys as musicians write them: names, signatures, scales. [any]</summary>
public static class KeySignatures
{
    private const string Letters = "C D EF G A B";
    private const int Classes = 12;

    /// <summary>
    /// "D minor", "Bb", "F# major", "Am", "c#" (minor, as it is written small); major where nothing says otherwise.
    /// </summary>
    public static bool TryParse(string? text, out Key key)
    {
        key = default;
        string name = (text ?? "").Trim();
        int letter = name.Length == 0 || name[0] == ' '
            ? -1
            : Letters.IndexOf(char.ToUpperInvariant(name[0]), StringComparison.Ordinal);
        if (letter < 0)
            return false;

        int accidental = name.Length < 2 ? 0 : name[1] switch { '#' or '\u266f' => 1, 'b' or '\u266d' => -1, _ => 0 };
        string mode = name[(accidental == 0 ? 1 : 2)..].Trim();
        bool isMinor = mode is "m" || Is("minor") || Is("min") || (mode is "" && char.IsAsciiLetterLower(name[0]));
        key = new((letter + accidental + Classes) % Classes, isMinor);
        return isMinor || mode is "" or "M" || Is("major") || Is("maj");

        bool Is(string word) => mode.Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The key that the score names where it begins, else the one that its notes tell.</summary>
    public static Key KeyOf(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score.Keys.Count > 0 ? Key.Of(score.Keys[0]) : KeyFinder.Find([.. score.Notes]);
    }

    /// <summary>The signature with the fewest accidentals, six flats rather than six sharps: -6..5 fifths.</summary>
    public static KeyChange ToSignature(this Key key, Ticks position) =>
        new(position, (7 * (key.Tonic + (key.IsMinor ? 3 : 0)) + 6) % Classes - 6, key.IsMinor);

    /// <summary>
    /// Bit p is set when the pitch class p belongs to the scale: the seven notes of major; in minor those of the
    /// natural, the harmonic and the melodic scale, nine in all.
    /// </summary>
    public static int ToScale(this Key key) => Scales.PitchClassesOf(ScaleKind.Key, key);

    /// <summary>
    /// Semitones to the key with the other's signature, -5..6: from minor to
    /// major, to the minor key that shares its notes.
    /// </summary>
    public static int SemitonesTo(this Key key, Key other) =>
        (key.SemitonesToNatural - other.SemitonesToNatural + 2 * Classes + 5) % Classes - 5;
}
