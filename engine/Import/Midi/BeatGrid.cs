using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Midi;

/// <summary>Annotated beats as a score has them: bars, tempos, and the tick of every moment.</summary>
internal sealed class BeatGrid
{
    private const double TempoTolerance = 0.02; // less is a performer's breath, or the annotator's
    private const double SecondsPerMinute = 60;
    private const int MostBarsBefore = 1000;

    private readonly IReadOnlyList<AnnotatedBeat> _beats;
    private readonly long[] _ticks;
    private readonly List<MeterChange> _meters = [];
    private readonly List<TempoChange> _tempos = [];
    private readonly List<KeyChange> _keys = [];
    private Meter _meter = new(4, 4); // as the last beat said it, else counted from the beats
    private bool _isMeterNamed;

    private BeatGrid(IReadOnlyList<AnnotatedBeat> beats)
    {
        _beats = beats;
        _ticks = new long[beats.Count];
    }

    public IReadOnlyList<MeterChange> Meters => _meters;

    public IReadOnlyList<TempoChange> Tempos => _tempos;

    public IReadOnlyList<KeyChange> Keys => _keys;

    /// <param name="beats">At least two, in order.</param>
    /// <param name="firstNote">Seconds; whole bars are put before it so that it does not lie before zero.</param>
    public static BeatGrid Of(IReadOnlyList<AnnotatedBeat> beats, double firstNote)
    {
        var grid = new BeatGrid(beats);
        grid.LayBars();
        grid.MoveAfterZero(firstNote);
        grid.FindTempos();
        return grid;
    }

    /// <summary>Between the beats in proportion; before and after them at the nearest beat's tempo.</summary>
    public Ticks TickAt(double seconds)
    {
        int low = 0, high = _beats.Count - 2;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_beats[middle].Seconds <= seconds)
                low = middle;
            else
                high = middle - 1;
        }
        double share = (seconds - _beats[low].Seconds) / (_beats[low + 1].Seconds - _beats[low].Seconds);
        return new(
            _ticks[low] + (long)Math.Round(share * (_ticks[low + 1] - _ticks[low]), MidpointRounding.AwayFromZero));
    }

    private void LayBars()
    {
        long tick = 0;
        for (int start = 0; start < _beats.Count;)
        {
            int end = start + 1;
            while (end < _beats.Count && !_beats[end].IsDownbeat)
                end++;
            tick = LayBar(start, end, tick);
            start = end;
        }
    }

    /// <returns>Where the next bar begins.</returns>
    private long LayBar(int start, int end, long tick)
    {
        bool isPickup = start == 0 && !_beats[0].IsDownbeat;
        bool isLast = end == _beats.Count;
        for (int i = start; i < end; i++)
        {
            if (_beats[i].Meter is { } named)
                (_meter, _isMeterNamed) = (named, true);
        }
        if (!_isMeterNamed && isPickup && _beats.FirstOrDefault(beat => beat.Meter is not null).Meter is { } first)
            (_meter, _isMeterNamed) = (first, true);
        if (!_isMeterNamed && !isLast)
            _meter = new Meter(Math.Min(BeatsOfBar(start, end, isPickup), 255), 4);

        long beat = _isMeterNamed ? BeatTicks(_meter) : Ticks.PerQuarter;
        int usual = Math.Max(1, (int)(_meter.BarLength.Value / beat));
        int beats = isPickup || isLast ? Math.Max(usual, end - start) : end - start;
        AddMeter(tick, beats == usual ? _meter : new Meter(
            Math.Min(255, (int)(beats * beat * _meter.Denominator / (4L * Ticks.PerQuarter))), _meter.Denominator));
        int silent = isPickup ? beats - (end - start) : 0;
        for (int i = start; i < end; i++)
        {
            _ticks[i] = tick + (silent + i - start) * beat;
            if (_beats[i].Sharps is { } sharps)
                // Such files do not tell the mode.
                _keys.Add(new KeyChange(new Ticks(_ticks[i]), sharps, IsMinor: false));
        }
        return tick + beats * beat;
    }

    /// <summary>A pickup's bar is as long as the one behind it.</summary>
    private int BeatsOfBar(int start, int end, bool isPickup)
    {
        if (!isPickup)
            return end - start;
        int next = end + 1;
        while (next < _beats.Count && !_beats[next].IsDownbeat)
            next++;
        return Math.Max(end - start, next < _beats.Count ? next - end : Meter.Common.Numerator);
    }

    private static long BeatTicks(Meter meter)
    {
        bool isCompound = meter.Numerator > 3 && meter.Numerator % 3 == 0;
        return 4L * Ticks.PerQuarter / meter.Denominator * (isCompound ? 3 : 1);
    }

    private void AddMeter(long tick, Meter meter)
    {
        if (_meters.Count == 0 || _meters[^1].Meter != meter)
            _meters.Add(new MeterChange(new Ticks(tick), meter));
    }

    private void MoveAfterZero(double firstNote)
    {
        long first = TickAt(firstNote).Value;
        if (first >= 0)
            return;
        long bar = _meters[0].Meter.BarLength.Value;
        long bars = Math.Min((-first + bar - 1) / bar, MostBarsBefore);
        for (int i = 0; i < _ticks.Length; i++)
            _ticks[i] += bars * bar;
        for (int i = 1; i < _meters.Count; i++)
            _meters[i] = _meters[i] with { Position = new Ticks(_meters[i].Position.Value + bars * bar) };
        for (int i = 0; i < _keys.Count; i++)
            _keys[i] = _keys[i] with { Position = new Ticks(_keys[i].Position.Value + bars * bar) };
    }

    private void FindTempos()
    {
        for (int i = 0; i + 1 < _beats.Count; i++)
        {
            double seconds = _beats[i + 1].Seconds - _beats[i].Seconds;
            double quarters = SecondsPerMinute * (_ticks[i + 1] - _ticks[i]) / (Ticks.PerQuarter * seconds);
            if (_tempos.Count == 0 || Math.Abs(quarters / _tempos[^1].QuartersPerMinute - 1) > TempoTolerance)
                _tempos.Add(new TempoChange(new Ticks(_tempos.Count == 0 ? 0 : _ticks[i]), quarters));
        }
    }
}
