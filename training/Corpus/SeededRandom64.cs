namespace Continuo.Training.Corpus;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine and version of .NET, so that an epoch can
/// be made again from (seed, epoch, piece) alone.
/// </summary>
internal struct SeededRandom64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator of its own for every (seed, epoch, piece).</summary>
    public static SeededRandom64 For(ulong seed, int epoch, int piece)
    {
        var mixed = new SeededRandom64(seed);
        mixed._state = mixed.Next() ^ (uint)epoch;
        mixed._state = mixed.Next() ^ (uint)piece;
        return mixed;
    }

    public ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 to below <paramref name="bound"/>; uneven by less than 2^-32.</summary>
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    /// <summary>0 to below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));
}
