using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation;

/// <summary>
/// Chooses the pitch that an answer ends on: near where the melody is, the
/// tonic rather than the other notes of its triad. [engine]
/// </summary>
internal static class LandingNote
{
    // Semitones that a leap to the tonic may be longer by.
    private const int TonicsWorth = 5;

    /// <summary>
    /// A note of the key's tonic triad: of the range and the scale, if it holds any; else of the range; else the one
    /// nearest to the range.
    /// </summary>
    /// <param name="key">The answer's.</param>
    /// <param name="scale">Pitch classes that may come, a bit for each.</param>
    /// <param name="lowest">Of the range.</param>
    /// <param name="highest">Of the range.</param>
    /// <param name="from">The melody's last note.</param>
    public static Pitch Choose(Key key, int scale, Pitch lowest, Pitch highest, Pitch from)
    {
        int low = Math.Min(lowest.Number, highest.Number), high = Math.Max(lowest.Number, highest.Number);
        int chord = Scales.TonicTriadOf(key);
        int best = 0;
        long least = long.MaxValue;
        for (int pitch = 0; pitch < 128; pitch++)
        {
            if (!Scales.Holds(chord, pitch))
                continue;
            int beyond = Math.Max(0, Math.Max(low - pitch, pitch - high));
            int leap = Math.Abs(pitch - from.Number) + (pitch % 12 == key.Tonic ? 0 : TonicsWorth);
            long cost = (beyond * 2L + (Scales.Holds(scale, pitch) ? 0 : 1)) * 1000 + leap;
            if (cost < least)
                (best, least) = (pitch, cost);
        }

        return new((byte)best);
    }
}
