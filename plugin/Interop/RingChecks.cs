using System.Numerics;

namespace Continuo.Plugin.Interop;

/// <summary>The border's inner contract about rings, checked once when an instance is made.</summary>
internal static unsafe class RingChecks
{
    public static void Require(RingHeader* header, int eventSize, string name)
    {
        if (header == null)
            throw new ArgumentException($"the {name} ring is null");
        if (header->EventSize != eventSize)
            throw new ArgumentException($"the {name} ring has slots of {header->EventSize} bytes, not {eventSize}");
        if (!BitOperations.IsPow2(header->Capacity))
            throw new ArgumentException($"the {name} ring has {header->Capacity} slots, which is not a power of two");
    }
}
