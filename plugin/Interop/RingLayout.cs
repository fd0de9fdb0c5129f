using System.Runtime.InteropServices;

namespace Continuo.Plugin.Interop;

/// <summary>
/// Mirror of <c>ShimRingHeader</c> in <c>native-shim/abi/ring_layout.h</c>; the slots follow it in memory.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal struct RingHeader
{
    [FieldOffset(0)] public ulong Head;
    [FieldOffset(64)] public ulong Tail;
    [FieldOffset(72)] public ulong Dropped;
    [FieldOffset(128)] public uint Capacity;
    [FieldOffset(132)] public uint EventSize;
}
