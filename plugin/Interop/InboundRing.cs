using System.Runtime.CompilerServices;

namespace Continuo.Plugin.Interop;

/// <summary>The reading end of the ring that the audio thread fills.</summary>
/// <remarks>Owner: [pump], the only consumer. Never waits, never allocates.</remarks>
internal sealed unsafe class InboundRing
{
    private readonly RingHeader* _header;
    private readonly InboundEvent* _slots;
    private readonly ulong _mask;
    private ulong _head;

    /// <param name="header">Native memory that outlives this object.</param>
    /// <exception cref="ArgumentException">The ring's slots are not of this side's size or number.</exception>
    public InboundRing(RingHeader* header)
    {
        RingChecks.Require(header, sizeof(InboundEvent), "inbound");
        _header = header;
        _slots = (InboundEvent*)(header + 1);
        _mask = header->Capacity - 1;
        _head = Volatile.Read(ref header->Head);
    }

    /// <summary>Events read since the ring was made.</summary>
    public ulong ReadCount => _head;

    /// <summary>Events that the audio thread could not send because the ring was full.</summary>
    public ulong Dropped => Volatile.Read(ref _header->Dropped);

    /// <summary>The oldest event, which stays in the ring until <see cref="Pop"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPeek(out InboundEvent item)
    {
        bool any = _head != Volatile.Read(ref _header->Tail);
        item = any ? _slots[_head & _mask] : default;
        return any;
    }

    /// <summary>Frees the slot of the event that <see cref="TryPeek"/> gave.</summary>
    public void Pop() => Volatile.Write(ref _header->Head, ++_head);
}
