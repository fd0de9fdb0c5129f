namespace Continuo.Bench.Frames;

/// <summary>
/// Negative log-likelihood a time step: of all notes of a step together, the mean over all steps of a part. [any]
/// </summary>
/// <param name="Nats">Of all steps.</param>
/// <param name="Steps">Of all pieces.</param>
public sealed record FrameMeter(double Nats, long Steps)
{
    public double NatsPerStep => Nats / Steps;

    /// <summary>Measures on pieces, on as many threads as the machine has.</summary>
    /// <param name="pieces">Each from its first step on.</param>
    /// <param name="create">A predictor for one thread.</param>
    /// <param name="threads">Most at a time; null = all.</param>
    public static FrameMeter Measure(
        IReadOnlyList<IReadOnlyList<Frame>> pieces, Func<IFramePredictor> create, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(create);

        // Summed in the pieces' order whatever the threads did, so that the sum is the same to the last bit.
        var nats = new double[pieces.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1 };
        Parallel.For(0, pieces.Count, options, create, (piece, _, predictor) =>
        {
            predictor.Reset();
            foreach (Frame frame in pieces[piece])
                nats[piece] += predictor.Nats(frame);
            return predictor;
        }, _ => { });
        return new FrameMeter(nats.Sum(), pieces.Sum(piece => (long)piece.Count));
    }
}
