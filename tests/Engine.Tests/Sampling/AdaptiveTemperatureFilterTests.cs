using Continuo.Engine.Sampling;

namespace Continuo.Engine.Tests.Sampling;

public sealed class AdaptiveTemperatureFilterTests
{
    private const float Masked = float.NegativeInfinity;

    [Theory]
    [InlineData(0.5f)]
    [InlineData(1f)]
    [InlineData(1.5f)]
    [InlineData(2.5f)]
    public void TheEntropyMeetsItsTargetWhateverTheTemperature(float target)
    {
        Random random = new(1);
        for (int i = 0; i < 200; i++)
        {
            float[] logits = RandomLogits(random, spread: 3 + 3 * random.NextDouble());
            if (Entropy(logits, 0.3) > target || Entropy(logits, 3) < target)
                continue;
            foreach (float temperature in new[] { 0.4f, 1f, 2f })
                Assert.Equal(target, Entropy(Applied(logits, temperature, target, adaptation: 1)), 0.001);
        }
    }

    [Fact]
    public void BeyondTheLimitsTheTemperatureStaysAtThem()
    {
        float[] logits = [0, -1, -2, -3, Masked];
        Assert.Equal(Entropy(logits, 3), Entropy(Applied(logits, 1, target: 9, adaptation: 1)), 1e-4);
        Assert.Equal(Entropy(logits, 0.3), Entropy(Applied(logits, 1, target: -1, adaptation: 1)), 1e-4);
    }

    [Fact]
    public void ThePullLiesBetweenTheTemperatureAndTheSolution()
    {
        // Two symbols: the entropy of 0.25 : 0.75 is 0.8113 bits, whose logits differ by ln 3.
        float[] logits = [0, -2 * MathF.Log(3)];
        CheckDifference(adaptation: 0, MathF.Log(3) * 2 / 1.5f);
        CheckDifference(adaptation: 1, MathF.Log(3));
        CheckDifference(adaptation: 0.5f, MathF.Log(3) * 2 / MathF.Sqrt(1.5f * 2));

        void CheckDifference(float adaptation, float expected)
        {
            float[] applied = Applied(logits, temperature: 1.5f, target: 0.8112781f, adaptation);
            Assert.Equal(expected, applied[0] - applied[1], 0.002f);
        }
    }

    [Fact]
    public void MaskedStaysMaskedAndTheOrderStays()
    {
        Random random = new(2);
        for (int i = 0; i < 100; i++)
        {
            float[] logits = RandomLogits(random, 4);
            float[] applied = Applied(logits, 0.9f, 1.5f, (float)random.NextDouble());
            Assert.DoesNotContain(float.NaN, applied);
            for (int id = 0; id < logits.Length; id++)
                Assert.Equal(logits[id] == Masked, applied[id] == Masked);
            Assert.Equal(Ranking(logits), Ranking(applied));
        }

        static IEnumerable<int> Ranking(float[] logits) =>
            Enumerable.Range(0, logits.Length).OrderByDescending(id => logits[id]).ThenBy(id => id);
    }

    [Theory]
    [InlineData(0f, 1.5f, 1f)]
    [InlineData(float.NaN, 1.5f, 1f)]
    [InlineData(1f, float.NaN, 1f)]
    [InlineData(1f, float.PositiveInfinity, 1f)]
    [InlineData(1f, 1.5f, 0f)]
    [InlineData(1f, 1.5f, float.NaN)]
    public void WithoutPullTargetOrTemperatureNothingChanges(float adaptation, float target, float temperature)
    {
        float[] logits = [1, 2, Masked, 4];
        AdaptiveTemperatureFilter filter = new();
        filter.Prepare(4);
        filter.Apply(logits, new(temperature, 0, 1) { EntropyTarget = target, Adaptation = adaptation });
        Assert.Equal([1, 2, Masked, 4], logits);
    }

    [Fact]
    public void OneSymbolOrNoneIsLeftAlone()
    {
        Assert.Equal([Masked, 0], Applied([Masked, 3], 1, 1.5f, 1));
        Assert.Equal([Masked, Masked], Applied([Masked, Masked], 1, 1.5f, 1));
        Assert.Equal(1, Entropy(Applied([5, 5], 1, 0.5f, 1)), 1e-6); // equals stay equal
    }

    [Fact]
    public void NothingIsAllocated()
    {
        AdaptiveTemperatureFilter filter = new();
        float[] logits = new float[300];
        filter.Prepare(logits.Length);
        Allocations.CheckNone(() =>
        {
            for (int i = 0; i < 1100; i++)
            {
                for (int id = 0; id < logits.Length; id++)
                    logits[id] = (id * 31 + i) % 17;
                filter.Apply(logits, new(0.9f, 0, 1) { EntropyTarget = 2, Adaptation = 0.7f });
            }
        });
    }

    private static float[] RandomLogits(Random random, double spread) =>
        [
        .. Enumerable.Range(0, 40)
            .Select(_ => random.Next(4) == 0 ? Masked : (float)(spread * Math.Log(random.NextDouble() + 1e-9))),
    ];

    /// <summary>Behind this filter and the one that it works with.</summary>
    private static float[] Applied(float[] logits, float temperature, float target, float adaptation)
    {
        float[] applied = [.. logits];
        SamplingContext context = new(temperature, 0, 1) { EntropyTarget = target, Adaptation = adaptation };
        foreach (ILogitFilter filter in new ILogitFilter[] { new AdaptiveTemperatureFilter(), new TemperatureFilter() })
        {
            filter.Prepare(logits.Length);
            filter.Apply(applied, context);
        }

        return applied;
    }

    private static double Entropy(float[] logits, double temperature = 1)
    {
        double[] weights =
        [
            .. logits.Where(logit => logit > Masked).Select(logit => Math.Exp((logit - logits.Max()) / temperature)),
        ];
        return -weights.Sum(weight => weight / weights.Sum() * Math.Log2(Math.Max(1e-300, weight / weights.Sum())));
    }
}
