using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Shared;

/// <summary>
/// When the notes of an answer end, those that end last. Allocates nothing after it is made; one thread.
/// </summary>
public sealed class SoundingNotes
{
    /// <summary>The most ends that are remembered, however many notes sound.</summary>
    public const int Capacity = 32;

    /// <summary>Before any position.</summary>
    public static readonly Ticks Always = new(long.MinValue);

    private readonly Ticks[] _ends = new Ticks[Capacity]; // the latest first
    private readonly Ticks[] _endOf = new Ticks[128]; // by pitch
    private int _count;

    public SoundingNotes() => Clear();

    /// <summary>Nothing sounds from here on.</summary>
    public Ticks SilentFrom => _count > 0 ? _ends[0] : Always;

    public void Clear()
    {
        _count = 0;
        Array.Fill(_endOf, Always);
    }

    public void CopyFrom(SoundingNotes other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other._ends.CopyTo(_ends, 0);
        other._endOf.CopyTo(_endOf, 0);
        _count = other._count;
    }

    public void Add(in Note note)
    {
        Ticks end = note.End;
        _endOf[note.Pitch.Number] = end;
        int place = Math.Min(_count, Capacity - 1);
        if (place == _count)
            _count++;
        else if (_ends[place] >= end)
            return;
        for (; place > 0 && _ends[place - 1] < end; place--)
            _ends[place] = _ends[place - 1];
        _ends[place] = end;
    }

    /// <summary>A pitch still sounds at a position: its key is down and cannot be struck.</summary>
    public bool Holds(Pitch pitch, Ticks position) => _endOf[pitch.Number] > position;

    /// <summary>Notes that end after a position.</summary>
    public int CountBeyond(Ticks position)
    {
        int count = 0;
        while (count < _count && _ends[count] > position)
            count++;
        return count;
    }

    /// <summary>Of some pitches those that do not sound at a position; where all do, all of them.</summary>
    public UInt128 FreeOf(UInt128 pitches, Ticks position)
    {
        if (SilentFrom <= position)
            return pitches;
        UInt128 free = pitches;
        for (UInt128 left = pitches; left != 0; left &= left - 1)
            if (_endOf[(int)UInt128.TrailingZeroCount(left)] > position)
                free ^= left & (~left + 1);
        return free == 0 ? pitches : free;
    }

    /// <summary>
    /// The first position from which on fewer than the given number sound, and one of the pitches does not.
    /// </summary>
    public Ticks FreeFrom(int polyphony, UInt128 pitches)
    {
        Ticks first = new(long.MaxValue);
        for (UInt128 left = pitches; left != 0 && first != Always; left &= left - 1)
            if (_endOf[(int)UInt128.TrailingZeroCount(left)] is var end && end < first)
                first = end;
        return polyphony <= _count && _ends[polyphony - 1] > first ? _ends[polyphony - 1] : first;
    }
}
