using Continuo.Engine.Music;

namespace Continuo.Engine.Import.JazzCsv;

/// <summary>A row of the table.</summary>
/// <param name="Seconds">Played length.</param>
/// <param name="BeatSeconds">Length of the beat it begins in.</param>
/// <param name="Bar">Counted without a gap; the first chorus begins at 1, what comes before at 0 or below.</param>
/// <param name="Beat">In the bar, from 0.</param>
/// <param name="Tatum">In the beat, from 0.</param>
/// <param name="Division">Tatums of the beat.</param>
/// <param name="Meter">Of its bar; see <see cref="JazzCsvTable"/> for 1/4.</param>
/// <param name="Pitch">MIDI key.</param>
/// <param name="Loudness">In dB, of the note's middle; null where none was measured.</param>
/// <param name="Line">Counted from 1.</param>
internal readonly record struct JazzNote(
    double Seconds, double BeatSeconds, int Bar, int Beat, int Tatum, int Division, Meter Meter, Pitch Pitch,
    double? Loudness, int Line)
{
    /// <summary>From the bar's start, to the nearest tick.</summary>
    public Ticks PlaceInBar
    {
        get
        {
            long beat = Ticks.PerQuarter * 4L / Meter.Denominator;
            return new(Beat * beat + (2 * Tatum * beat + Division) / (2 * Division));
        }
    }
}
