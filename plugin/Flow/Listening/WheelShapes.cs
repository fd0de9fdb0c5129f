using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Listening;

/// <summary>How the player moves the wheels while each note of a phrase sounds.</summary>
/// <remarks>Owner: [pump]. Depends only on the last phrase. Fixed size.</remarks>
internal sealed class WheelShapes
{
    /// <summary>Moves of one wheel in one note; of more, these are picked evenly, the last among them.</summary>
    public const int MostMoves = 16;

    // Lengths whose ratio is below this are alike: then the place in the bar decides.
    private const double Alike = 1.25;

    // Half a step of seven bits: what is nearer to the place of rest is at rest.
    private const float Threshold = 0.5f / 127;

    private static readonly Wheel[] Wheels = [Wheel.Modulation, Wheel.PitchBend];

    private readonly NoteShape[] _shapes = new NoteShape[PlayerFeel.Capacity];

    // From their notes' onsets.
    private readonly WheelMove[] _moves = new WheelMove[PlayerFeel.Capacity * 2 * MostMoves];

    private readonly WheelPlaces _places = new();
    private int _shapeCount;
    private int _moveCount;
    private bool _modulates;
    private bool _bends;

    /// <summary>Both wheels stood at rest all the time.</summary>
    public bool IsEmpty => !_modulates && !_bends;

    /// <summary>Takes a phrase in place of the last one.</summary>
    /// <param name="phrase">Its notes.</param>
    /// <param name="releasedAt">Keys that are down count as released here.</param>
    /// <param name="wheels">What the player did while it sounded.</param>
    /// <param name="bars">Where bars begin.</param>
    public void Hear(SeedBuffer phrase, Ticks releasedAt, WheelHearing wheels, BarGrid bars)
    {
        _shapeCount = _moveCount = 0;
        _modulates = _bends = false;
        _places.CopyFrom(wheels.Before);
        int next = 0;
        for (int i = Math.Max(0, phrase.Count - _shapes.Length); i < phrase.Count; i++)
        {
            Note note = phrase.NoteAt(i, releasedAt);
            for (; next < wheels.Count && wheels[next].At <= note.Onset; next++)
                _places.Take(wheels[next]);
            int first = _moveCount, channel = phrase.ChannelAt(i);
            foreach (Wheel wheel in Wheels)
                Trace(note, channel, wheel, wheels, next);
            _shapes[_shapeCount++] = new(note.Duration, PlaceInBar(note.Onset, bars), first, _moveCount - first);
        }
    }

    /// <summary>Becomes equal to another.</summary>
    public void CopyFrom(WheelShapes other)
    {
        (_shapeCount, _moveCount) = (other._shapeCount, other._moveCount);
        (_modulates, _bends) = (other._modulates, other._bends);
        other._shapes.AsSpan(0, _shapeCount).CopyTo(_shapes);
        other._moves.AsSpan(0, _moveCount).CopyTo(_moves);
    }

    /// <summary>
    /// Writes the moves of the phrase's note that is most like another one, in that one's length, from its onset on.
    /// </summary>
    /// <param name="onset">The other note's.</param>
    /// <param name="duration">The other note's.</param>
    /// <param name="bars">Where bars begin.</param>
    /// <param name="moves">At least twice <see cref="MostMoves"/>.</param>
    /// <returns>The number of moves.</returns>
    public int Shape(Ticks onset, Ticks duration, BarGrid bars, Span<WheelMove> moves)
    {
        if (IsEmpty)
            return 0;
        NoteShape model = MostAlike(onset, duration, bars);
        int count = 0;
        foreach (WheelMove move in _moves.AsSpan(model.First, model.Count))
        {
            if (!(move.Wheel == Wheel.PitchBend ? _bends : _modulates))
                continue;
            moves[count++] = move with { At = new(move.At.Value * duration.Value / model.Duration.Value) };
        }
        return count;
    }

    /// <summary>Writes what puts both wheels to rest; returns the number of moves.</summary>
    public static int Rest(Span<WheelMove> moves)
    {
        for (int i = 0; i < Wheels.Length; i++)
            moves[i] = new(Ticks.Zero, 0, Wheels[i], WheelPlaces.Rest(Wheels[i]));
        return Wheels.Length;
    }

    private static long PlaceInBar(Ticks onset, BarGrid bars) => (onset - bars.BarStart(onset)).Value;

    private static double Ratio(Ticks a, Ticks b) =>
        Math.Max(a.Value, b.Value) / (double)Math.Max(1, Math.Min(a.Value, b.Value));

    private NoteShape MostAlike(Ticks onset, Ticks duration, BarGrid bars)
    {
        double nearest = double.MaxValue;
        for (int i = 0; i < _shapeCount; i++)
            nearest = Math.Min(nearest, Ratio(_shapes[i].Duration, duration));
        long place = PlaceInBar(onset, bars), bar = bars.Meter.BarLength.Value, least = long.MaxValue;
        NoteShape best = _shapes[0];
        for (int i = 0; i < _shapeCount; i++)
        {
            long away = Math.Abs(_shapes[i].PlaceInBar - place);
            away = Math.Min(away, bar - away);
            if (Ratio(_shapes[i].Duration, duration) > nearest * Alike || away >= least)
                continue;
            (best, least) = (_shapes[i], away);
        }
        return best;
    }

    private void Trace(in Note note, int channel, Wheel wheel, WheelHearing wheels, int next)
    {
        Add(new(Ticks.Zero, (byte)channel, wheel, _places.Of(channel, wheel)));
        int end = next, all = 0, seen = 0;
        for (; end < wheels.Count && wheels[end].At < note.End; end++)
            all += IsOf(wheels[end], channel, wheel) ? 1 : 0;
        for (int i = next; i < end; i++)
        {
            if (!IsOf(wheels[i], channel, wheel))
                continue;
            const int Most = MostMoves - 1;
            bool isKept = all <= Most || (seen + 1) * Most / all != seen * Most / all;
            seen++;
            if (isKept)
                Add(wheels[i] with { At = wheels[i].At - note.Onset });
        }
    }

    private static bool IsOf(in WheelMove move, int channel, Wheel wheel) =>
        move.Channel == channel && move.Wheel == wheel;

    private void Add(in WheelMove move)
    {
        bool isOff = Math.Abs(move.Value - WheelPlaces.Rest(move.Wheel)) > Threshold;
        _bends |= isOff && move.Wheel == Wheel.PitchBend;
        _modulates |= isOff && move.Wheel == Wheel.Modulation;
        _moves[_moveCount++] = move;
    }

    /// <summary>Of one note of the phrase.</summary>
    private readonly record struct NoteShape(Ticks Duration, long PlaceInBar, int First, int Count);
}
