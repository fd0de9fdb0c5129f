using System.Buffers;
using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Kern;

/// <summary>One note or rest of a **kern token (Humdrum reference manual, **kern).</summary>
/// <param name="Pitch">MIDI key; null for a rest.</param>
/// <param name="Length">In quarter notes; null when none is written.</param>
/// <param name="Continues">A tie ends: ] or _.</param>
/// <param name="Holds">A tie begins: [ or _.</param>
/// <param name="IsUnclear">It has two pitches, or neither a pitch nor the sign of a rest.</param>
internal readonly record struct KernNote(int? Pitch, Fraction? Length, bool Continues, bool Holds, bool IsUnclear)
{
    private const int MostDigits = 6;
    private const int MostDots = 8;
    private const int MostLetters = 8;
    private const string Letters = "cdefgab";
    private static readonly SearchValues<char> PitchLetters = SearchValues.Create("abcdefgABCDEFG");
    private static readonly int[] Semitones = [0, 2, 4, 5, 7, 9, 11];

    /// <returns>Whether it makes sense.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out KernNote note)
    {
        note = default;
        if (!TryReadLength(text, out Fraction? length))
            return false;
        bool isRest = text.Contains('r');
        int? pitch = null;
        bool isUnclear = false;
        if (!isRest)
        {
            int start = text.IndexOfAny(PitchLetters);
            int end = start;
            if (start < 0 ? length is null : (pitch = PitchAt(text, start, out end)) is null)
                return false;
            isUnclear = start < 0 || text[end..].ContainsAny(PitchLetters);
        }
        bool both = text.Contains('_');
        note = new KernNote(pitch, length, both || text.Contains(']'), both || text.Contains('['), isUnclear);
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
    /// <returns>Null when it is absurd.</returns>
    private static int? PitchAt(ReadOnlySpan<char> text, int start, out int end)
    {
        char letter = text[start];
        end = start;
        while (end < text.Length && text[end] == letter)
            end++;
        int count = end - start;
        int octave = char.IsAsciiLetterLower(letter) ? 4 + count : 5 - count;
        int alteration = 0;
        for (; end < text.Length && text[end] is '#' or '-' or 'n'; end++)
            alteration += text[end] == '#' ? 1 : text[end] == '-' ? -1 : 0;
        int semitones = Semitones[Letters.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal)];
        return count > MostLetters || Math.Abs(alteration) > 3 ? null : 12 * octave + semitones + alteration;
    }
}
