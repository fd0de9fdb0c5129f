namespace Continuo.Engine.Sampling;

/// <summary>
/// The steps from logits to a symbol, once, in their order. To add one: a file beside this one, and a line here.
/// </summary>
public static class Samplers
{
    /// <summary>A chain of its own for each engine, not yet prepared.</summary>
    public static SamplerChain CreateChain() => new(
        [
            new SymbolWeightsFilter(),
            // What the model holds likely is decided on its own
            // probabilities, so that a high temperature stays musical.
            new TopKFilter(),
            new TopPFilter(),
            new AdaptiveTemperatureFilter(),
            new TemperatureFilter(),
        ],
        new SoftmaxSampler());
}
