namespace Continuo.Training.Batches;

/// <summary>How pieces are varied from epoch to epoch. Reasons and measurements: docs/decisions/0011.</summary>
public sealed record Augmentation
{
    /// <summary>A random key each time: -5..+6 semitones.</summary>
    public bool Transpose { get; init; } = true;

    /// <summary>Louder or softer by up to this many MIDI steps, the whole piece; 0 = as written.</summary>
    public int Louder { get; init; } = 56;

    /// <summary>
    /// Share of the pieces whose notes are struck unevenly, as players strike them, each by up to 16 MIDI steps off.
    /// </summary>
    public double Uneven { get; init; } = 0.25;

    /// <summary>
    /// Share of the pieces whose notes are all equally loud, as step sequencers and notation programs play them.
    /// </summary>
    public double Flat { get; init; } = 0.15;

    /// <summary>Share of the pieces that begin at a bar in the middle, as a player's phrase may.</summary>
    public double MidStarts { get; init; } = 0.25;

    /// <summary>
    /// Share of the pieces in one meter that are written in longer bars: rare meters, as 5/4 and 12/8, need examples.
    /// </summary>
    public double LongBars { get; init; } = 0.05;

    /// <summary>Share of the pieces whose style is not told, so that a model also knows what to play in none.</summary>
    public double NoStyle { get; init; } = 0.1;

    /// <summary>Share of the pieces of which a model that looks back is shown nothing that came before.</summary>
    public double NoPast { get; init; } = 0.1;

    /// <summary>
    /// Share of the pieces whose key, for a model that looks back, is that of a first stretch of 2 to 16 bars all
    /// along, as it is for answers.
    /// </summary>
    public double HeldKey { get; init; } = 0.5;

    /// <summary>Share of the pieces whose key is not told to a model that looks back.</summary>
    public double NoKey { get; init; } = 0.1;

    /// <summary>Share of the pieces of which a model that looks back is told how many bars are to go.</summary>
    public double EndTold { get; init; } = 0.3;

    public static Augmentation None => new()
    {
        Transpose = false, Louder = 0, Uneven = 0, Flat = 0, MidStarts = 0, NoStyle = 0, LongBars = 0,
        NoPast = 0, HeldKey = 0, NoKey = 0, EndTold = 0,
    };
}
