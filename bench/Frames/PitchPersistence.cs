namespace Continuo.Bench.Frames;

/// <summary>
/// The second reference: each pitch sounds or not, given whether itself sounded one step before, and nothing else.
/// Silence lies before a piece's first step.
/// </summary>
public sealed class PitchPersistence : IFramePredictor
{
    private readonly double[,,] _nats; // [did it sound before?, does it now?, pitch]
    private Frame _before;

    public PitchPersistence(IReadOnlyList<IReadOnlyList<Frame>> train)
    {
        ArgumentNullException.ThrowIfNull(train);
        var counts = new long[2, 2, Frame.Pitches];
        foreach (IReadOnlyList<Frame> piece in train)
        {
            var before = Frame.Silence;
            foreach (Frame frame in piece)
            {
                for (int i = 0; i < Frame.Pitches; i++)
                    counts[Sounds(before, i), Sounds(frame, i), i]++;
                before = frame;
            }
        }
        _nats = new double[2, 2, Frame.Pitches];
        for (int i = 0; i < Frame.Pitches; i++)
        {
            SetOn(before: 0, i, (counts[0, 1, i] + 0.5) / (counts[0, 0, i] + counts[0, 1, i] + 1));
            SetOn(before: 1, i, (counts[1, 1, i] + 1.0) / (counts[1, 0, i] + counts[1, 1, i] + 2));
        }
    }

    private PitchPersistence(double[,,] nats) => _nats = nats;

    /// <summary>The same counts, for another thread.</summary>
    public PitchPersistence Share() => new(_nats);

    public void Reset() => _before = Frame.Silence;

    public double Nats(Frame next)
    {
        double nats = 0;
        for (int i = 0; i < Frame.Pitches; i++)
            nats += _nats[Sounds(_before, i), Sounds(next, i), i];
        _before = next;
        return nats;
    }

    private void SetOn(int before, int i, double probability) =>
        (_nats[before, 1, i], _nats[before, 0, i]) = (-Math.Log(probability), -Math.Log(1 - probability));

    private static int Sounds(Frame frame, int i) => frame.Contains(Frame.LowestPitch + i) ? 1 : 0;
}
