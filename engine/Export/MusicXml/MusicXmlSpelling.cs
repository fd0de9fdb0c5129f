namespace Continuo.Engine.Export.MusicXml;

/// <summary>A pitch as it is written.</summary>
/// <param name="Step">A letter.</param>
/// <param name="Alteration">Semitones: 1 is a sharp, -1 a flat.</param>
/// <param name="Octave">4 begins at middle C.</param>
internal readonly record struct MusicXmlSpelling(char Step, int Alteration, int Octave)
{
    private const string LettersByFifths = "FCGDAEB";

    /// <summary>
    /// Chooses among a key's twelve likeliest notes, which are neighbours on the line of fifths: in C major from E flat
    /// to G sharp, in A minor from B flat to D sharp.
    /// </summary>
    /// <param name="pitch">MIDI key.</param>
    /// <param name="fifths">Of the signature.</param>
    /// <param name="isMinor">Minor mode.</param>
    public static MusicXmlSpelling Of(byte pitch, int fifths, bool isMinor)
    {
        int lowest = fifths + (isMinor ? -2 : -3);           // C is 0, G is 1
        int place = pitch * 7 % 12;                          // right but for a multiple of twelve
        place += (int)Math.Ceiling((lowest - place) / 12.0) * 12;
        int alteration = (int)Math.Floor((place + 1) / 7.0); // F to B are plain
        int natural = pitch - alteration;
        return new MusicXmlSpelling(
            LettersByFifths[place + 1 - alteration * 7], alteration, (int)Math.Floor(natural / 12.0) - 1);
    }
}
