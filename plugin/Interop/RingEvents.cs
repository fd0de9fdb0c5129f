using System.Runtime.InteropServices;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;

namespace Continuo.Plugin.Interop;

/// <summary>Mirror of <c>ShimInboundKind</c> in <c>native-shim/abi/ring_events.h</c>.</summary>
internal enum InboundKind : ushort
{
    NoteOn = 1,
    NoteOff = 2,
    Parameter = 3,
    Jump = 4,
    Meter = 5,
    Clock = 6,
    Silence = 7,
    Cycle = 8,
    Restored = 9,
    AllNotesOff = 10,
    Controller = 11,
    ChordNoteOn = 12,
    ChordNoteOff = 13,
}

/// <summary>Mirror of <c>ShimJump</c>.</summary>
internal enum JumpKind
{
    Elsewhere = 0,
    AtStart = 1,
    RoundCycle = 2,
}

/// <summary>Mirror of <c>ShimInboundEvent</c>: what the audio thread tells the pump.</summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal struct InboundEvent
{
    public double Ppq;
    public double Value;
    public uint Epoch;
    public InboundKind Kind;
    public byte Channel;
    public byte Pitch;
    public int Id;
    public float Velocity;
}

/// <summary>Mirror of <c>ShimOutboundKind</c>.</summary>
internal enum OutboundKind : byte
{
    Note = 1,
    TakeOver = 2,
    Wheel = 3,
}

/// <summary>
/// Mirror of <c>ShimOutboundEvent</c>: a whole note, or a move of a wheel, committed to the audio thread.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 32)]
internal struct OutboundEvent
{
    public double Ppq;
    public double Duration;
    public uint Epoch;
    public OutboundKind Kind;
    public sbyte Earlier; // milliseconds
    public byte Channel;
    public byte Pitch;
    public float Lead; // quarter notes
    public float Velocity;
}
