using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Sampling;

/// <summary>One step on the way from a model's logits to a draw. Belongs to one chain, hence to one thread.</summary>
public interface ILogitFilter
{
    /// <summary>Makes room for a vocabulary; may allocate.</summary>
    void Prepare(int vocabularySize);

    /// <summary>The same, for filters that tell symbols apart by what they do; may allocate.</summary>
    /// <param name="classes">One for each symbol.</param>
    void Prepare(ReadOnlySpan<SymbolClass> classes) => Prepare(classes.Length);

    /// <summary>
    /// Changes the logits in place; allocates nothing. A symbol at minus infinity is masked and stays so; no logit is
    /// NaN or plus infinity, before or after.
    /// </summary>
    void Apply(Span<float> logits, in SamplingContext context);
}
