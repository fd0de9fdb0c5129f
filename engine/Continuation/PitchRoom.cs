using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation;

/// <summary>
/// Which pitches an answer may hold: those of the range, and where the scale is a must, of the scale. A range that
/// holds no note of the scale holds all its notes; one that lies beyond what the encoding can write is played octaves
/// away from what is written. Allocates nothing.
/// </summary>
internal readonly struct PitchRoom
{
    private const int Octave = 12;

    private readonly int _transposition;
    private readonly int _lowest;
    private readonly int _highest;

    /// <param name="lowest">No pitch below this; the player's, as the next.</param>
    /// <param name="highest">No pitch above this.</param>
    /// <param name="scale">Pitch classes that suit, a bit for each.</param>
    /// <param name="isStrict">No others may come.</param>
    /// <param name="transposition">Semitones by which the encoding's pitches are higher than the player's.</param>
    /// <param name="writable">The pitches that the encoding has, a bit for each.</param>
    public PitchRoom(Pitch lowest, Pitch highest, int scale, bool isStrict, int transposition, UInt128 writable)
    {
        _transposition = transposition;
        // Limits that cross leave the room between them.
        _lowest = Math.Min(lowest.Number, highest.Number) & 127;
        _highest = Math.Min(127, Math.Max((int)lowest.Number, highest.Number));
        Outside = OutsideOf(scale);
        Written = isStrict ? Nearest(writable & ~Outside) : 0;
        if (Written == 0)
            Written = Nearest(writable);
    }

    /// <summary>The encoding's pitches that may come, a bit for each; at least one.</summary>
    public UInt128 Written { get; }

    /// <summary>The encoding's pitches outside the scale.</summary>
    public UInt128 Outside { get; }

    /// <summary>The encoding's pitches outside a set of the player's pitch classes.</summary>
    public UInt128 OutsideOf(int pitchClasses)
    {
        UInt128 outside = 0;
        for (int pitch = 0; pitch < 128; pitch++)
            if (!Scales.Holds(pitchClasses, Sounding(pitch)))
                outside |= UInt128.One << pitch;
        return outside;
    }

    /// <summary>The player's pitch for one of the encoding's.</summary>
    public Pitch ToPlayer(Pitch written)
    {
        int number = Sounding(written.Number), folded = number;
        while (folded < _lowest)
            folded += Octave;
        while (folded > _highest)
            folded -= Octave;
        return new((byte)(folded >= _lowest ? folded : number));
    }

    /// <summary>False for a pitch that was drawn when the range was another one.</summary>
    public bool Holds(Pitch played) => played.Number >= _lowest && played.Number <= _highest;

    private int Sounding(int written) => new Pitch((byte)written).Transposed(-_transposition).Number;

    /// <summary>Of these, those that lie in the range, or else as few octaves from it as any does.</summary>
    private UInt128 Nearest(UInt128 pitches)
    {
        UInt128 inside = 0;
        for (int octaves = 0; inside == 0 && octaves <= 128 / Octave; octaves++)
        {
            inside = InRange(pitches, octaves * Octave);
            if (inside == 0)
                inside = InRange(pitches, -octaves * Octave);
        }

        return inside;
    }

    private UInt128 InRange(UInt128 pitches, int semitones)
    {
        UInt128 inside = 0;
        for (int pitch = 0; pitch < 128; pitch++)
        {
            int sounding = Sounding(pitch) + semitones;
            if (sounding >= _lowest && sounding <= _highest)
                inside |= UInt128.One << pitch;
        }

        return inside & pitches;
    }
}
