namespace Continuo.Engine.Sampling;

/// <summary>Chooses a symbol by its logits.</summary>
public interface ISampler
{
    /// <summary>
    /// The index of the chosen symbol, never a masked one; -1 when all are masked. Allocates nothing.
    /// </summary>
    /// <param name="logits">Logarithms of the probabilities, up to a constant; minus infinity = masked, none NaN or
    /// plus infinity.</param>
    /// <param name="uniform">In [0, 1).</param>
    int Draw(ReadOnlySpan<float> logits, double uniform);
}
