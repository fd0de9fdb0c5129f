using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Engine.Sampling;

namespace Continuo.Engine.Tests.Sampling;

public sealed class SymbolWeightsFilterTests
{
    private static readonly SymbolClass[] Classes =
    [
        SymbolClass.Other, SymbolClass.Rest, SymbolClass.Hold, SymbolClass.Note, SymbolClass.Note, SymbolClass.Chord,
    ];

    [Fact]
    public void AWeightMultipliesTheOddsOfItsClass()
    {
        float[] before = [0, 1, 2, 3, float.NegativeInfinity, 5];
        float[] after = Applied(before, new() { Rest = -0.7f, Hold = 0.25f, Note = 1, Chord = -2 });
        Assert.Equal([0, 1 - 0.7f, 2.25f, 4, float.NegativeInfinity, 3], after);
    }

    [Fact]
    public void FewerRestsShiftTheSharesAsTheOddsSay()
    {
        // Rests have half of the probability; with a quarter of the odds they have a fifth.
        SamplerChain chain = Samplers.CreateChain();
        chain.Prepare([SymbolClass.Rest, SymbolClass.Note, SymbolClass.Note]);
        SeededRandom random = new(1, 0);
        SamplingContext context = new(1, 0, 1) { Weights = new() { Rest = MathF.Log(0.25f) } };
        const int Draws = 50_000;
        int rests = 0;
        for (int i = 0; i < Draws; i++)
        {
            chain.Step([MathF.Log(2), 0, 0], context, ref random, out Token token);
            rests += token.Id == 0 ? 1 : 0;
        }

        Assert.Equal(0.2, (double)rests / Draws, 0.008); // 4.5 standard deviations
    }

    [Fact]
    public void ARestThatWouldPushAllElseOutIsWeighedFirst()
    {
        SamplerChain chain = Samplers.CreateChain();
        chain.Prepare([SymbolClass.Rest, SymbolClass.Note]);
        SeededRandom random = new(1, 0);
        SamplingContext context = new(1, 0, 0.9f) { Weights = new() { Rest = -10 } };
        Assert.True(chain.Step([4, 0], context, ref random, out Token token));
        Assert.Equal(1, token.Id);
    }

    [Fact]
    public void DamagedWeightsDoNoHarm()
    {
        float[] after = Applied(
            [1, 1, 1, 1, 1, 1],
            new() { Rest = float.NaN, Note = float.PositiveInfinity, Chord = float.NegativeInfinity });
        Assert.Equal([1, 1, 1, 21, 21, -19], after);
    }

    [Fact]
    public void WithoutClassesOrWeightsNothingChanges()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5], Applied([0, 1, 2, 3, 4, 5], default));
        SymbolWeightsFilter filter = new();
        filter.Prepare(2);
        float[] logits = [1, 2];
        filter.Apply(logits, new(1, 0, 1) { Weights = new(1, 1, 1, 1) });
        Assert.Equal([1, 2], logits);
    }

    [Fact]
    public void TheEnginesKnobsChangeNothingUnlessTurned()
    {
        SamplingContext context = new EngineOptions().Sampling;
        Assert.Equal(default, context.Weights);
        Assert.Equal(0, context.Adaptation);
        EngineOptions turned = new() { Weights = new() { Rest = -1 }, EntropyTarget = 2, Adaptation = 0.5f };
        Assert.Equal(
            (new SymbolWeights(Rest: -1), 2f, 0.5f),
            (turned.Sampling.Weights, turned.Sampling.EntropyTarget, turned.Sampling.Adaptation));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        SymbolWeightsFilter filter = new();
        filter.Prepare(Classes);
        float[] logits = new float[Classes.Length];
        SamplingContext context = new(1, 0, 1) { Weights = new() { Rest = -0.1f } };
        filter.Apply(logits, context);
        Allocations.CheckNone(() =>
        {
            for (int i = 0; i < 1000; i++)
                filter.Apply(logits, context);
        });
    }

    private static float[] Applied(float[] logits, SymbolWeights weights)
    {
        float[] applied = [.. logits];
        SymbolWeightsFilter filter = new();
        filter.Prepare(Classes);
        filter.Apply(applied, new(1, 0, 1) { Weights = weights });
        return applied;
    }
}
