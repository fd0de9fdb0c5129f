namespace Continuo.Engine.Music;

/// <summary>A MIDI key.</summary>
/// <param name="Number">0..127; 60 is middle C (C4).</param>
public readonly record struct Pitch(byte Number) : IComparable<Pitch>
{
    private static readonly string[] Names = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

    /// <summary>0 = C … 11 = B.</summary>
    public int PitchClass => Number % 12;

    public int CompareTo(Pitch other) => Number.CompareTo(other.Number);

    public static bool operator <(Pitch a, Pitch b) => a.Number < b.Number;
    public static bool operator >(Pitch a, Pitch b) => a.Number > b.Number;
    public static bool operator <=(Pitch a, Pitch b) => a.Number <= b.Number;
    public static bool operator >=(Pitch a, Pitch b) => a.Number >= b.Number;

    public override string ToString() => FormattableString.Invariant($"{Names[PitchClass]}{Number / 12 - 1}");
}
