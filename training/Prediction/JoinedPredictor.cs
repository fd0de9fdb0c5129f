using Continuo.Engine.Music;

namespace Continuo.Training.Prediction;

/// <summary>
/// Several predictors as one: their probabilities multiplied, each with a weight, the surer it is at this symbol the
/// higher: one over its entropy as a share of the highest possible (Pearce, "The construction and evaluation of
/// statistical models of melodic structure", City University London 2005, section 6.2.3, with an exponent of 1).
/// </summary>
/// <param name="predictors">Of the same symbols; this object's own.</param>
public sealed class JoinedPredictor(params IPredictor[] predictors) : IPredictor
{
    private const double LeastEntropy = 1e-3; // a share; else one that is sure would silence the others

    private double[] _single = [];

    public void Reset(Ticks barLength)
    {
        foreach (IPredictor predictor in predictors)
            predictor.Reset(barLength);
    }

    public void Advance(int token)
    {
        foreach (IPredictor predictor in predictors)
            predictor.Advance(token);
    }

    public void Predict(ReadOnlySpan<bool> allowed, Span<double> probabilities)
    {
        probabilities.Clear();
        int count = allowed.Count(true);
        if (count == 1)
        {
            probabilities[allowed.IndexOf(true)] = 1;
            return;
        }

        _single = _single.Length == allowed.Length ? _single : new double[allowed.Length];
        double weights = 0;
        foreach (IPredictor predictor in predictors)
        {
            predictor.Predict(allowed, _single);
            weights += AddLogarithms(allowed, probabilities, Math.Log(count));
        }

        Normalise(allowed, probabilities, weights);
    }

    /// <summary>Adds the weighted logarithms of the one predictor; returns the weight.</summary>
    private double AddLogarithms(ReadOnlySpan<bool> allowed, Span<double> sums, double highestEntropy)
    {
        double entropy = 0;
        for (int token = 0; token < allowed.Length; token++)
        {
            if (!allowed[token])
                continue;
            double logarithm = Math.Log(Math.Max(_single[token], double.Epsilon));
            entropy -= _single[token] * logarithm;
            _single[token] = logarithm;
        }

        double weight = 1 / Math.Max(entropy / highestEntropy, LeastEntropy);
        for (int token = 0; token < allowed.Length; token++)
            sums[token] += allowed[token] ? weight * _single[token] : 0;
        return weight;
    }

    private static void Normalise(ReadOnlySpan<bool> allowed, Span<double> sums, double weights)
    {
        double highest = double.NegativeInfinity, total = 0;
        for (int token = 0; token < allowed.Length; token++)
            if (allowed[token])
                highest = Math.Max(highest, sums[token]);
        for (int token = 0; token < allowed.Length; token++)
            total += sums[token] = allowed[token] ? Math.Exp((sums[token] - highest) / weights) : 0;
        for (int token = 0; token < allowed.Length; token++)
            sums[token] /= total;
    }
}
