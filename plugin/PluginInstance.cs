using Continuo.Engine.Control;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Parameters;
using Continuo.Plugin.Presets;
using Continuo.Plugin.State;
using Continuo.Plugin.Threads;

namespace Continuo.Plugin;

/// <summary>
/// One instance of the instrument. While it is prepared it has two threads: the pump moves events between the shim's rings and
/// the floor, the engine worker writes answers.
/// </summary>
/// <remarks>[main] for every member.</remarks>
internal sealed unsafe class PluginInstance(ShimInstanceConfig* config) : IDisposable
{
    private readonly PresetSelection _presets = new();
    private readonly ShimInstanceConfig* _config = config;
    private PluginState _state = PluginState.Empty;
    private RingPump? _pump;
    private EngineWorker? _worker;
    private RequestChannel? _requestChannel;

    /// <summary>Loads the preset, if need be, and starts the threads. What lies in the rings is forgotten.</summary>
    /// <param name="normalized">All parameters' values, 0..1, by id.</param>
    public ShimResult Prepare(ReadOnlySpan<double> normalized)
    {
        Release();
        var parameters = new ParameterValues(normalized);
        _presets.SelectFirst(parameters[ParameterId.Preset]);

        var doorbell = new NativeDoorbell(_config);
        var status = new StatusBoard(_config->Status);
        var inbound = new InboundRing(_config->Inbound);
        var outbound = new OutboundRing(_config->Outbound);
        inbound.Skip();

        // The flow, from the player's note to the answer's.
        _requestChannel = new RequestChannel();
        var answers = new AnswerChannel();
        var seed = new SeedBuffer();
        var requests = new SeedToRequest(seed, _requestChannel, status);
        var floor = new Floor(seed, parameters, _presets, requests);
        var horizon = new AudioHorizon();
        var toSeed = new InboundRingToSeed(inbound, floor, parameters, _presets, requests, horizon);
        var late = new LatePolicy(requests, horizon, status);
        var toRing = new ScheduleToOutboundRing(answers, late, new PhraseToSchedule(), outbound, requests, status);
        _worker = new EngineWorker(_requestChannel, requests, answers, _presets, doorbell);
        _pump = new RingPump(inbound, toSeed, toRing, requests, floor, _presets, status, doorbell);

        _worker.Start();
        _pump.Start();
        return ResultOf(_presets.Problem);
    }

    /// <summary>Stops the threads; a suspended instance costs nothing.</summary>
    public void Release()
    {
        _pump?.Stop();
        _worker?.Stop();
        _requestChannel?.Dispose();
        (_pump, _worker, _requestChannel) = (null, null, null);
    }

    public void Dispose() => Release();

    /// <summary>The managed part of the state.</summary>
    public byte[] SaveState() => _state.With(_presets.WantedId, _presets.WantedHash).ToUtf8();

    /// <summary>Takes a saved state; a preset that is not installed is remembered all the same.</summary>
    public ShimResult RestoreState(ReadOnlySpan<byte> utf8)
    {
        try
        {
            _state = PluginState.Parse(utf8);
        }
        catch (FormatException e)
        {
            return Guard.Refuse(ShimResult.StateDamaged, e.Message);
        }
        _presets.Select(_state.PresetId, _state.ModelHash);
        return PresetShelf.IndexOf(_presets.WantedId) >= 0 || _state.PresetId is null
            ? ShimResult.Ok
            : Guard.Refuse(ShimResult.PresetMissing, $"the preset '{_state.PresetId}' of the saved state is not installed; {PresetShelf.Folders}");
    }

    private static ShimResult ResultOf(EngineState? problem) => problem switch
    {
        EngineState.NoPreset => ShimResult.PresetMissing,
        EngineState.ModelDamaged => ShimResult.ModelDamaged,
        _ => ShimResult.Ok,
    };
}
