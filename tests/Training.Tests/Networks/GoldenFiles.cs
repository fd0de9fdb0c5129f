using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;
using Continuo.Training.Networks;

namespace Continuo.Training.Tests.Networks;

/// <summary>
/// tests/Golden/LibTorch/lstm-N.safetensors: the weights of N layers, trained for a moment, and
/// lstm-N.expected.safetensors: tokens and the logits that LibTorch gives after each. Written again by running the
/// tests with CONTINUO_WRITE_GOLDEN=1.
/// </summary>
public sealed class GoldenFiles
{
    private const string WriteVariable = "CONTINUO_WRITE_GOLDEN";
    private const int Vocabulary = 19;
    private const int Embedding = 10;
    private const int Hidden = 20;
    private const int Steps = 24;

    [TorchFact]
    public void Are_still_what_LibTorch_says()
    {
        for (int layers = 1; layers <= 3; layers++)
        {
            if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
                Write(layers);
            (_, int[] tokens, float[] expected) = Read(layers);
            using TorchTrainer trainer = TorchModels.Trained(Vocabulary, Embedding, Hidden, layers, steps: 0);
            WeightsFile weights = WeightsFile.Read(WeightsPath(layers));
            foreach (Weight weight in trainer.GetWeights())
                trainer.SetWeight(weight.Name, weights.Floats(weight.Name, [.. weight.Shape]));
            Assert.All(expected.Zip(trainer.Logits(tokens)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    internal static (IMusicModel Model, int[] Tokens, float[] Expected) Read(int layers)
    {
        WeightsFile expected = WeightsFile.Read(ExpectedPath(layers));
        int[] tokens = [.. expected.Floats("tokens", Steps).Select(token => (int)token)];
        return (WeightsFile.LoadModel(WeightsPath(layers)), tokens, expected.Floats("logits", Steps, Vocabulary));
    }

    private static void Write(int layers)
    {
        using TorchTrainer trainer = TorchModels.Trained(Vocabulary, Embedding, Hidden, layers, steps: 100);
        int[] tokens = TorchModels.Tokens(Vocabulary, Steps, seed: 11);
        Directory.CreateDirectory(Repository.Golden);
        File.WriteAllBytes(WeightsPath(layers), TorchModels.ToSafetensors(trainer));
        WeightsFile.Write(
            ExpectedPath(layers),
            [
                new WeightsTensor("tokens", [Steps], tokens.Select(token => (float)token).ToArray()),
                new WeightsTensor("logits", [Steps, Vocabulary], trainer.Logits(tokens)),
            ],
            new Dictionary<string, string> { ["made by"] = "LibTorch " + LibTorch.Version },
            WeightsType.F32);
    }

    private static string WeightsPath(int layers) =>
        Path.Combine(Repository.Golden, FormattableString.Invariant($"lstm-{layers}.safetensors"));

    private static string ExpectedPath(int layers) =>
        Path.Combine(Repository.Golden, FormattableString.Invariant($"lstm-{layers}.expected.safetensors"));
}
