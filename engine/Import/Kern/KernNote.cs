using Continuo.Engine.Import.Notation;

namespace Continuo.Engine.Import.Kern;

/// <summary>One note or rest of a **kern token (Humdrum reference manual, **kern).</summary>
/// <param name="Pitch">MIDI key; null for a rest.</param>
/// <param name="Length">In quarter notes; null when none is written.</param>
/// <param name="IsGrace">Takes no time.</param>
/// <param name="Continues">A tie ends: ] or _.</param>
/// <param name="Holds">A tie begins: [ or _.</param>
internal readonly record struct KernNote(int? Pitch, Fraction? Length, bool IsGrace, bool Continues, bool Holds)
{
    private const int MostDigits = 6;
    private const int MostDots = 8;
    private const int MostLetters = 8;
    private const string Letters = "cdefgab";
    private static readonly int[] Semitones = [0, 2, 4, 5, 7, 9, 11];

    /// <returns>Whether it makes sense.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out KernNote note)
    {
        note = default;
        if (!TryReadLength(text, out Fraction? length))
            return false;
        bool isGrace = text.ContainsAny('q', 'Q');
        bool isRest = text.Contains('r');
        int? pitch = isRest ? null : PitchOf(text);
        if (!isRest && pitch is null)
            return false;
        bool both = text.Contains('_');
        note = new KernNote(pitch, length, isGrace, both || text.Contains(']'), both || text.Contains('['));
        return true;
    }

    /// <summary>4 a quarter, 4. dotted, 6 a third of a half, 0 a breve, 3%2 two thirds of a whole note.</summary>
    private static bool TryReadLength(ReadOnlySpan<char> text, out Fraction? length)
    {
        length = null;
        int start = text.IndexOfAnyInRange('0', '9');
        if (start < 0)
            return true;
        int at = start;
        long value = ReadNumber(text, ref at);
        bool isLong = text[start] == '0';
        int zeros = at - start;
        long share = 1;
        if (at < text.Length && text[at] == '%')
        {
            at++;
            share = ReadNumber(text, ref at);
        }
        if (value < 0 || share < 1 || (isLong && (value > 0 || zeros > 3)))
            return false;
        Fraction plain = isLong ? new Fraction(4L * share << zeros) : new Fraction(4L * share, value);
        int dots = 0;
        while (at < text.Length && text[at] == '.')
        {
            dots++;
            at++;
        }
        if (dots > MostDots)
            return false;
        length = plain * new Fraction((2L << dots) - 1, 1L << dots);
        return true;
    }

    /// <returns>-1 when there is none or it is absurd.</returns>
    private static long ReadNumber(ReadOnlySpan<char> text, ref int at)
    {
        long number = 0;
        int start = at;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
            number = at - start < MostDigits ? number * 10 + (text[at] - '0') : -1;
        return at > start ? number : -1;
    }

    /// <summary>c is middle C, cc an octave higher, C an octave lower.</summary>
    private static int? PitchOf(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            int index = Letters.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (index < 0)
                continue;
            int count = 0;
            while (i < text.Length && text[i] == letter)
            {
                count++;
                i++;
            }
            int octave = char.IsAsciiLetterLower(letter) ? 4 + count : 5 - count;
            int alteration = 0;
            for (; i < text.Length && text[i] is '#' or '-' or 'n'; i++)
                alteration += text[i] == '#' ? 1 : text[i] == '-' ? -1 : 0;
            return count > MostLetters || Math.Abs(alteration) > 3 ? null : 12 * octave + Semitones[index] + alteration;
        }
        return null;
    }
}
