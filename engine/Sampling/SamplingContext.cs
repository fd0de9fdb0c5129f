namespace Continuo.Engine.Sampling;

/// <summary>The knobs in force for one draw.</summary>
/// <param name="Temperature">1 = as learned, lower = safer, higher = wilder; 0 or less = always the likeliest.</param>
/// <param name="TopK">Only the K likeliest symbols may follow; 0 or less = all.</param>
/// <param name="TopP">Only the likeliest symbols that make up this share of
/// the probability may follow; 1 or more = all.</param>
public readonly record struct SamplingContext(float Temperature, int TopK, float TopP)
{
    /// <summary>More or less of a class of symbols; 0 = as learned.</summary>
    public SymbolWeights Weights { get; init; }

    /// <summary>Bits of entropy that the adaptive temperature steers to.</summary>
    public float EntropyTarget { get; init; }

    /// <summary>How far the temperature follows the target: 0 = not at all, 1 = the target alone counts.</summary>
    public float Adaptation { get; init; }
}
