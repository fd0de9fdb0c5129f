using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;

namespace Continuo.Training.Tests;

/// <summary>
/// A small model with random weights: every symbol that the grammar allows is about as likely as any other.
/// </summary>
internal static class UntrainedModel
{
    /// <param name="tokenizer">The encoding.</param>
    /// <param name="seed">Of the weights.</param>
    /// <param name="wish">Symbols that it likes far better than the others.</param>
    public static IMusicModel Create(ITokenizer tokenizer, int seed = 1, Range wish = default)
    {
        int vocabulary = tokenizer.Vocabulary.Size;
        var config = new ModelConfig { VocabularySize = vocabulary, EmbeddingSize = 4, HiddenSize = 8, Layers = 1 };
        var random = new Random(seed);
        float[] bias = Values(vocabulary);
        foreach (ref float value in bias.AsSpan()[wish])
            value += 6;
        byte[] bytes = WeightsFile.ToBytes(
            "untrained",
            [
                Of("embedding.weight", vocabulary, 4), Of("lstm.weight_ih_l0", 32, 4), Of("lstm.weight_hh_l0", 32, 8),
                Of("lstm.bias_ih_l0", 32), Of("lstm.bias_hh_l0", 32), Of("output.weight", vocabulary, 8),
                new("output.bias", [vocabulary], bias),
            ],
            new Dictionary<string, string> { [ModelConfig.MetadataKey] = config.ToJson() }, WeightsType.F32);
        return WeightsFile.Parse(bytes, "untrained").ToModel();

        WeightsTensor Of(string name, params int[] shape) =>
            new(name, shape, Values(shape.Aggregate(1, (a, b) => a * b)));

        float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
