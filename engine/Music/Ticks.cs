namespace Continuo.Engine.Music;

/// <summary>A musical position or length in ticks of 1/960 quarter note, counted from the transport's zero.</summary>
/// <param name="Value">Ticks; negative before the transport's zero.</param>
public readonly record struct Ticks(long Value) : IComparable<Ticks>
{
    /// <summary>Ticks in a quarter note: divisible by every grid from 1/4 to 1/32 and their triplets.</summary>
    public const int PerQuarter = 960;

    public static Ticks Zero => default;

    // A millionth of a tick: more than sums of doubles are off.
    private const double Noise = 1e-6;

    /// <summary>
    /// The nearest tick to a position in quarter notes; half-way between two the later one, also where the sums of a
    /// host have left it a hair short of that.
    /// </summary>
    public static Ticks FromQuarters(double quarters) =>
        new((long)Math.Floor(quarters * PerQuarter + 0.5 + Noise));

    /// <summary>Quarter notes (the host's ppq).</summary>
    public double Quarters => (double)Value / PerQuarter;

    /// <summary>
    /// The first multiple of <paramref name="step"/>, counted from <paramref name="origin"/>, at or after this.
    /// </summary>
    public Ticks CeilingTo(Ticks step, Ticks origin) =>
        new(origin.Value - FloorDivide(origin.Value - Value, step.Value) * step.Value);

    /// <summary>
    /// The last multiple of <paramref name="step"/>, counted from <paramref name="origin"/>, at or before this.
    /// </summary>
    public Ticks FloorTo(Ticks step, Ticks origin) =>
        new(origin.Value + FloorDivide(Value - origin.Value, step.Value) * step.Value);

    /// <summary>The earlier of two positions, or the shorter of two lengths.</summary>
    public static Ticks Min(Ticks a, Ticks b) => a < b ? a : b;

    /// <summary>The later of two positions, or the longer of two lengths.</summary>
    public static Ticks Max(Ticks a, Ticks b) => a > b ? a : b;

    public int CompareTo(Ticks other) => Value.CompareTo(other.Value);

    public static Ticks operator +(Ticks a, Ticks b) => new(a.Value + b.Value);
    public static Ticks operator -(Ticks a, Ticks b) => new(a.Value - b.Value);
    public static Ticks operator *(Ticks a, long factor) => new(a.Value * factor);
    public static bool operator <(Ticks a, Ticks b) => a.Value < b.Value;
    public static bool operator >(Ticks a, Ticks b) => a.Value > b.Value;
    public static bool operator <=(Ticks a, Ticks b) => a.Value <= b.Value;
    public static bool operator >=(Ticks a, Ticks b) => a.Value >= b.Value;

    public override string ToString() => FormattableString.Invariant($"{Value}t");

    private static long FloorDivide(long a, long b) => a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}
