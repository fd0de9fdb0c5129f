using System.Numerics;

namespace Continuo.Bench.Frames;

/// <summary>The pitches that sound in one time step: a set, a bit for each MIDI key.</summary>
public readonly record struct Frame(UInt128 Keys)
{
    /// <summary>The keys of the published piano rolls, a piano's.</summary>
    public const int LowestPitch = 21;

    public const int HighestPitch = 108;

    public const int Pitches = HighestPitch - LowestPitch + 1;

    public static Frame Silence => default;

    public int Count => BitOperations.PopCount((ulong)Keys) + BitOperations.PopCount((ulong)(Keys >> 64));

    /// <summary>-1 when nothing sounds.</summary>
    public int Highest => HighestBelow(128);

    public static Frame Of(params ReadOnlySpan<int> pitches)
    {
        UInt128 keys = 0;
        foreach (int pitch in pitches)
            keys |= Bit(pitch);
        return new Frame(keys);
    }

    public bool Contains(int pitch) => (Keys & Bit(pitch)) != 0;

    /// <summary>The pitches under one, 0..128.</summary>
    public Frame Below(int pitch) => pitch >= 128 ? this : new Frame(Keys & (Bit(pitch) - 1));

    /// <summary>-1 when nothing sounds under it.</summary>
    public int HighestBelow(int pitch) => 127 - (int)UInt128.LeadingZeroCount(Below(pitch).Keys);

    /// <summary>High for low: the piano from the other end.</summary>
    public Frame Mirrored()
    {
        UInt128 keys = 0;
        for (int pitch = Highest; pitch >= 0; pitch = HighestBelow(pitch))
            keys |= Bit(LowestPitch + HighestPitch - pitch);
        return new Frame(keys);
    }

    private static UInt128 Bit(int pitch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)pitch, 127u, nameof(pitch));
        return UInt128.One << pitch;
    }
}
