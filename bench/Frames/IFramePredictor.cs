namespace Continuo.Bench.Frames;

/// <summary>Anything that gives a probability to the next frame of a piece. One thread at a time.</summary>
public interface IFramePredictor
{
    /// <summary>Before a piece's first frame.</summary>
    void Reset();

    /// <summary>
    /// -ln of the probability that the frame follows those taken in since <see cref="Reset"/>; then takes it in. Over
    /// all sets of the keys 21 to 108 the probabilities sum to 1.
    /// </summary>
    double Nats(Frame next);
}
