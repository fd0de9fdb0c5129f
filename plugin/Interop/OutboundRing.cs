namespace Continuo.Plugin.Interop;

/// <summary>The writing end of the ring from which the audio thread plays.</summary>
/// <remarks>Owner: [pump], the only producer. Never waits, never allocates; a full ring refuses and counts.</remarks>
internal sealed unsafe class OutboundRing
{
    private readonly RingHeader* _header;
    private readonly OutboundEvent* _slots;
    private readonly ulong _mask;
    private ulong _tail;

    /// <param name="header">Native memory that outlives this object.</param>
    /// <exception cref="ArgumentException">The ring's slots are not of this side's size or number.</exception>
    public OutboundRing(RingHeader* header)
    {
        RingChecks.Require(header, sizeof(OutboundEvent), "outbound");
        _header = header;
        _slots = (OutboundEvent*)(header + 1);
        _mask = header->Capacity - 1;
        _tail = Volatile.Read(ref header->Tail);
    }

    /// <summary>Notes refused because the ring was full, in the instance's life.</summary>
    public ulong Dropped => _header->Dropped;

    /// <summary>Events that it will take at least.</summary>
    public int Room => (int)(_mask + 1 - (_tail - Volatile.Read(ref _header->Head)));

    /// <summary>Hands a note to the audio thread; false when the ring is full.</summary>
    public bool TryWrite(in OutboundEvent item)
    {
        if (_tail - Volatile.Read(ref _header->Head) > _mask)
        {
            Volatile.Write(ref _header->Dropped, _header->Dropped + 1);
            return false;
        }
        _slots[_tail & _mask] = item;
        Volatile.Write(ref _header->Tail, ++_tail);
        return true;
    }
}
