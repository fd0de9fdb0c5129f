using System.Numerics;

namespace Continuo.Engine.Sampling;

/// <summary>
/// Random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom
/// number generators", 2018), its state filled by SplitMix64. Integers only. A copy is a snapshot.
/// </summary>
public struct SeededRandom
{
    private ulong _a, _b, _c, _d;

    /// <param name="seed">The player's seed.</param>
    /// <param name="stream">Which of the seed's sequences; neighbours have nothing in common.</param>
    public SeededRandom(ulong seed, ulong stream)
    {
        ulong counter = SplitMix(ref seed) + stream;
        _a = SplitMix(ref counter);
        _b = SplitMix(ref counter);
        _c = SplitMix(ref counter);
        _d = SplitMix(ref counter);
    }

    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    private static ulong SplitMix(ref ulong counter)
    {
        counter += 0x9E3779B97F4A7C15;
        ulong z = counter;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
