namespace Continuo.Engine.Sampling;

/// <summary>
/// How open the choices were: the mean entropy of the distributions that symbols were drawn from. One thread.
/// </summary>
public sealed class EntropyMeter
{
    /// <summary>Symbols drawn.</summary>
    public long Symbols { get; private set; }

    /// <summary>Entropy of all their distributions together, in bits.</summary>
    public double Bits { get; private set; }

    /// <summary>Counts a distribution: with weights w = e^(logit - highest), entropy = ln Σw - Σ w ln w / Σw.</summary>
    public void Count(ReadOnlySpan<float> logits)
    {
        float highest = float.NegativeInfinity;
        foreach (float logit in logits)
            highest = Math.Max(highest, logit);
        if (float.IsNegativeInfinity(highest))
            return;

        double sum = 0, moment = 0;
        foreach (float logit in logits)
        {
            if (float.IsNegativeInfinity(logit))
                continue;
            double exponent = (double)logit - highest, weight = Math.Exp(exponent);
            sum += weight;
            moment += weight * exponent;
        }

        Symbols++;
        Bits += (Math.Log(sum) - moment / sum) / Math.Log(2);
    }
}
