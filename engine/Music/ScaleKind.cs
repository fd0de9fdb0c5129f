namespace Continuo.Engine.Music;

/// <summary>Which notes of the octave belong. The numbers are those of the parameter's labels.</summary>
public enum ScaleKind
{
    /// <summary>The key's own: major, or natural, harmonic and melodic minor together.</summary>
    Key = 0,
    Major = 1,
    NaturalMinor = 2,
    HarmonicMinor = 3,
    Dorian = 4,
    Mixolydian = 5,
    MajorPentatonic = 6,
    MinorPentatonic = 7,
    Blues = 8,
    WholeTone = 9,
}
