using Continuo.Engine.Music;
using Continuo.Engine.Encodings.Shared;
using Continuo.Training.Prediction;

namespace Continuo.Training.Tests.Prediction;

public sealed class MarkovBaselineTests
{
    private const int A = 0, B = 1, C = 2, D = 3;

    /// <summary>
    /// By hand, after learning A B A C A B with order 1, in the context A: B twice and C once were seen, so B has 2/5,
    /// C 1/5 and 2/5 escape. At order 0, with B and C excluded, only A was seen
    /// (3 times): 3/4 of that, 1/4 escapes, to D alone.
    /// </summary>
    [Fact]
    public void Escapes_and_excludes_as_method_C_says()
    {
        MarkovBaseline chain = Learnt(order: 1, A, B, A, C, A, B);
        double[] p = Predict(chain, [A], allowed: [true, true, true, true]);
        Assert.Equal([2 / 5.0 * 3 / 4, 2 / 5.0, 1 / 5.0, 2 / 5.0 * 1 / 4], p);
    }

    /// <summary>
    /// Where C may not follow, it is excluded from the start: B 2/3, escape 1/3; A 3/4 of it, D the rest.
    /// </summary>
    [Fact]
    public void What_the_grammar_forbids_gets_nothing_and_takes_nothing()
    {
        MarkovBaseline chain = Learnt(order: 1, A, B, A, C, A, B);
        Assert.Equal(
            [1 / 3.0 * 3 / 4, 2 / 3.0, 0, 1 / 3.0 * 1 / 4],
            Predict(chain, [A], [true, true, false, true]), new Close());
    }

    [Fact]
    public void Where_all_that_may_follow_were_seen_nothing_escapes()
    {
        MarkovBaseline chain = Learnt(order: 1, A, B, A, C, A, B);
        Assert.Equal([0, 2 / 3.0, 1 / 3.0, 0], Predict(chain, [A], [false, true, true, false]), new Close());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    public void Sums_to_one_over_what_is_allowed(int order)
    {
        const int Vocabulary = 40;
        var random = new Random(order);
        var chain = new MarkovBaseline(Vocabulary, order);
        for (int piece = 0; piece < 20; piece++)
            chain.Learn([.. Enumerable.Range(0, 200).Select(i => (i % 7 * random.Next(1, 4)) % Vocabulary)]);
        var allowed = new bool[Vocabulary];
        var p = new double[Vocabulary];
        chain.Reset(Meter.Common.BarLength);
        for (int i = 0; i < 2000; i++)
        {
            for (int token = 0; token < Vocabulary; token++)
                allowed[token] = random.Next(3) > 0;
            int next = i % 7 * random.Next(1, 4) % Vocabulary;
            allowed[next] = true;
            chain.Predict(allowed, p);
            Assert.Equal(1, p.Sum(), 1e-12);
            Assert.All(Enumerable.Range(0, Vocabulary), token => Assert.Equal(allowed[token], p[token] > 0));
            chain.Advance(next);
        }
    }

    [Fact]
    public void A_lower_order_is_what_learning_that_order_gives()
    {
        int[] piece = [.. Enumerable.Range(0, 300).Select(i => i * i % 11)];
        MarkovBaseline high = Learnt(order: 9, piece), low = Learnt(order: 3, piece);
        bool[] all = [.. Enumerable.Repeat(true, 11)];
        Assert.Equal(Predict(low, piece[..20], all), Predict(high.Share(3), piece[..20], all));
    }

    private static MarkovBaseline Learnt(int order, params int[] piece)
    {
        var chain = new MarkovBaseline(Math.Max(D, piece.Max()) + 1, order);
        chain.Learn(piece);
        return chain;
    }

    private static double[] Predict(MarkovBaseline chain, int[] history, bool[] allowed)
    {
        chain.Reset(Meter.Common.BarLength);
        foreach (int token in history)
            chain.Advance(token);
        var p = new double[chain.VocabularySize];
        chain.Predict(allowed, p);
        return p;
    }

    private sealed class Close : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-12;

        public int GetHashCode(double obj) => 0;
    }
}
