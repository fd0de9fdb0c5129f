namespace Continuo.Engine.Sampling;

/// <summary>Divides the logits by the temperature, the highest one brought to zero.</summary>
public sealed class TemperatureFilter : ILogitFilter
{
    // Below this all symbols but the likeliest have vanished anyway, and the division would overflow before long.
    private const float Coldest = 1e-3f;

    public void Prepare(int vocabularySize)
    {
    }

    public void Apply(Span<float> logits, in SamplingContext context)
    {
        int likeliest = 0;
        for (int id = 1; id < logits.Length; id++)
            if (logits[id] > logits[likeliest])
                likeliest = id;
        float highest = logits[likeliest];
        if (float.IsNegativeInfinity(highest))
            return;

        if (context.Temperature < Coldest)
        {
            logits.Fill(float.NegativeInfinity);
            logits[likeliest] = 0;
            return;
        }

        float temperature = float.IsFinite(context.Temperature) ? context.Temperature : 1;
        foreach (ref float logit in logits)
            logit = (logit - highest) / temperature;
    }
}
