using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Presets;
using Continuo.Plugin.Threads;

namespace Continuo.Plugin;

/// <summary>
/// The exports: the shim calls <see cref="GetApi"/>, which fills the table of the rest. Each is a guarded call; no
/// exception leaves managed code.
/// </summary>
/// <remarks>[main] and [beside], as <c>shim_abi.h</c> says. The audio thread never comes here.</remarks>
internal static unsafe class PluginEntry
{
    /// <summary>Fills the table.</summary>
    /// <param name="api">The shim's table, whose version and size it has written.</param>
    /// <param name="bundleResources">UTF-8 path of <c>Contents/Resources</c>.</param>
    /// <param name="programs">Ids of the presets that the host has been told of, divided by '/'.</param>
    /// <returns>A <see cref="ShimResult"/>.</returns>
    [UnmanagedCallersOnly(EntryPoint = "continuo_get_api")]
    public static int GetApi(ShimManagedApi* api, byte* bundleResources, byte* programs) => Guard.Run(() =>
    {
        if (api == null || bundleResources == null || programs == null)
            return Guard.Refuse(ShimResult.InvalidArgument, "GetApi was given a null pointer");
        if (api->AbiVersion != ShimManagedApi.Version || api->StructSize != sizeof(ShimManagedApi))
        {
            return Guard.Refuse(ShimResult.WrongVersion,
                $"the shim speaks version {api->AbiVersion} ({api->StructSize} bytes), "
                    + $"the plugin {ShimManagedApi.Version} ({sizeof(ShimManagedApi)} bytes)");
        }
        PresetShelf.Open(
            Marshal.PtrToStringUTF8((nint)bundleResources)!, Marshal.PtrToStringUTF8((nint)programs)!.Split('/'));
        GarbageLoad.StartIfAsked();
        api->LastError = &LastError;
        api->PresetCount = &PresetCount;
        api->PresetName = &PresetName;
        api->PresetOfState = &PresetOfState;
        api->CreateInstance = &CreateInstance;
        api->DestroyInstance = &DestroyInstance;
        api->Prepare = &Prepare;
        api->Release = &Release;
        api->GetState = &GetState;
        api->SetState = &SetState;
        api->PresetRevision = &PresetRevision;
        api->PresetIsPlayable = &PresetIsPlayable;
        api->GetModel = &GetModel;
        api->SetModel = &SetModel;
        api->PresetDefaults = &PresetDefaults;
        return ShimResult.Ok;
    });

    [UnmanagedCallersOnly]
    private static int LastError(byte* text, int capacity) => Utf8Text.Write(Guard.LastError, text, capacity);

    [UnmanagedCallersOnly]
    private static int PresetCount() => PresetShelf.Count;

    [UnmanagedCallersOnly]
    private static int PresetName(int index, byte* text, int capacity) =>
        Utf8Text.Write(index >= 0 && index < PresetShelf.Count ? PresetShelf.NameOf(index) : "", text, capacity);

    [UnmanagedCallersOnly]
    private static int PresetOfState(byte* state, int size)
    {
        const int NamesNone = -2, Damaged = -3;
        int index = Damaged;
        Guard.Run(() =>
        {
            try
            {
                State.PluginState read = State.PluginState.Parse(new ReadOnlySpan<byte>(state, size));
                SavedMemory.Parse(read.Memory ?? "");
                index = read.PresetId is { } id ? PresetShelf.IndexOf(id) : NamesNone;
                return ShimResult.Ok;
            }
            catch (FormatException e)
            {
                return Guard.Refuse(ShimResult.StateDamaged, $"refused, and nothing changed: {e.Message}");
            }
        });
        return index;
    }

    [UnmanagedCallersOnly]
    private static int CreateInstance(ShimInstanceConfig* config, nint* instance) => Guard.Run(() =>
    {
        if (config == null || instance == null)
            return Guard.Refuse(ShimResult.InvalidArgument, "createInstance was given a null pointer");
        if (config->AbiVersion != ShimManagedApi.Version || config->StructSize != sizeof(ShimInstanceConfig))
            return Guard.Refuse(
                ShimResult.WrongVersion,
                $"the instance's configuration has version {config->AbiVersion} and {config->StructSize} bytes");
        *instance = GCHandle.ToIntPtr(GCHandle.Alloc(new PluginInstance(config)));
        return ShimResult.Ok;
    });

    [UnmanagedCallersOnly]
    private static int DestroyInstance(nint instance) => Guard.Run(() =>
    {
        Dispose(instance);
        MemoryReturn.AfterAnInstance(othersLive: PresetWatch.IsRunning);
        return ShimResult.Ok;
    });

    // By itself, so that nothing of the instance is left on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Dispose(nint instance)
    {
        Find(instance).Dispose();
        GCHandle.FromIntPtr(instance).Free();
    }

    [UnmanagedCallersOnly]
    private static int Prepare(nint instance, int program, uint restore, double* parameters, int count) =>
        Guard.Run(() => Find(instance).Prepare(program, restore, new ReadOnlySpan<double>(parameters, count)));

    [UnmanagedCallersOnly]
    private static int Release(nint instance) => Guard.Run(() =>
    {
        Find(instance).Release();
        return ShimResult.Ok;
    });

    [UnmanagedCallersOnly]
    private static int GetState(nint instance, int program, byte* state, int capacity, int* size) =>
        Guard.Run(() => Write(Find(instance).SaveState(program), state, capacity, size));

    [UnmanagedCallersOnly]
    private static int SetState(nint instance, uint restore, byte* state, int size) =>
        Guard.Run(() => Find(instance).RestoreState(restore, new ReadOnlySpan<byte>(state, size)));

    [UnmanagedCallersOnly]
    private static uint PresetRevision() => PresetShelf.Revision;

    [UnmanagedCallersOnly]
    private static int PresetIsPlayable(int index) => PresetShelf.IsPlayable(index) ? 1 : 0;

    [UnmanagedCallersOnly]
    private static int GetModel(nint instance, int program, byte* model, int capacity, int* size) =>
        Guard.Run(() => Write(Find(instance).SaveModel(program), model, capacity, size));

    [UnmanagedCallersOnly]
    private static int SetModel(nint instance, byte* model, int size) => Guard.Run(() =>
    {
        Find(instance).RestoreModel(new ReadOnlySpan<byte>(model, size));
        return ShimResult.Ok;
    });

    [UnmanagedCallersOnly]
    private static int PresetDefaults(int index, double* values, int count) => Guard.Run(() =>
    {
        var normalized = new Span<double>(values, count);
        normalized.Fill(double.NaN);
        foreach ((ParameterId id, double plain) in PresetShelf.DefaultsOf(index))
            normalized[(int)id] = ParameterTable.Row(id).ToNormalized(plain);
        return ShimResult.Ok;
    });

    private static ShimResult Write(ReadOnlySpan<byte> saved, byte* bytes, int capacity, int* size)
    {
        *size = saved.Length;
        if (saved.Length > capacity)
            return ShimResult.BufferTooSmall;
        saved.CopyTo(new Span<byte>(bytes, capacity));
        return ShimResult.Ok;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PluginInstance Find(nint instance) => (PluginInstance)GCHandle.FromIntPtr(instance).Target!;
}
