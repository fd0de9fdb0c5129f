using Continuo.Bench.Frames;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;

namespace Continuo.Bench.Tests.Frames;

public sealed class FrameModelPredictorTests
{
    private const int Units = 6;
    private const int LowKeys = 6;

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(true, -2, 0, 1)]
    public void Probabilities_of_all_frames_sum_to_one(bool keeps, params int[] shifts)
    {
        var spelling = new FrameSpelling(Ascending: false, keeps);
        FrameModel[] models = [Random(spelling, seed: 1), Random(spelling, seed: 2)];
        var before = Frame.Of(21, 24);
        double sum = 0;
        for (uint keys = 0; keys < 1 << LowKeys; keys++)
        {
            var predictor = new FrameModelPredictor(models, shifts);
            predictor.Reset();
            predictor.Nats(before);
            sum += Math.Exp(-predictor.Nats(new Frame((UInt128)keys << Frame.LowestPitch)));
        }
        Assert.Equal(1, sum, 1e-9);
    }

    [Fact]
    public void A_piece_costs_the_same_after_another()
    {
        var predictor = new FrameModelPredictor([Random(new(Ascending: true, Keeps: true), seed: 3)], [0, 1]);
        double First()
        {
            predictor.Reset();
            return predictor.Nats(Frame.Of(60, 64)) + predictor.Nats(Frame.Of(60, 65));
        }
        Assert.Equal(First(), First());
    }

    /// <summary>
    /// Random weights that all but forbid pitches above the lowest ones, so that a test can go through the rest.
    /// </summary>
    private static FrameModel Random(FrameSpelling spelling, int seed)
    {
        var random = new Random(seed);
        var config = new ModelConfig
        {
            VocabularySize = FrameSpelling.Symbols,
            EmbeddingSize = 4,
            HiddenSize = Units,
            Layers = 1,
        };
        float[] bias = [.. Enumerable.Range(0, FrameSpelling.Symbols).Select(symbol =>
            symbol >= FrameSpelling.SymbolOf(Frame.LowestPitch + LowKeys, 0) ? -1000f : random.NextSingle())];
        WeightsTensor[] tensors =
        [
            Tensor("embedding.weight", FrameSpelling.Symbols, 4),
            Tensor("lstm.weight_ih_l0", 4 * Units, 4),
            Tensor("lstm.weight_hh_l0", 4 * Units, Units),
            Tensor("lstm.bias_ih_l0", 4 * Units),
            Tensor("lstm.bias_hh_l0", 4 * Units),
            Tensor("output.weight", FrameSpelling.Symbols, Units),
            new("output.bias", [FrameSpelling.Symbols], bias),
        ];
        byte[] bytes = WeightsFile.ToBytes(
            "random", tensors, new Dictionary<string, string> { [ModelConfig.MetadataKey] = config.ToJson() },
            WeightsType.F32);
        return new FrameModel(WeightsFile.Parse(bytes, "random").ToModel(), spelling);

        WeightsTensor Tensor(string name, params int[] shape) => new(
            name, shape,
            Enumerable.Range(0, shape.Aggregate((a, b) => a * b)).Select(_ => 4 * random.NextSingle() - 2).ToArray());
    }
}
