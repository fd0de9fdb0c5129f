namespace Continuo.Engine.Sampling;

/// <summary>
/// Steers the entropy of what may follow to a target: where the model is too sure it grows warmer, so that it does not
/// loop; where it is at a loss it grows cooler, so that it does not babble. Solves for the temperature T* at which the
/// entropy is the target, in [0.3, 3], and leaves the logits such that <see cref="TemperatureFilter"/>, which comes
/// next, brings the whole to T^(1-a) T*^a, where T is the temperature that is set and a is
/// <see cref="SamplingContext.Adaptation"/>. The entropy rises with the temperature, so there is one solution at most.
/// The aim is that of Mirostat (Basu et al., "Mirostat: a neural text decoding algorithm that directly controls
/// perplexity", 2021), which steers by the surprise of what was drawn; here
/// it is solved for at each symbol, without memory.
/// </summary>
public sealed class AdaptiveTemperatureFilter : ILogitFilter
{
    public const double Coolest = 0.3;
    public const double Warmest = 3;

    private const double ToleranceNats = 1e-4;
    private const int MostIterations = 60;

    private double[] _open = [];

    public void Prepare(int vocabularySize) => _open = new double[vocabularySize];

    public void Apply(Span<float> logits, in SamplingContext context)
    {
        double strength = Math.Clamp(float.IsNaN(context.Adaptation) ? 0 : context.Adaptation, 0, 1);
        // A temperature of zero means the likeliest symbol, whatever the entropy.
        if (strength <= 0
            || !float.IsFinite(context.EntropyTarget)
            || !(context.Temperature > 0)
            || !float.IsFinite(context.Temperature))
            return;

        int count = CopyOpen(logits, out float highest);
        if (count < 2)
            return;
        double solved = Solve(_open.AsSpan(0, count), context.EntropyTarget * Math.Log(2));
        float factor = (float)Math.Pow(solved / context.Temperature, strength);
        foreach (ref float logit in logits)
            logit = (logit - highest) / factor;
    }

    /// <summary>The symbols that are not masked, the likeliest at zero.</summary>
    private int CopyOpen(ReadOnlySpan<float> logits, out float highest)
    {
        highest = float.NegativeInfinity;
        foreach (float logit in logits)
            highest = Math.Max(highest, logit);
        int count = 0;
        foreach (float logit in logits)
            if (!float.IsNegativeInfinity(logit))
                _open[count++] = (double)logit - highest;
        return count;
    }

    /// <summary>
    /// Newton's steps in the logarithm of the temperature; where one leaves what is left of the interval, half of that.
    /// </summary>
    private static double Solve(ReadOnlySpan<double> logits, double target)
    {
        if (EntropyAt(logits, 1 / Coolest).Entropy >= target)
            return Coolest;
        if (EntropyAt(logits, 1 / Warmest).Entropy <= target)
            return Warmest;

        double low = Math.Log(Coolest), high = Math.Log(Warmest);
        double at = 0;
        for (int i = 0; i < MostIterations && high - low > 1e-9; i++)
        {
            (double entropy, double slope) = EntropyAt(logits, Math.Exp(-at));
            if (Math.Abs(entropy - target) < ToleranceNats)
                break;
            if (entropy < target)
                low = at;
            else
                high = at;
            double newton = at + (target - entropy) / slope;
            at = newton > low && newton < high ? newton : (low + high) / 2;
        }

        return Math.Exp(at);
    }

    /// <summary>
    /// Entropy in nats, and how it grows with the logarithm of the
    /// temperature: with b = 1/T, dH/d(ln T) = b² Var(logit).
    /// </summary>
    private static (double Entropy, double Slope) EntropyAt(ReadOnlySpan<double> logits, double inverse)
    {
        double sum = 0, first = 0, second = 0;
        foreach (double logit in logits)
        {
            double scaled = logit * inverse;
            double weight = Math.Exp(scaled);
            sum += weight;
            if (weight <= 0)
                continue;
            first += weight * scaled;
            second += weight * scaled * scaled;
        }

        double mean = first / sum;
        return (Math.Log(sum) - mean, Math.Max(0, second / sum - mean * mean));
    }
}
