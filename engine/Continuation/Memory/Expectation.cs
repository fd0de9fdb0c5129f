namespace Continuo.Engine.Continuation.Memory;

/// <summary>Between the model's logits and the probabilities that a memory corrects. Allocates nothing. [any]</summary>
internal static class Expectation
{
    /// <summary>Probabilities of the logits; false when there is none.</summary>
    public static bool Read(ReadOnlySpan<float> logits, Span<double> expected)
    {
        double highest = double.NegativeInfinity;
        foreach (float logit in logits)
            if (logit > highest)
                highest = logit;
        if (!double.IsFinite(highest))
            return false;
        double sum = 0;
        for (int id = 0; id < logits.Length; id++)
            sum += expected[id] =
                float.IsNaN(logits[id]) || float.IsNegativeInfinity(logits[id]) ? 0 : Math.Exp(logits[id] - highest);
        for (int id = 0; id < logits.Length; id++)
            expected[id] /= sum;
        return true;
    }

    /// <summary>Logarithms of the probabilities; what is forbidden stays so, and nothing else becomes it.</summary>
    public static void Write(ReadOnlySpan<double> expected, Span<float> logits)
    {
        for (int id = 0; id < logits.Length; id++)
            logits[id] = float.IsNegativeInfinity(logits[id])
                ? logits[id]
                : (float)Math.Log(Math.Max(expected[id], double.Epsilon));
    }
}
