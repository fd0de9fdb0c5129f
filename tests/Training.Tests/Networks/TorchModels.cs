using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;
using Continuo.Engine.Music;
using Continuo.Training.Batches;
using Continuo.Training.Networks;

namespace Continuo.Training.Tests.Networks;

/// <summary>Small models in LibTorch.</summary>
internal static class TorchModels
{
    public static TorchTrainer Trained(int vocabulary, int embedding, int hidden, int layers, int steps, int styles = 0)
    {
        LibTorch.SetThreads(1);
        var trainer = new TorchTrainer(new TorchTrainerOptions
        {
            Vocabulary = vocabulary, Embedding = embedding, Hidden = hidden,
            Layers = layers, Dropout = 0, Styles = styles, Seed = 3,
        });
        for (int step = 0; step < steps; step++)
            trainer.Step(RandomBatch(vocabulary, lanes: 4, length: 16, seed: step % 3, styles), 0.02f, 1);
        return trainer;
    }

    /// <summary>Has learnt to look back in random music.</summary>
    public static TorchTrainer LookingBack(ITokenizer tokenizer, int layers, int steps)
    {
        LibTorch.SetThreads(1);
        var trainer = new TorchTrainer(new TorchTrainerOptions
        {
            Vocabulary = tokenizer.Vocabulary.Size, Embedding = 24, Hidden = 43,
            Layers = layers, Dropout = 0, LookBack = true, Seed = 3,
        });
        var past = new PastOfPieces(tokenizer);
        for (int step = 0; step < steps; step++)
        {
            int[] piece = RandomMusic.Tokens(tokenizer, notes: 120, seed: step % 3);
            trainer.Step(
                Batch.OfWhole([new(piece, 0, past.Read(piece, Meter.Common.BarLength))]), 0.02f, 1);
        }

        return trainer;
    }

    public static int[] Tokens(int vocabulary, int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(vocabulary))];
    }

    public static Batch RandomBatch(int vocabulary, int lanes, int length, int seed, int styles = 0)
    {
        var batch = new Batch(lanes, length);
        Tokens(vocabulary, batch.Tokens.Length, seed).CopyTo(batch.Tokens, 0);
        Array.Fill(batch.Lengths, length);
        Array.Fill(batch.Reset, (byte)1);
        for (int lane = 0; lane < lanes; lane++)
            batch.Styles[lane] = lane % (styles + 1);
        return batch;
    }

    public static byte[] ToSafetensors(TorchTrainer trainer)
    {
        var shapes = trainer.GetWeights().ToDictionary(weight => weight.Name, weight => weight.Shape);
        int styles = shapes.TryGetValue("style.weight", out IReadOnlyList<int>? style) ? style[0] - 1 : 0;
        var config = new ModelConfig
        {
            VocabularySize = shapes["embedding.weight"][0],
            EmbeddingSize = shapes["embedding.weight"][1],
            HiddenSize = shapes["output.weight"][1],
            Layers = shapes.Keys.Count(name => name.StartsWith("lstm.weight_hh_", StringComparison.Ordinal)),
            LookBack = shapes.ContainsKey("look_back.gate.weight"),
            Styles = string.Join(',', Enumerable.Range(1, styles).Select(i => FormattableString.Invariant($"s{i}"))),
        };
        return WeightsFile.ToBytes(
            "test",
            [.. trainer.GetWeights().Select(weight => new WeightsTensor(weight.Name, weight.Shape, weight.Values))],
            new Dictionary<string, string> { [ModelConfig.MetadataKey] = config.ToJson() }, WeightsType.F32);
    }
}
