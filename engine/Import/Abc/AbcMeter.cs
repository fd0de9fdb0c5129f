using System.Globalization;
using Continuo.Engine.Import.Notation;

namespace Continuo.Engine.Import.Abc;

/// <summary>A meter as ABC writes it: 4/4, C, C|, (2+3)/8, none.</summary>
/// <param name="Numerator">1..255.</param>
/// <param name="Denominator">1..32, a power of two.</param>
/// <param name="IsFree">None: 4/4 stands for it.</param>
internal readonly record struct AbcMeter(int Numerator, int Denominator, bool IsFree = false)
{
    private const int MostDigits = 5;

    public Fraction BarLength => new(4L * Numerator, Denominator);

    /// <summary>6/8, 9/8, 12/8: there (2, (4 and the like are in the time of three.</summary>
    public bool IsCompound => Numerator is 6 or 9 or 12 && Denominator >= 8;

    public static bool TryParse(string text, out AbcMeter meter)
    {
        meter = new AbcMeter(4, 4);
        switch (text)
        {
            case "C" or "c":
                return true;
            case "none" or "None" or "":
                meter = new AbcMeter(4, 4, IsFree: true);
                return true;
            case "C|" or "c|":
                meter = new AbcMeter(2, 2);
                return true;
        }
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return false;
        int sum = 0;
        foreach (string term in text[..slash].Split('+', ' ', '(', ')'))
            if (TryParseNumber(term, out int beats))
                sum += beats;
            else if (term.Length > 0)
                return false;
        string below = text[(slash + 1)..].Trim().Split(' ')[0].TrimEnd(')');
        if (!TryParseNumber(below, out int value) || sum is < 1 or > 255 || value is < 1 or > 32 || !int.IsPow2(value))
            return false;
        meter = new AbcMeter(sum, value);
        return true;
    }

    /// <summary>A fraction of a whole note: 1/8, or 1.</summary>
    public static bool TryParseFraction(string text, out int numerator, out int denominator)
    {
        string[] parts = text.Trim().Split('/');
        denominator = 1;
        return TryParseNumber(parts[0].Trim(), out numerator)
            && (parts.Length == 1 || (parts.Length == 2 && TryParseNumber(parts[1].Trim(), out denominator)))
            && numerator is > 0 and <= 512 && denominator is > 0 and <= 512;
    }

    /// <summary>
    /// 1/4=120, "Allegro" 1/4=120, 1/4 3/8=40, and the older 120 and C=120, which count unit lengths.
    /// </summary>
    /// <param name="text">Behind Q:.</param>
    /// <param name="unit">Length in quarter notes.</param>
    /// <param name="quartersPerMinute">The tempo.</param>
    public static bool TryParseTempo(string text, Fraction unit, out double quartersPerMinute)
    {
        quartersPerMinute = 0;
        int open = text.IndexOf('"', StringComparison.Ordinal);
        int close = text.LastIndexOf('"');
        if (open >= 0)
            text = close > open ? text[..open] + text[(close + 1)..] : text[..open];
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string rate = text[(equals + 1)..].Trim();
        if (!double.TryParse(rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double beats))
            return false;
        double beat = unit.Value;
        if (equals > 0 && text[..equals].Contains('/', StringComparison.Ordinal))
        {
            beat = 0;
            foreach (string term in text[..equals].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (!TryParseFraction(term, out int numerator, out int denominator))
                    return false;
                beat += 4.0 * numerator / denominator;
            }
        }
        quartersPerMinute = beats * beat;
        return quartersPerMinute > 0;
    }

    private static bool TryParseNumber(string text, out int number)
    {
        number = 0;
        return text.Length <= MostDigits
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
