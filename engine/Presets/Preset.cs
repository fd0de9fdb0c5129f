using Continuo.Engine.Continuation;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Parameters;

namespace Continuo.Engine.Presets;

/// <summary>What <c>preset.json</c> says of a model. Immutable; [any] thread.</summary>
public sealed record Preset
{
    /// <summary>Identity, and the folder's name: lower-case letters, digits, '-', '_'.</summary>
    public required string Id { get; init; }

    /// <summary>What the musician reads.</summary>
    public required string Name { get; init; }

    /// <summary>A word or two: "Irish dance".</summary>
    public string Style { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>A tokenizer's id.</summary>
    public required string Encoding { get; init; }

    /// <summary>Which of the model's styles it plays in; null = in none.</summary>
    public string? StyleVector { get; init; }

    /// <summary>
    /// The weights' file: a name in the same folder, or "../ID/NAME" when another preset beside it has them.
    /// </summary>
    public string ModelFile { get; init; } = "model.safetensors";

    /// <summary>The model's shape; null = as the weights' file says.</summary>
    public ModelConfig? Config { get; init; }

    /// <summary>Plain values that suit the model; parameters that are not here keep theirs.</summary>
    public IReadOnlyDictionary<ParameterId, double> Defaults { get; init; } = new Dictionary<ParameterId, double>();

    /// <summary>How much comes again in answers.</summary>
    public ReturnStrength Return { get; init; } = ReturnStrength.AsLearnt;

    /// <summary>
    /// How long the loops of answers may last: as long as those of the music that the model learnt, counted when it was
    /// trained. Presets from before that have no limits, so that songs with them play as they did.
    /// </summary>
    public LoopLimits Loops { get; init; } = LoopLimits.None;

    /// <summary>How it was made; null when unknown.</summary>
    public PresetTraining? Training { get; init; }

    /// <summary>Measured figures by set and part: "irish/valid".</summary>
    public IReadOnlyDictionary<string, PresetMetrics> Metrics { get; init; } = new Dictionary<string, PresetMetrics>();

    /// <summary>Where it was read from; empty when it was not.</summary>
    public string Folder { get; init; } = "";

    public string ModelPath => Path.Combine(Folder, ModelFile);
}
