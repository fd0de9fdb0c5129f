using Continuo.Engine.Music;
using Continuo.Training.Prediction;

namespace Continuo.Training.Tests.Prediction;

public sealed class JoinedPredictorTests
{
    private static readonly bool[] All = [true, true, true];

    /// <summary>Both have the same entropy, so each counts by half: the root of the product.</summary>
    [Fact]
    public void Equally_sure_ones_count_alike()
    {
        double[] p = Predict(All, [0.5, 0.25, 0.25], [0.25, 0.5, 0.25]);
        double sum = 2 * Math.Sqrt(0.125) + 0.25;
        Assert.Equal(Math.Sqrt(0.125) / sum, p[0], 1e-12);
        Assert.Equal(Math.Sqrt(0.125) / sum, p[1], 1e-12);
        Assert.Equal(0.25 / sum, p[2], 1e-12);
    }

    [Fact]
    public void The_surer_one_counts_for_more()
    {
        double[] p = Predict(All, [0.98, 0.01, 0.01], [0.2, 0.4, 0.4]);
        Assert.True(p[0] > 0.9, FormattableString.Invariant($"{p[0]}"));
        Assert.Equal(1, p.Sum(), 1e-12);
    }

    [Fact]
    public void What_is_not_allowed_gets_nothing_and_what_alone_is_gets_all()
    {
        Assert.Equal(0, Predict([true, false, true], [0.5, 0, 0.5], [0.9, 0, 0.1])[1]);
        Assert.Equal([0, 1, 0], Predict([false, true, false], [0, 1, 0], [0, 1, 0]));
    }

    private static double[] Predict(bool[] allowed, params double[][] single)
    {
        var p = new double[allowed.Length];
        new JoinedPredictor([.. single.Select(one => new Fixed(one))]).Predict(allowed, p);
        return p;
    }

    private sealed class Fixed(double[] probabilities) : IPredictor
    {
        public void Reset(Ticks barLength)
        {
        }

        public void Advance(int token)
        {
        }

        public void Predict(ReadOnlySpan<bool> allowed, Span<double> into) => probabilities.CopyTo(into);
    }
}
