using Continuo.Engine.Sampling;

namespace Continuo.Engine.Tests.Sampling;

public sealed class FilterTests
{
    private const float Masked = float.NegativeInfinity;

    [Theory]
    [InlineData(0, new[] { 0, 1, 2, 3, 5 })]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 1, 3 })]
    [InlineData(3, new[] { 1, 3, 0 })] // 0 and 5 are equal: the lower id stays
    [InlineData(4, new[] { 1, 3, 0, 5 })]
    [InlineData(99, new[] { 0, 1, 2, 3, 5 })]
    public void TopKKeepsTheLikeliest(int topK, int[] kept) =>
        CheckKept(new TopKFilter(), [1, 3, -4, 2, Masked, 1], new(1, topK, 1), kept);

    [Theory]
    [InlineData(1.0f, new[] { 0, 1, 2, 3 })]
    [InlineData(0.95f, new[] { 0, 1, 2, 3 })]
    [InlineData(0.89f, new[] { 0, 1, 2 })]
    [InlineData(0.75f, new[] { 0, 1 })]
    [InlineData(0.45f, new[] { 0 })]
    [InlineData(0.0f, new[] { 0 })]
    [InlineData(-1.0f, new[] { 0 })]
    [InlineData(float.NaN, new[] { 0, 1, 2, 3 })]
    public void TopPKeepsTheFewestThatMakeUpTheShare(float topP, int[] kept) =>
        CheckKept(new TopPFilter(), Logits(0.5, 0.3, 0.1, 0.1 - 1e-6, 0), new(1, 0, topP), kept);

    [Fact]
    public void TopPCountsWhatTheMaskLeaves() =>
        CheckKept(new TopPFilter(), [Masked, .. Logits(0.1, 0.05), Masked], new(1, 0, 0.6f), [1]);

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void TemperatureRaisesProbabilitiesToItsInverse(float temperature)
    {
        float[] logits = Logits(0.6, 0.3, 0.1);
        new TemperatureFilter().Apply(logits, new(temperature, 0, 1));
        Assert.Equal(Math.Pow(0.3 / 0.6, 1 / temperature), Math.Exp(logits[1] - logits[0]), 1e-6);
        Assert.Equal(Math.Pow(0.1 / 0.6, 1 / temperature), Math.Exp(logits[2] - logits[0]), 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e-30f)]
    public void AtTemperatureZeroOnlyTheLikeliestIsLeft(float temperature) =>
        CheckKept(new TemperatureFilter(), [1, 3, Masked, 3], new(temperature, 0, 1), [1]);

    [Fact]
    public void AllMaskedStaysAllMasked()
    {
        foreach (ILogitFilter filter in new ILogitFilter[]
        {
            new TopKFilter(), new TopPFilter(), new TemperatureFilter(),
        })
            CheckKept(filter, [Masked, Masked], new(0.5f, 1, 0.5f), []);
    }

    private static float[] Logits(params double[] probabilities) => [.. probabilities.Select(p => (float)Math.Log(p))];

    private static void CheckKept(ILogitFilter filter, float[] logits, SamplingContext context, int[] kept)
    {
        filter.Prepare(logits.Length);
        filter.Apply(logits, context);
        Assert.Equal(kept.Order(), Enumerable.Range(0, logits.Length).Where(id => logits[id] > Masked));
        Assert.DoesNotContain(float.NaN, logits);
    }
}
