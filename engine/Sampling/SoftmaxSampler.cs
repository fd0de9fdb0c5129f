namespace Continuo.Engine.Sampling;

/// <summary>
/// Draws each symbol with its softmax probability, by inverting the cumulative distribution in the order of the ids.
/// </summary>
public sealed class SoftmaxSampler : ISampler
{
    public int Draw(ReadOnlySpan<float> logits, double uniform)
    {
        float highest = float.NegativeInfinity;
        foreach (float logit in logits)
            highest = Math.Max(highest, logit);
        if (float.IsNegativeInfinity(highest))
            return -1;

        // The highest weighs 1, so the sum neither overflows nor vanishes.
        double sum = 0;
        foreach (float logit in logits)
            sum += Weight(logit, highest);

        double left = uniform * sum;
        int last = -1;
        for (int id = 0; id < logits.Length && left >= 0; id++)
        {
            double weight = Weight(logits[id], highest);
            if (weight <= 0)
                continue;
            last = id;
            left -= weight;
        }

        return last; // also where rounding leaves a rest at the end
    }

    // Most symbols are masked, and an exponential costs more than the question.
    private static double Weight(float logit, float highest) =>
        float.IsNegativeInfinity(logit) ? 0 : Math.Exp((double)logit - highest);
}
