namespace Continuo.Engine.Music;

/// <summary>The pitch classes of scales, as sets: bit p is set when the pitch class p belongs. [any]</summary>
public static class Scales
{
    /// <summary>Every pitch class.</summary>
    public const int Chromatic = 0b1111_1111_1111;

    private const int Classes = 12;

    /// <summary>The scale on the key's tonic; <see cref="ScaleKind.Key"/> alone asks for its mode.</summary>
    public static int PitchClassesOf(ScaleKind kind, Key key) => On(key.Tonic, kind switch
    {
        // The tonic is the last digit, the leading note the first.
        ScaleKind.Major => 0b1010_1011_0101,
        ScaleKind.NaturalMinor => 0b0101_1010_1101,
        ScaleKind.HarmonicMinor => 0b1001_1010_1101,
        ScaleKind.Dorian => 0b0110_1010_1101,
        ScaleKind.Mixolydian => 0b0110_1011_0101,
        ScaleKind.MajorPentatonic => 0b0010_1001_0101,
        ScaleKind.MinorPentatonic => 0b0100_1010_1001,
        ScaleKind.Blues => 0b0100_1110_1001,
        ScaleKind.WholeTone => 0b0101_0101_0101,
        _ => key.IsMinor ? 0b1111_1010_1101 : 0b1010_1011_0101,
    });

    /// <summary>Tonic, third and fifth of the key.</summary>
    public static int TonicTriadOf(Key key) => On(key.Tonic, key.IsMinor ? 0b1000_1001 : 0b1001_0001);

    /// <summary>The pitch's class is in the set.</summary>
    public static bool Holds(int pitchClasses, int pitchNumber) => (pitchClasses >> pitchNumber % Classes & 1) != 0;

    private static int On(int tonic, int classes)
    {
        int place = (tonic % Classes + Classes) % Classes;
        return (classes << place | classes >> (Classes - place)) & Chromatic;
    }
}
