using System.Globalization;
using Continuo.Engine.Models;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;
using Continuo.Training.Networks;

namespace Continuo.Bench.Frames;

/// <summary>An LSTM over spelled frames, with the spelling that it learnt. Immutable [any].</summary>
public sealed record FrameModel(IMusicModel Model, FrameSpelling Spelling)
{
    private const string AscendingKey = "frames.ascending";
    private const string KeepsKey = "frames.keeps";

    /// <exception cref="WeightsFileException">Damaged, or the model of something else.</exception>
    public static FrameModel Load(string path)
    {
        WeightsFile file = WeightsFile.Read(path);
        IMusicModel model = file.ToModel();
        if (model.VocabularySize != FrameSpelling.Symbols || !file.Metadata.ContainsKey(AscendingKey))
            throw new WeightsFileException(path, "this is not a model of frames");
        return new FrameModel(model, new FrameSpelling(Flag(AscendingKey), Flag(KeepsKey)));

        bool Flag(string key) => file.Metadata.GetValueOrDefault(key) == bool.TrueString;
    }

    /// <summary>Keeps 32-bit weights.</summary>
    /// <exception cref="IOException">The folder is missing, full or not writable.</exception>
    public static void Save(string path, IReadOnlyList<Weight> weights, FrameTrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(options);
        var config = new ModelConfig
        {
            VocabularySize = FrameSpelling.Symbols,
            EmbeddingSize = options.Embedding,
            HiddenSize = options.Hidden,
            Layers = options.Layers,
        };
        WeightsFile.Write(
            path,
            [.. weights.Select(weight => new WeightsTensor(weight.Name, weight.Shape, weight.Values))],
            new Dictionary<string, string>
            {
                [ModelConfig.MetadataKey] = config.ToJson(),
                [AscendingKey] = options.Spelling.Ascending.ToString(),
                [KeepsKey] = options.Spelling.Keeps.ToString(),
                ["frames.seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
            },
            WeightsType.F32);
    }
}
