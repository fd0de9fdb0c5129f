using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Sampling;

/// <summary>Filters in a fixed order, then a draw. One instance, one thread. [engine]</summary>
public sealed class SamplerChain
{
    // Any model's logits lie far below; leaves room for differences.
    private const float Highest = 1e30f;

    private readonly ILogitFilter[] _filters;
    private readonly ISampler _sampler;

    public SamplerChain(IEnumerable<ILogitFilter> filters, ISampler sampler)
    {
        ArgumentNullException.ThrowIfNull(filters);
        ArgumentNullException.ThrowIfNull(sampler);
        _filters = [.. filters];
        _sampler = sampler;
    }

    /// <summary>Makes room for a vocabulary; allocates.</summary>
    public void Prepare(int vocabularySize)
    {
        foreach (ILogitFilter filter in _filters)
            filter.Prepare(vocabularySize);
    }

    /// <summary>Makes room for a vocabulary of these symbols; allocates.</summary>
    public void Prepare(ReadOnlySpan<SymbolClass> classes)
    {
        foreach (ILogitFilter filter in _filters)
            filter.Prepare(classes);
    }

    /// <summary>
    /// Draws one symbol; false when all are masked. Takes one random number, whatever comes. Allocates nothing; costs
    /// some microseconds for each hundred symbols.
    /// </summary>
    /// <param name="logits">The model's, those of forbidden symbols at minus infinity. Afterwards those that the symbol
    /// was drawn from.</param>
    /// <param name="context">The knobs.</param>
    /// <param name="random">Moves on by one number.</param>
    /// <param name="token">The symbol drawn.</param>
    public bool Step(Span<float> logits, in SamplingContext context, ref SeededRandom random, out Token token)
    {
        Clean(logits);
        foreach (ILogitFilter filter in _filters)
            filter.Apply(logits, context);
        int id = _sampler.Draw(logits, random.NextUnit());
        token = new(Math.Max(0, id));
        return id >= 0;
    }

    /// <summary>A damaged model may give numbers that are none: those symbols are never drawn.</summary>
    private static void Clean(Span<float> logits)
    {
        foreach (ref float logit in logits)
            logit = float.IsNaN(logit) ? float.NegativeInfinity : Math.Min(logit, Highest);
    }
}
