using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Midi;

/// <summary>
/// From a file's ticks to ours, rounded to the nearest. Where the file counts seconds (SMPTE), they become quarter
/// notes by the file's own tempo map, at 120 a minute as long as it is silent.
/// </summary>
internal sealed class MidiTickScale
{
    private readonly MidiDivision _division;
    private readonly List<Segment> _segments = [];

    /// <param name="division">What a tick of the file is.</param>
    /// <param name="tempos">In order; position in the file's ticks.</param>
    public MidiTickScale(MidiDivision division, IEnumerable<(long Tick, double QuartersPerMinute)> tempos)
    {
        _division = division;
        if (division.PerQuarter > 0)
            return;
        _segments.Add(new Segment(0, 0, QuartersPerTick(MidiFileToScore.DefaultTempo)));
        foreach ((long tick, double quartersPerMinute) in tempos)
            _segments.Add(new Segment(tick, _segments[^1].QuartersAt(tick), QuartersPerTick(quartersPerMinute)));
    }

    public Ticks At(long tick)
    {
        if (_division.PerQuarter > 0)
            return new Ticks((tick * Ticks.PerQuarter * 2 + _division.PerQuarter) / (_division.PerQuarter * 2L));
        return Ticks.FromQuarters(SegmentAt(tick).QuartersAt(tick));
    }

    /// <summary>The same, not rounded.</summary>
    public double QuartersAt(long tick) =>
        _division.PerQuarter > 0 ? (double)tick / _division.PerQuarter : SegmentAt(tick).QuartersAt(tick);

    private double QuartersPerTick(double quartersPerMinute) => quartersPerMinute / 60 / _division.PerSecond;

    private Segment SegmentAt(long tick)
    {
        int low = 0, high = _segments.Count - 1; // the last that begins at or before the tick
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_segments[middle].Tick <= tick)
                low = middle;
            else
                high = middle - 1;
        }
        return _segments[low];
    }

    private readonly record struct Segment(long Tick, double Quarters, double QuartersPerTick)
    {
        public double QuartersAt(long tick) => Quarters + (tick - Tick) * QuartersPerTick;
    }
}
