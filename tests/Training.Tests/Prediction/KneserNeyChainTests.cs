using Continuo.Engine.Music;
using Continuo.Training.Prediction;

namespace Continuo.Training.Tests.Prediction;

public sealed class KneserNeyChainTests
{
    private const int A = 0, B = 1, C = 2, D = 3;

    /// <summary>
    /// By hand, after A B A C A B with order 1, in the context A. Too little for discounts of its own: 0.5, 1, 1.5 are
    /// taken from counts of one, two, more. B came twice and C once: B gets 1/3, C 1/6, 1/2 is left. Without a context
    /// A counts twice (behind B and C), B and C once (behind A): of that half A gets 1/4, B and C 1/8 each. What is
    /// left, 1/4, is shared by four.
    /// </summary>
    [Fact]
    public void Discounts_and_counts_what_stands_ahead()
    {
        KneserNeyChain chain = KneserNeyChain.Of([[A, B, A, C, A, B]], 1);
        Assert.Equal(
            [3 / 16.0, 11 / 24.0, 7 / 24.0, 1 / 16.0], Predict(chain, [A], [true, true, true, true]), new Close());
    }

    /// <summary>Without B: C gets 1/2 of what followed A; A 1/3 and C 1/6 without a context; then by three.</summary>
    [Fact]
    public void What_the_grammar_forbids_gets_nothing_and_takes_nothing()
    {
        KneserNeyChain chain = KneserNeyChain.Of([[A, B, A, C, A, B]], 1);
        const double Last = 0.5 * 0.5 / 3;
        Assert.Equal(
            [0.5 / 3 + Last, 0, 0.5 + 0.5 / 6 + Last, Last], Predict(chain, [A], [true, false, true, true]),
            new Close());
    }

    /// <summary>
    /// Four symbols once, three twice, two three times, one four times: Y = 4 / (4 + 2 * 3) = 0.4, so the discounts
    /// are 1 - 2 Y 3/4 = 0.4, 2 - 3 Y 2/3 = 1.2, 3 - 4 Y 1/2 = 2.2, together 11.8 of 20, shared by ten.
    /// </summary>
    [Fact]
    public void Discounts_follow_from_how_many_counts_are_low()
    {
        int[] piece = [0, 1, 2, 3, 4, 4, 5, 5, 6, 6, 7, 7, 7, 8, 8, 8, 9, 9, 9, 9];
        double[] p = Predict(KneserNeyChain.Of([piece], 0), [], [.. Enumerable.Repeat(true, 10)]);
        Assert.Equal(0.6 / 20 + 0.059, p[0], 1e-12);
        Assert.Equal(0.8 / 20 + 0.059, p[4], 1e-12);
        Assert.Equal(0.8 / 20 + 0.059, p[7], 1e-12);
        Assert.Equal(1.8 / 20 + 0.059, p[9], 1e-12);
    }

    [Fact]
    public void A_lower_order_is_what_learning_that_order_gives()
    {
        int[] piece = [.. Enumerable.Range(0, 3000).Select(i => i * i % 11 * (i % 5) % 11)];
        bool[] all = [.. Enumerable.Repeat(true, 11)];
        Assert.Equal(
            Predict(KneserNeyChain.Of([piece], 3), piece[..20], all),
            Predict(KneserNeyChain.Of([piece], 9).Share(3), piece[..20], all));
    }

    private static double[] Predict(KneserNeyChain chain, int[] history, bool[] allowed)
    {
        chain.Reset(Meter.Common.BarLength);
        foreach (int token in history)
            chain.Advance(token);
        var p = new double[allowed.Length];
        chain.Predict(allowed, p);
        return p;
    }

    private sealed class Close : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-12;

        public int GetHashCode(double obj) => 0;
    }
}
