using System.Globalization;

namespace Continuo.Engine.Music;

/// <summary>A time signature.</summary>
/// <param name="Numerator">Beats a bar, 1..255.</param>
/// <param name="Denominator">Note value of a beat: 1, 2, 4, 8, 16 or 32.</param>
public readonly record struct Meter(int Numerator, int Denominator)
{
    public static Meter Common => new(4, 4);

    public Ticks BarLength => new((long)Numerator * 4 * Ticks.PerQuarter / Denominator);

    /// <summary>
    /// The felt beat: a dotted value in compound meters (6/8, 9/8, 12/8), else the denominator's value.
    /// </summary>
    public Ticks Beat
    {
        get
        {
            long value = 4L * Ticks.PerQuarter / Denominator;
            bool compound = Denominator >= 8 && Numerator > 3 && Numerator % 3 == 0;
            return new(compound ? 3 * value : value);
        }
    }

    /// <summary>"6/8".</summary>
    public static bool TryParse(string? text, out Meter meter)
    {
        meter = Common;
        string[] numbers = (text ?? "").Split('/');
        if (numbers.Length != 2
            || !int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out int numerator)
            || !int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out int denominator)
            || numerator is < 1 or > 255 || denominator is not (1 or 2 or 4 or 8 or 16 or 32))
            return false;
        meter = new(numerator, denominator);
        return true;
    }

    public override string ToString() => FormattableString.Invariant($"{Numerator}/{Denominator}");
}
