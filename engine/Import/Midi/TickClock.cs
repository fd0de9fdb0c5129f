using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Midi;

/// <summary>Seconds of a score's ticks, by its tempos.</summary>
internal sealed class TickClock
{
    private const double SecondsPerMinute = 60;

    private readonly List<(long Tick, double Seconds, double SecondsPerTick)> _spans = [];

    public TickClock(IReadOnlyList<TempoChange> tempos)
    {
        foreach (TempoChange change in tempos)
        {
            double seconds = _spans.Count == 0 ? 0 : SecondsIn(_spans[^1], change.Position.Value);
            _spans.Add(
                (change.Position.Value, seconds, SecondsPerMinute / (change.QuartersPerMinute * Ticks.PerQuarter)));
        }
    }

    public double SecondsAt(Ticks tick)
    {
        int low = 0, high = _spans.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_spans[middle].Tick <= tick.Value)
                low = middle;
            else
                high = middle - 1;
        }
        return SecondsIn(_spans[low], tick.Value);
    }

    private static double SecondsIn((long Tick, double Seconds, double SecondsPerTick) span, long tick) =>
        span.Seconds + (tick - span.Tick) * span.SecondsPerTick;
}
