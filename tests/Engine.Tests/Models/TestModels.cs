using Continuo.Engine.Models;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;

namespace Continuo.Engine.Tests.Models;

/// <summary>Models with seeded random weights, and files of them.</summary>
internal static class TestModels
{
    public static ModelConfig Config(int vocabulary, int embedding, int hidden, int layers, bool tied = false) => new()
    {
        VocabularySize = vocabulary,
        EmbeddingSize = embedding,
        HiddenSize = hidden,
        Layers = layers,
        TieWeights = tied,
    };

    public static List<WeightsTensor> Tensors(ModelConfig config, int seed)
    {
        var random = new Random(seed);
        int v = config.VocabularySize, e = config.EmbeddingSize, h = config.HiddenSize;
        List<WeightsTensor> tensors = [Random(random, "embedding.weight", v, e)];
        if (config.StyleRows > 0)
            tensors.Add(Random(random, "style.weight", config.StyleRows, e));
        for (int layer = 0; layer < config.Layers; layer++)
        {
            tensors.Add(Random(random, $"lstm.weight_ih_l{layer}", 4 * h, layer == 0 ? e : h));
            tensors.Add(Random(random, $"lstm.weight_hh_l{layer}", 4 * h, h));
            tensors.Add(Random(random, $"lstm.bias_ih_l{layer}", 4 * h));
            tensors.Add(Random(random, $"lstm.bias_hh_l{layer}", 4 * h));
        }
        if (!config.TieWeights)
            tensors.Add(Random(random, "output.weight", v, h));
        tensors.Add(Random(random, "output.bias", v));
        return tensors;
    }

    public static byte[] Bytes(
        ModelConfig config, IReadOnlyList<WeightsTensor> tensors, WeightsType type = WeightsType.F32) =>
        WeightsFile.ToBytes(
            "test", tensors, new Dictionary<string, string> { [ModelConfig.MetadataKey] = config.ToJson() }, type);

    public static IMusicModel Model(ModelConfig config, int seed) =>
        WeightsFile.Parse(Bytes(config, Tensors(config, seed)), "test").ToModel();

    // A spread that drives gates well into both of their ends, yet leaves the dynamics stable.
    private static WeightsTensor Random(Random random, string name, params int[] shape)
    {
        var values = new float[shape.Aggregate(1, (product, extent) => product * extent)];
        double scale = 3 / Math.Sqrt(shape[^1]);
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)((random.NextDouble() * 2 - 1) * (shape.Length == 1 ? 0.5 : scale));
        return new WeightsTensor(name, shape, values);
    }
}
