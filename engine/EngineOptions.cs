using Continuo.Engine.Music;
using Continuo.Engine.Sampling;

namespace Continuo.Engine;

/// <summary>The knobs of an answer, as they are in force for a stretch of it.</summary>
public readonly record struct EngineOptions()
{
    /// <summary>1 = as learned, lower = safer, higher = wilder; 0 = always the likeliest.</summary>
    public float Temperature { get; init; } = 0.95f;

    /// <summary>Only the K likeliest symbols may follow; 0 = all.</summary>
    public int TopK { get; init; }

    /// <summary>Only the likeliest symbols that make up this share of the probability may follow; 1 = all.</summary>
    public float TopP { get; init; } = 0.98f;

    /// <summary>The quantisation step, counted from the bar line, on which answers start their notes.</summary>
    public Ticks GridStep { get; init; } = new(Ticks.PerQuarter / 4);

    /// <summary>
    /// Fewer or more rests, longer notes, thicker chords, as far as the encoding has symbols for them; 0 = as learned.
    /// </summary>
    public SymbolWeights Weights { get; init; }

    /// <summary>
    /// Bits of surprise that a symbol should hold on the whole; only what <see cref="Adaptation"/> makes of it counts.
    /// </summary>
    public float EntropyTarget { get; init; } = 1.5f;

    /// <summary>
    /// 0 = the temperature is unchanged, 1 = it does whatever brings every
    /// symbol to the target; the middle lies between.
    /// </summary>
    public float Adaptation { get; init; }

    /// <summary>Fewer (-1) or more (1) notes in the time; 0 = as learned.</summary>
    public float Density { get; init; }

    /// <summary>No note lies below this.</summary>
    public Pitch Lowest { get; init; } = new(0);

    /// <summary>No note lies above this; not below <see cref="Lowest"/>.</summary>
    public Pitch Highest { get; init; } = new(127);

    /// <summary>The notes that suit, on the tonic of the answer's key.</summary>
    public ScaleKind Scale { get; init; }

    /// <summary>0 = every note as learned, 1 = none outside the scale.</summary>
    public float ScaleStrength { get; init; }

    /// <summary>The pitch classes of the chord that sounds, a bit for each; 0 = none is known.</summary>
    public int Chord { get; init; }

    /// <summary>
    /// How far the answer follows the chord: 0 = not at all, 1 = its notes alone on beats, and mostly between them.
    /// </summary>
    public float Follow { get; init; } = 0.5f;

    /// <summary>Notes of the answer that sound together at most, 1 or more.</summary>
    public int Polyphony { get; init; } = 16;

    /// <summary>How much the memory of the session counts beside the model, 0..1.</summary>
    public float Imitate { get; init; }

    /// <summary>
    /// How much the music under way counts beside the model: what stood before comes back. 0 = not at all, 1 = as
    /// much as suits the model, 2 = much more.
    /// </summary>
    public float Return { get; init; } = 1;

    /// <summary>The part of the knobs that the sampler reads.</summary>
    public SamplingContext Sampling => new(Temperature, TopK, TopP)
    {
        Weights = Weights, EntropyTarget = EntropyTarget, Adaptation = Adaptation,
    };
}
