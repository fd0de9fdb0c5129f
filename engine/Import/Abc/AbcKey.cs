namespace Continuo.Engine.Import.Abc;

/// <summary>A key: what each of the seven letters means, and how MIDI would name it.</summary>
/// <param name="Fifths">-7..7.</param>
/// <param name="IsMinor">Minor or aeolian.</param>
/// <param name="Alterations">Semitones for C, D, E, F, G, A, B.</param>
internal sealed record AbcKey(int Fifths, bool IsMinor, int[] Alterations)
{
    private const string OrderOfSharps = "FCGDAEB";
    private const string Letters = "CDEFGAB";

    public static AbcKey None => FromFifths(0, false);

    /// <summary>What stands behind K:; clefs and other settings are stepped over.</summary>
    /// <returns>Null when it names no key at all but only settings, so that the old one stays.</returns>
    /// <param name="text">As written.</param>
    /// <param name="isUnderstood">False for a damaged one.</param>
    public static AbcKey? Parse(string text, out bool isUnderstood)
    {
        isUnderstood = true;
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].Equals("none", StringComparison.OrdinalIgnoreCase))
            return WithExplicit(None, words, replaces: false);
        if (words[0] is "HP" or "Hp")
            return FromFifths(2, false);
        if (IsSetting(words[0]))
            return null;
        int tonic = OrderOfSharps.IndexOf(char.ToUpperInvariant(words[0][0]), StringComparison.Ordinal);
        if (tonic < 0)
        {
            bool hasOnlyAccidentals = words[0][0] is '^' or '_' or '=';
            isUnderstood = hasOnlyAccidentals;
            return hasOnlyAccidentals ? WithExplicit(None, words, replaces: false) : null;
        }
        int fifths = tonic - 1;
        string rest = words[0][1..];
        if (rest.StartsWith('#'))
            fifths += 7;
        else if (rest.StartsWith('b'))
            fifths -= 7;
        rest = rest.TrimStart('#', 'b');
        string mode = rest.Length > 0 ? rest : words.Length > 1 && !IsSetting(words[1]) ? words[1] : "";
        int? shift = ModeShift(mode);
        isUnderstood = shift is not null && fifths + shift.Value is >= -7 and <= 7;
        AbcKey key = FromFifths(Math.Clamp(fifths + (shift ?? 0), -7, 7), shift == -3);
        return WithExplicit(key, words, words.Any(word => word.Equals("exp", StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsSetting(string word) =>
        word.Contains('=', StringComparison.Ordinal) && word[0] != '='
        || word is "treble" or "bass" or "alto" or "tenor" or "perc" or "clef"
        || word.StartsWith("treble", StringComparison.Ordinal) || word.StartsWith("bass", StringComparison.Ordinal)
        || word[0] is '+' or '-';

    /// <summary>How far a mode's signature lies from the major one's; null if there is no such mode.</summary>
    private static int? ModeShift(string mode)
    {
        if (mode.Length == 0 || mode[0] is '^' or '_' or '=')
            return 0;
        if (mode is "m" or "M")
            return mode == "m" ? -3 : 0;
        return mode.ToLowerInvariant()[..Math.Min(3, mode.Length)] switch
        {
            "maj" or "ion" or "exp" => 0,
            "min" or "aeo" => -3,
            "dor" => -2,
            "mix" => -1,
            "phr" => -4,
            "lyd" => 1,
            "loc" => -5,
            _ => null,
        };
    }

    private static AbcKey FromFifths(int fifths, bool isMinor)
    {
        var alterations = new int[7];
        for (int i = 0; i < Math.Abs(fifths); i++)
            alterations[Letters.IndexOf(
                OrderOfSharps[fifths > 0 ? i : 6 - i], StringComparison.Ordinal)] = Math.Sign(fifths);
        return new AbcKey(fifths, isMinor, alterations);
    }

    /// <summary>Words such as ^f and _b alter the signature, or are all of it.</summary>
    private static AbcKey WithExplicit(AbcKey key, string[] words, bool replaces)
    {
        int[] alterations = replaces ? new int[7] : [.. key.Alterations];
        foreach (string word in words)
        {
            int sign = word.LastIndexOfAny(['^', '_', '=']) + 1;
            int letter = sign == 0 || sign != word.Length - 1
                ? -1
                : Letters.IndexOf(char.ToUpperInvariant(word[^1]), StringComparison.Ordinal);
            if (letter >= 0)
                alterations[letter] = word.Count(mark => mark == '^') - word.Count(mark => mark == '_');
        }
        return key with { Alterations = alterations };
    }
}
