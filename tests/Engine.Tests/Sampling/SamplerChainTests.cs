using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Sampling;

namespace Continuo.Engine.Tests.Sampling;

public sealed class SamplerChainTests
{
    private static readonly double[] Probabilities = [0.3, 0.25, 0.2, 0, 0.1, 0.08, 0.05, 0.02];
    private static readonly SamplingContext AsLearned = new(1, 0, 1);

    [Theory]
    [InlineData(1f)]
    [InlineData(2f)]
    [InlineData(0.5f)]
    public void DrawsEachSymbolWithItsProbability(float temperature)
    {
        const int Draws = 200_000;
        double[] expected = [.. Probabilities.Select(p => Math.Pow(p, 1 / temperature))];
        double sum = expected.Sum();
        int[] counts = Count(new(temperature, 0, 1), Draws);

        Assert.Equal(0, counts[3]);
        double chiSquare = 0;
        for (int id = 0; id < counts.Length; id++)
            if (id != 3)
                chiSquare += Math.Pow(counts[id] - Draws * expected[id] / sum, 2) / (Draws * expected[id] / sum);
        // Six degrees of freedom: exceeded once in a thousand seeds.
        Assert.InRange(chiSquare, 0, 22.5);
    }

    [Theory]
    [InlineData(2, 1f, new[] { 0, 1 })]
    [InlineData(0, 0.7f, new[] { 0, 1, 2 })]
    [InlineData(2, 0.2f, new[] { 0 })]
    public void DrawsOnlyWhatTheFiltersLeave(int topK, float topP, int[] left)
    {
        int[] counts = Count(new(1.5f, topK, topP), 20_000);
        Assert.Equal(left, Enumerable.Range(0, counts.Length).Where(id => counts[id] > 0));
    }

    [Fact]
    public void TheSameSeedDrawsTheSame()
    {
        SamplerChain chain = Chain(8);
        SeededRandom random = new(1, 0);
        int[] draws = [.. Enumerable.Range(0, 24).Select(_ => Draw(chain, Logits(), AsLearned, ref random))];
        Assert.Equal([5, 4, 0, 2, 4, 0, 1, 5, 1, 0, 0, 1, 5, 0, 1, 1, 6, 0, 1, 0, 4, 1, 2, 0], draws);
    }

    [Fact]
    public void MaskedAndDamagedLogitsAreNeverDrawn()
    {
        SamplerChain chain = Chain(6);
        SeededRandom random = new(5, 0);
        float[] damaged = [float.NaN, float.NegativeInfinity, -1e30f, float.NaN, 3, 2];
        for (int i = 0; i < 10_000; i++)
            Assert.InRange(Draw(chain, damaged, new(2, 0, 1), ref random), 4, 5);
        Assert.Equal(1, Draw(chain, [0, float.PositiveInfinity, 1, 2, 3, float.NaN], AsLearned, ref random));
        Assert.Equal(1, Draw(chain, [0, float.MaxValue, 1, 2, 3, float.MinValue], new(0.1f, 3, 0.9f), ref random));
    }

    [Fact]
    public void WhereAllIsMaskedNothingIsDrawnAndOneNumberSpent()
    {
        SamplerChain chain = Chain(3);
        SeededRandom random = new(5, 0), reference = new(5, 0);
        Assert.False(
            chain.Step([float.NegativeInfinity, float.NaN, float.NegativeInfinity], AsLearned, ref random, out _));
        reference.NextBits();
        Assert.Equal(reference.NextBits(), random.NextBits());
    }

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.4999, 1)]
    [InlineData(0.5001, 3)]
    [InlineData(0.9999999999999999, 3)]
    public void TheUniformNumberFindsItsPlace(double uniform, int expected)
    {
        float[] logits = [float.NegativeInfinity, 7, float.NegativeInfinity, 7, float.NegativeInfinity];
        Assert.Equal(expected, new SoftmaxSampler().Draw(logits, uniform));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        SamplerChain chain = Chain(EventVocabulary.Size);
        SeededRandom random = new(1, 1);
        float[] logits = new float[EventVocabulary.Size];
        Allocations.CheckNone(() =>
        {
            for (int i = 0; i < 10_100; i++)
            {
                for (int id = 0; id < logits.Length; id++)
                    logits[id] = (id * 31 + i) % 17;
                chain.Step(logits, new(0.9f, 40, 0.95f), ref random, out _);
            }
        });
    }

    private static int[] Count(SamplingContext context, int draws)
    {
        SamplerChain chain = Chain(Probabilities.Length);
        SeededRandom random = new(42, 7);
        int[] counts = new int[Probabilities.Length];
        for (int i = 0; i < draws; i++)
            counts[Draw(chain, Logits(), context, ref random)]++;
        return counts;
    }

    private static float[] Logits() => [.. Probabilities.Select(p => (float)Math.Log(p))];

    private static SamplerChain Chain(int size)
    {
        SamplerChain chain = Samplers.CreateChain();
        chain.Prepare(size);
        return chain;
    }

    private static int Draw(SamplerChain chain, float[] logits, SamplingContext context, ref SeededRandom random)
    {
        Assert.True(chain.Step([.. logits], context, ref random, out Token token));
        return token.Id;
    }
}
