using System.Diagnostics;
using System.Globalization;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;
using Continuo.Training.Networks;

namespace Continuo.Bench;

/// <summary>
/// One step of the model, batch 1: our kernel against LibTorch on the same weights in the same run, in turns, on one
/// thread. LibTorch is asked a token a call, as generation must, and 256 tokens a call, which only priming could use.
/// </summary>
internal static class StepBenchmark
{
    private const int Vocabulary = 314;
    private const int Rounds = 7;
    private const int StepsARound = 256;

    public static void Run(Table table)
    {
        table.Head("One step of the model (fp32, batch 1, vocabulary 314, one thread), median of rounds");
        if (LibTorch.Unavailable is { } reason)
            table.Head($"  the peer is left out: {reason}");
        else
            LibTorch.SetThreads(1);
        foreach ((int layers, int hidden) in new[] { (1, 256), (2, 256), (2, 512) })
            Compare(table, layers, hidden);
    }

    private static void Compare(Table table, int layers, int hidden)
    {
        string shape = $"{layers} x {hidden}";
        var config = new ModelConfig
        {
            VocabularySize = Vocabulary,
            EmbeddingSize = 128,
            HiddenSize = hidden,
            Layers = layers,
        };
        int[] tokens = [.. Enumerable.Range(0, StepsARound).Select(i => i * 37 % Vocabulary)];
        if (LibTorch.Unavailable is not null)
        {
            IMusicModel alone = RandomModel(config);
            table.Row($"{shape}: Continuo", Median(() => Ours(alone, tokens)), "");
            return;
        }

        using var peer = new TorchTrainer(new TorchTrainerOptions
        {
            Vocabulary = Vocabulary, Embedding = config.EmbeddingSize, Hidden = hidden, Layers = layers,
        });
        IMusicModel ours = ModelOf(config, peer.GetWeights());
        double[] times = Medians(() => Ours(ours, tokens), () => StepByStep(peer, tokens), () => AtOnce(peer, tokens));
        table.Row($"{shape}: Continuo", times[0], "");
        table.Row(
            $"{shape}: LibTorch {LibTorch.Version}, a token a call", times[1], Ratio(times[1], times[0]));
        table.Row(
            $"{shape}: LibTorch {LibTorch.Version}, {StepsARound} tokens a call", times[2],
            Ratio(times[2], times[0]));
    }

    private static void Ours(IMusicModel model, int[] tokens)
    {
        IModelState state = model.CreateState();
        var logits = new float[Vocabulary];
        foreach (int token in tokens)
            model.Step(state, new Token(token), logits);
    }

    private static void StepByStep(TorchTrainer peer, int[] tokens)
    {
        for (int i = 0; i < tokens.Length; i++)
            peer.Logits(tokens.AsSpan(i, 1));
    }

    private static void AtOnce(TorchTrainer peer, int[] tokens) => peer.Logits(tokens);

    private static double Median(Action round) => Medians(round)[0];

    /// <summary>
    /// Microseconds a step of each, the rounds in turns so that a machine that slows down slows all of them.
    /// </summary>
    private static double[] Medians(params Action[] contestants)
    {
        var times = contestants.Select(_ => new List<double>()).ToArray();
        for (int round = -1; round < Rounds; round++)
        {
            for (int i = 0; i < contestants.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                contestants[i]();
                // The first round only warms up.
                if (round >= 0)
                    times[i].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / StepsARound);
            }
        }
        return [.. times.Select(list => list.Order().ElementAt(Rounds / 2))];
    }

    private static string Ratio(double peer, double ours) =>
        string.Create(CultureInfo.InvariantCulture, $"{peer / ours:0.0} x Continuo's");

    private static IMusicModel ModelOf(ModelConfig config, IEnumerable<Weight> weights) => WeightsFile.Parse(
        WeightsFile.ToBytes(
            "benchmark", [.. weights.Select(weight => new WeightsTensor(weight.Name, weight.Shape, weight.Values))],
            new Dictionary<string, string> { [ModelConfig.MetadataKey] = config.ToJson() }, WeightsType.F32),
        "benchmark").ToModel();

    private static IMusicModel RandomModel(ModelConfig config)
    {
        var random = new Random(1);
        Weight Make(string name, params int[] shape) =>
            new(name, shape, [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b))
                .Select(_ => (random.NextSingle() - 0.5f) / 8)]);
        int gates = 4 * config.HiddenSize;
        List<Weight> weights = [Make("embedding.weight", config.VocabularySize, config.EmbeddingSize)];
        for (int layer = 0; layer < config.Layers; layer++)
        {
            weights.Add(Make($"lstm.weight_ih_l{layer}", gates, layer == 0 ? config.EmbeddingSize : config.HiddenSize));
            weights.Add(Make($"lstm.weight_hh_l{layer}", gates, config.HiddenSize));
            weights.Add(Make($"lstm.bias_ih_l{layer}", gates));
            weights.Add(Make($"lstm.bias_hh_l{layer}", gates));
        }
        weights.Add(Make("output.weight", config.VocabularySize, config.HiddenSize));
        weights.Add(Make("output.bias", config.VocabularySize));
        return ModelOf(config, weights);
    }
}
