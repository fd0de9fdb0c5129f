namespace Continuo.Engine.Presets;

/// <summary>How well a model predicts music that it has not seen.</summary>
public sealed record PresetMetrics
{
    /// <summary>Minus log2 of the probability that the model gave the music, over its notes; above zero.</summary>
    public required double BitsPerNote { get; init; }

    /// <summary>The same of the statistical baseline.</summary>
    public double? PpmBitsPerNote { get; init; }

    /// <summary>Notes measured.</summary>
    public required long Notes { get; init; }
}
