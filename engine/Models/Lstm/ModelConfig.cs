using System.Text.Json;
using System.Text.Json.Serialization;
using Continuo.Engine.Models.LookingBack;

namespace Continuo.Engine.Models.Lstm;

/// <summary>
/// The shape of a model, as it stands under <c>config</c> in the weights' metadata and in <c>preset.json</c>. [any]
/// </summary>
public sealed record ModelConfig
{
    /// <summary>The metadata key that holds this as JSON.</summary>
    public const string MetadataKey = "config";

    private const int MaximumVocabulary = 65_536;
    private const int MaximumWidth = 4_096;
    private const int MaximumLayers = 3;
    private const long MaximumTableElements = 1L << 27; // 512 MiB of folded embedding

    private readonly string _styles = ""; // older files do not say it, which the generated reader makes a null

    /// <summary>Kind of model; the switch in <see cref="WeightsFile.ToModel"/> knows them.</summary>
    public string Model { get; init; } = "lstm";

    /// <summary>Token ids, 2..65,536.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Numbers that stand for a token, 1..4,096.</summary>
    public required int EmbeddingSize { get; init; }

    /// <summary>Units of each recurrent layer, 1..4,096.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Recurrent layers, 1..3.</summary>
    public required int Layers { get; init; }

    /// <summary>The output layer uses the embedding's matrix; then both sizes must be equal.</summary>
    public bool TieWeights { get; init; }

    /// <summary>
    /// Names of the style vectors in the order of their rows, from row 1, separated by commas; empty when there are
    /// none. Row 0 stands for no style.
    /// </summary>
    public string Styles { get => _styles; init => _styles = value ?? ""; }

    /// <summary>The model also reads what the music did before; see <see cref="LookBackInputs"/>.</summary>
    public bool LookBack { get; init; }

    /// <summary>What is out of range, in words; null when nothing is.</summary>
    public string? Problem()
    {
        if (VocabularySize is < 2 or > MaximumVocabulary)
            return FormattableString.Invariant(
                $"vocabularySize is {VocabularySize}; 2..{MaximumVocabulary} can be played");
        if (EmbeddingSize is < 1 or > MaximumWidth)
            return FormattableString.Invariant($"embeddingSize is {EmbeddingSize}; 1..{MaximumWidth} can be played");
        if (HiddenSize is < 1 or > MaximumWidth)
            return FormattableString.Invariant($"hiddenSize is {HiddenSize}; 1..{MaximumWidth} can be played");
        if (Layers is < 1 or > MaximumLayers)
            return FormattableString.Invariant($"layers is {Layers}; 1..{MaximumLayers} can be played");
        if (Styles.Length > 0 && Styles.Split(',').Any(string.IsNullOrWhiteSpace))
            return $"styles is '{Styles}'; names separated by commas are wanted";
        if (TieWeights && EmbeddingSize != HiddenSize)
            return FormattableString.Invariant(
                $"tieWeights needs equal sizes; embedding {EmbeddingSize}, hidden {HiddenSize}");
        if (4L * HiddenSize * VocabularySize > MaximumTableElements)
            return FormattableString.Invariant(
                $"vocabularySize {VocabularySize} by hiddenSize {HiddenSize} takes too much memory");
        return null;
    }

    /// <summary>Row of a style's vector: 0 for null, -1 for a name that the model does not know.</summary>
    public int StyleRow(string? name) => name is null ? 0 : Array.IndexOf(
        Styles.Split(',', StringSplitOptions.RemoveEmptyEntries), name) is >= 0 and int index ? index + 1 : -1;

    /// <summary>Rows of <c>style.weight</c>: 0 without styles.</summary>
    internal int StyleRows => Styles.Length == 0 ? 0 : Styles.Split(',').Length + 1;

    /// <summary>One line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ModelConfigJson.Default.ModelConfig);

    /// <exception cref="JsonException">Not JSON, or a required field is missing or of the wrong type.</exception>
    public static ModelConfig FromJson(string json) =>
        JsonSerializer.Deserialize(json, ModelConfigJson.Default.ModelConfig)
            ?? throw new JsonException("null is not a configuration");
}

/// <summary>Generated at build time, so that nothing is looked up by reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelConfig))]
internal sealed partial class ModelConfigJson : JsonSerializerContext;
