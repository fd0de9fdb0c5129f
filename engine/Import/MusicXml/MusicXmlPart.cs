using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>A place in a score whose bars are not yet laid out.</summary>
/// <param name="Measure">Counted from 0.</param>
/// <param name="Offset">From the bar's beginning, in quarter notes.</param>
internal readonly record struct MusicXmlPlace(int Measure, Fraction Offset);

/// <summary>A sounding note as written.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Length">In quarter notes.</param>
/// <param name="Pitch">MIDI key; may lie beyond 0..127.</param>
/// <param name="Staff">From 1.</param>
/// <param name="Voice">A number of its own for each voice of the part.</param>
/// <param name="Continues">A tie ends here.</param>
/// <param name="Holds">A tie begins here.</param>
/// <param name="Line">For messages.</param>
internal readonly record struct MusicXmlNote(
    MusicXmlPlace At, Fraction Length, int Pitch, int Staff, int Voice, bool Continues, bool Holds, int Line);

/// <summary>A time signature.</summary>
internal readonly record struct MusicXmlMeter(MusicXmlPlace At, int Numerator, int Denominator, int Line);

/// <summary>A key signature, as it sounds.</summary>
internal readonly record struct MusicXmlKey(MusicXmlPlace At, int Fifths, bool IsMinor, int Line);

/// <summary>Quarter notes a minute.</summary>
internal readonly record struct MusicXmlTempo(MusicXmlPlace At, double Tempo, int Line);

internal enum MusicXmlMark { Forward, Backward, Ending, EndingStop }

/// <summary>A repeat sign or the beginning of an ending.</summary>
/// <param name="At">Where; a bar's end is the beginning of the next.</param>
/// <param name="Mark">Says how to read the value.</param>
/// <param name="Value">Times to be played, or the passes of an ending (bit 0 is the first).</param>
internal readonly record struct MusicXmlRepeat(MusicXmlPlace At, MusicXmlMark Mark, int Value);

/// <summary>A part while it is read: what it holds, where in a bar it is, and what holds there.</summary>
internal sealed class MusicXmlPart(string id)
{
    private readonly Dictionary<int, int> _transpositions = []; // staff (0 = all) -> semitones

    public string Id { get; } = id;

    public string Name { get; set; } = "";

    /// <summary>Words are sung to it.</summary>
    public bool HasLyrics { get; set; }

    public bool HasPitched { get; set; }

    public bool HasUnpitched { get; set; }

    /// <summary>Its notes are sounds of a drum kit.</summary>
    public bool IsPercussion => HasUnpitched && !HasPitched;

    public List<MusicXmlNote> Notes { get; } = [];

    /// <summary>Pitches of grace and cue notes with a tie to a note that is read, and so begins alone.</summary>
    public HashSet<int> TiesOfLeftOut { get; } = [];

    public List<MusicXmlMeter> Meters { get; } = [];

    public List<MusicXmlKey> Keys { get; } = [];

    public List<MusicXmlRepeat> Repeats { get; } = [];

    /// <summary>Units of length in a quarter note; 0 until the file says.</summary>
    public long Divisions { get; set; }

    /// <summary>In the bar, in quarter notes.</summary>
    public Fraction Now { get; set; }

    /// <summary>Where the last note began, which a chord adds to.</summary>
    public Fraction LastOnset { get; set; }

    public void BeginMeasure() => Now = LastOnset = Fraction.Zero;

    public void Transpose(int staff, int semitones) => _transpositions[staff] = semitones;

    /// <summary>From written to sounding.</summary>
    public int Transposition(int staff) =>
        _transpositions.Count == 0 ? 0
        : _transpositions.TryGetValue(staff, out int own) ? own
        : _transpositions.GetValueOrDefault(0);
}
