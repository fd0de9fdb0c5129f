using System.Numerics;

namespace Continuo.Engine.Models.LookingBack;

/// <summary>
/// A row of numbers that grows: where its last few stood before. What is too near is not found: a place counts once it
/// has been let in. Going back is setting two lengths. O(1) a number. One thread at a time; allocates nothing after it
/// is made.
/// </summary>
/// <param name="length">Numbers that must be the same.</param>
/// <param name="max">Numbers that it holds, a power of two.</param>
internal sealed class DelayedMatches(int length, int max)
{
    private const int MostTries = 8; // of places with the same hash
    private const int None = -1;

    private readonly int[] _values = new int[max];
    private readonly int[] _latest = NoneIn(max); // by hash: the latest place behind such numbers
    private readonly int[] _previous = new int[max]; // by place: the one before

    /// <summary>Numbers taken in.</summary>
    public int Count { get; private set; }

    /// <summary>Places let in: numbers from here on are never found.</summary>
    public int Admitted { get; private set; }

    public int this[int place] => _values[place];

    public void Add(int value) => _values[Count++] = value;

    /// <summary>Lets the next place in, which lies before <see cref="Count"/>.</summary>
    public void Admit()
    {
        int place = Admitted++;
        if (place < length)
            return;
        ref int latest = ref _latest[HashBehind(place)];
        _previous[place] = latest;
        latest = place;
    }

    /// <summary>The latest place let in that stands behind the same numbers as the end does; -1 = none.</summary>
    public int Find()
    {
        if (Count < length)
            return None;
        int place = _latest[HashBehind(Count)];
        for (int tries = 0; place != None && tries < MostTries; tries++, place = _previous[place])
            if (_values.AsSpan(place - length, length).SequenceEqual(_values.AsSpan(Count - length, length)))
                return place;
        return None;
    }

    /// <summary>Goes back to earlier values of <see cref="Count"/> and <see cref="Admitted"/>.</summary>
    public void GoBackTo(int count, int admitted)
    {
        while (Admitted > admitted)
        {
            int place = --Admitted;
            if (place >= length)
                _latest[HashBehind(place)] = _previous[place];
        }

        Count = count;
    }

    private int HashBehind(int place)
    {
        uint hash = 0;
        for (int i = place - length; i < place; i++)
            hash = (BitOperations.RotateLeft(hash, 7) ^ (uint)_values[i]) * 0x9E3779B1;
        return (int)(hash >> 8) & (max - 1);
    }

    private static int[] NoneIn(int size)
    {
        int[] places = new int[size];
        Array.Fill(places, None);
        return places;
    }
}
