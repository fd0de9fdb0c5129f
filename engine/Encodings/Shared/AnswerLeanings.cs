using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Shared;

/// <summary>
/// What an answer should rather hold, as far as it depends on where it stands; nothing of it forbids.
/// </summary>
/// <param name="Density">-1 = far fewer notes in the time … 1 = far more; 0 = as learned.</param>
/// <param name="Rest">Added to the logits of symbols that leave a silence,
/// where the encoding has none that mean a rest.</param>
/// <param name="Outside">Pitches that do not suit, a bit for each MIDI number.</param>
/// <param name="Penalty">Taken from the logits of those, above zero.</param>
public readonly record struct AnswerLeanings(float Density, float Rest, UInt128 Outside, float Penalty)
{
    // At full density an eighth's odds against a quarter grow by 2 to this power, for each symbol that spends time.
    private const double DensityExponent = 2;

    // What lies beyond differs by nothing that a listener would call density: trills, and music that stands still.
    private const long LeastTicks = Ticks.PerQuarter / 8;
    private const long MostTicks = Ticks.PerQuarter * 2;

    /// <summary>Pitches that are not of the chord, a bit for each MIDI number.</summary>
    public UInt128 OffChord { get; init; }

    /// <summary>Taken from the logits of those, above zero.</summary>
    public float OffChordPenalty { get; init; }

    /// <summary>As learned.</summary>
    public bool IsNone => !IsTimed && Outside == 0 && OffChord == 0;

    /// <summary>The places in time count.</summary>
    public bool IsTimed => Density != 0 || Rest != 0;

    /// <summary>For a symbol that leads so far to the next note, or lets one last so long.</summary>
    public float ForTime(Ticks time) =>
        Density == 0 ? 0 : (float)(-Density * DensityExponent * Math.Log(
            Math.Clamp(time.Value, LeastTicks, MostTicks) / (double)Ticks.PerQuarter));

    /// <summary>For a symbol after which the next note starts at <paramref name="onset"/> at the earliest.</summary>
    public float ForOnset(Ticks onset, Ticks last, Ticks silentFrom) =>
        ForTime(onset - last) + (onset > silentFrom ? Rest : 0);

    /// <summary>For another note at the same onset.</summary>
    public float ForChord => Density;

    /// <summary>Some pitches suit better than others.</summary>
    public bool IsOfPitches => (Outside | OffChord) != 0;

    /// <summary>What is taken from a symbol of these pitches, a bit for each MIDI number.</summary>
    public float AgainstPitches(UInt128 pitches) =>
        Penalty * (int)UInt128.PopCount(pitches & Outside)
        + OffChordPenalty * (int)UInt128.PopCount(pitches & OffChord);

    /// <summary>Takes the penalties from the pitches that do not suit.</summary>
    /// <param name="logits">One for each pitch.</param>
    /// <param name="lowest">The first one's.</param>
    public void LeanPitches(Span<float> logits, int lowest)
    {
        if (!IsOfPitches)
            return;
        for (int i = 0; i < logits.Length; i++)
            logits[i] -= AgainstPitches(UInt128.One << (lowest + i));
    }
}
