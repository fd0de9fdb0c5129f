namespace Continuo.Engine.Music;

/// <summary>A MIDI key.</summary>
/// <param name="Number">0..127; 60 is middle C (C4).</param>
public readonly record struct Pitch(byte Number) : IComparable<Pitch>
{
    private static readonly string[] Names = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

    /// <summary>0 = C … 11 = B.</summary>
    public int PitchClass => Number % 12;

    /// <summary>The pitch that many semitones up, or its nearest octave that MIDI holds.</summary>
    public Pitch Transposed(int semitones)
    {
        int number = Number + semitones;
        while (number < 0)
            number += 12;
        while (number > 127)
            number -= 12;
        return new((byte)number);
    }

    public int CompareTo(Pitch other) => Number.CompareTo(other.Number);

    public static bool operator <(Pitch a, Pitch b) => a.Number < b.Number;
    public static bool operator >(Pitch a, Pitch b) => a.Number > b.Number;
    public static bool operator <=(Pitch a, Pitch b) => a.Number <= b.Number;
    public static bool operator >=(Pitch a, Pitch b) => a.Number >= b.Number;

    /// <summary>"C" … "B".</summary>
    public static string NameOf(int pitchClass) => Names[pitchClass];

    public override string ToString() => FormattableString.Invariant($"{Names[PitchClass]}{Number / 12 - 1}");
}
