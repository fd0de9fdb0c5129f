namespace Continuo.Bench.Frames;

/// <summary>
/// The first reference: each pitch sounds or not, whatever else does, with the
/// share of training steps in which it sounded. [any]
/// </summary>
public sealed class PitchFrequencies : IFramePredictor
{
    private readonly double[] _natsOfOn = new double[Frame.Pitches];
    private readonly double[] _natsOfOff = new double[Frame.Pitches];

    public PitchFrequencies(IReadOnlyList<IReadOnlyList<Frame>> train)
    {
        ArgumentNullException.ThrowIfNull(train);
        long steps = 0;
        var counts = new long[Frame.Pitches];
        foreach (Frame frame in train.SelectMany(piece => piece))
        {
            steps++;
            for (int pitch = frame.Highest; pitch >= 0; pitch = frame.HighestBelow(pitch))
                counts[pitch - Frame.LowestPitch]++;
        }
        for (int i = 0; i < Frame.Pitches; i++)
        {
            double on = (counts[i] + 0.5) / (steps + 1);
            (_natsOfOn[i], _natsOfOff[i]) = (-Math.Log(on), -Math.Log(1 - on));
        }
    }

    public void Reset()
    {
    }

    public double Nats(Frame next)
    {
        double nats = 0;
        for (int i = 0; i < Frame.Pitches; i++)
            nats += next.Contains(Frame.LowestPitch + i) ? _natsOfOn[i] : _natsOfOff[i];
        return nats;
    }
}
