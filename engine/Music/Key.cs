namespace Continuo.Engine.Music;

/// <summary>A tonic and a mode.</summary>
/// <param name="Tonic">Pitch class, 0 = C … 11 = B.</param>
/// <param name="IsMinor">Minor mode.</param>
public readonly record struct Key(int Tonic, bool IsMinor)
{
    /// <summary>A fifth up adds a sharp; the minor key of the same signature lies three semitones below.</summary>
    public static Key Of(KeyChange signature) =>
        new(((7 * signature.Fifths + (signature.IsMinor ? 9 : 0)) % 12 + 12) % 12, signature.IsMinor);

    /// <summary>
    /// Semitones up, -5..6, that bring a major key to C and a minor one to A: the keys without sharps and flats.
    /// </summary>
    public int SemitonesToNatural => ((IsMinor ? 9 : 0) - Tonic + 17) % 12 - 5;

    public override string ToString() => Pitch.NameOf(Tonic) + (IsMinor ? " minor" : " major");
}
