namespace Continuo.Engine.Import.Notation;

/// <summary>
/// An exact position or length in quarter notes, so that tuplets add up to whole bars. A denominator that no music
/// needs is rounded to the nearest 1/46,126,080 (2^10 · 3^2 · 5 · 7 · 11 · 13).
/// </summary>
internal readonly record struct Fraction : IComparable<Fraction>
{
    private const long LargestDenominator = 1 << 30;
    private const long FineGrid = 46_126_080;

    private readonly long _denominatorLessOne; // so that default is zero

    public Fraction(long numerator, long denominator = 1)
        : this((Int128)numerator, denominator)
    {
    }

    private Fraction(Int128 numerator, Int128 denominator)
    {
        if (denominator < 0)
            (numerator, denominator) = (-numerator, -denominator);
        Int128 divisor = GreatestDivisor(numerator, denominator);
        if (divisor > 1)
            (numerator, denominator) = (numerator / divisor, denominator / divisor);
        if (denominator > LargestDenominator)
            (numerator, denominator) = ((numerator * FineGrid * 2 + denominator) / (denominator * 2), FineGrid);
        Numerator = (long)numerator;
        _denominatorLessOne = (long)denominator - 1;
    }

    public static Fraction Zero => default;

    public long Numerator { get; }

    /// <summary>Above zero.</summary>
    public long Denominator => _denominatorLessOne + 1;

    public double Value => (double)Numerator / Denominator;

    /// <summary>The nearest tick, halves up.</summary>
    public long RoundTo(int perQuarter)
    {
        Int128 doubled = (Int128)Numerator * perQuarter * 2 + Denominator;
        Int128 divisor = (Int128)Denominator * 2;
        return (long)(doubled >= 0 ? doubled / divisor : (doubled - divisor + 1) / divisor);
    }

    public int CompareTo(Fraction other) =>
        ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    public static Fraction operator +(Fraction a, Fraction b) => a.Denominator == b.Denominator
        ? new((Int128)a.Numerator + b.Numerator, a.Denominator)
        : new(
            (Int128)a.Numerator * b.Denominator + (Int128)b.Numerator * a.Denominator,
            (Int128)a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => a + new Fraction(-b.Numerator, b.Denominator);
    public static Fraction operator *(Fraction a, Fraction b) =>
        new((Int128)a.Numerator * b.Numerator, (Int128)a.Denominator * b.Denominator);
    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;
    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;
    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public static Fraction Max(Fraction a, Fraction b) => a >= b ? a : b;
    public static Fraction Min(Fraction a, Fraction b) => a <= b ? a : b;

    public override string ToString() => FormattableString.Invariant($"{Numerator}/{Denominator}");

    private static Int128 GreatestDivisor(Int128 a, Int128 b)
    {
        a = Int128.Abs(a);
        while (b != 0 && (a > long.MaxValue || b > long.MaxValue))
            (a, b) = (b, a % b);
        long x = (long)a, y = (long)b; // 128-bit division costs ten times as much
        while (y != 0)
            (x, y) = (y, x % y);
        return x;
    }
}
