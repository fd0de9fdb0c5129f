using System.Runtime.InteropServices;
using Continuo.Engine.Presets;

namespace Continuo.Plugin.Interop;

/// <summary>Mirror of <c>ShimResult</c> in <c>native-shim/abi/shim_abi.h</c>.</summary>
internal enum ShimResult
{
    Ok = 0,
    InvalidArgument = 1,
    WrongVersion = 2,
    BufferTooSmall = 3,
    PresetMissing = 4,
    ModelDamaged = 5,
    StateDamaged = 6,
    InternalError = 7,
}

/// <summary>Mirror of <c>ShimEngineState</c>.</summary>
internal enum EngineState : uint
{
    NoRuntime = 0,
    NoPreset = 1,
    ModelDamaged = 2,
    Ready = 3,
    Listening = 4,
    Responding = 5,
}

/// <summary>Mirror of <c>ShimProblem</c>.</summary>
internal enum ShimProblem : uint
{
    None = 0,
    NoRuntime = 1,
    PresetMissing = 2,
    ModelDamaged = 3,
    AnswersLate = 4,
    NotTheSongsModel = 5,
    NotCaptured = 6,
}

/// <summary>Mirror of <c>ShimStatus</c>: one cache line a writer.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct ShimStatus
{
    [FieldOffset(0)] public ulong Settled;
    [FieldOffset(8)] public uint EngineState;
    [FieldOffset(12)] public uint FirstAnswerMicros;
    [FieldOffset(16)] public ulong Answers;
    [FieldOffset(24)] public uint FirstAnswerP50;
    [FieldOffset(28)] public uint FirstAnswerP99;
    [FieldOffset(32)] public uint LateShifts;
    [FieldOffset(36)] public uint SparesUsed;
    [FieldOffset(40)] public uint LoadedPreset;
    [FieldOffset(44)] public ShimProblem Problem;
    [FieldOffset(48)] public uint PhrasesRemembered;
    [FieldOffset(52)] public uint PresetRevision;
    [FieldOffset(56)] public uint Captures;
    [FieldOffset(64)] public uint Epoch;
    [FieldOffset(68)] public uint OfflineTimeouts;
    [FieldOffset(72)] public ulong NotesOnTime;
    [FieldOffset(80)] public ulong NotesLate;
    [FieldOffset(88)] public ulong OutboundStale;
    [FieldOffset(96)] public uint AudioWaits;
    [FieldOffset(100)] public uint TimelineDropped;
}

/// <summary>Mirror of <c>ShimInstanceConfig</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ShimInstanceConfig
{
    public uint AbiVersion;
    public uint StructSize;
    public RingHeader* Inbound;
    public RingHeader* Outbound;
    public ShimStatus* Status;
    public void* Context;
    public delegate* unmanaged<void*, int, int> WaitForWork;
    public delegate* unmanaged<void*, void> Ring;
    public delegate* unmanaged<void*, void> SignalSettled;
}

/// <summary>Mirror of <c>ShimManagedApi</c>: the table that <see cref="PluginEntry"/> fills.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ShimManagedApi
{
    public const uint Version = 5;

    /// <summary>In place of a program's number: the preset that the last state named.</summary>
    public const int ProgramOfState = -1;

    public uint AbiVersion;
    public uint StructSize;
    public delegate* unmanaged<byte*, int, int> LastError;
    public delegate* unmanaged<int> PresetCount;
    public delegate* unmanaged<int, byte*, int, int> PresetName;
    public delegate* unmanaged<byte*, int, int> PresetOfState;
    public delegate* unmanaged<ShimInstanceConfig*, nint*, int> CreateInstance;
    public delegate* unmanaged<nint, int> DestroyInstance;
    public delegate* unmanaged<nint, int, uint, double*, int, int> Prepare;
    public delegate* unmanaged<nint, int> Release;
    public delegate* unmanaged<nint, int, byte*, int, int*, int> GetState;
    public delegate* unmanaged<nint, uint, byte*, int, int> SetState;
    public delegate* unmanaged<uint> PresetRevision;
    public delegate* unmanaged<int, int> PresetIsPlayable;
    public delegate* unmanaged<nint, int, byte*, int, int*, int> GetModel;
    public delegate* unmanaged<nint, byte*, int, int> SetModel;
    public delegate* unmanaged<int, double*, int, int> PresetDefaults;
}
