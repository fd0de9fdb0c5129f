using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Parameters;
using Continuo.Plugin.Presets;
using Continuo.Plugin.State;
using Continuo.Plugin.Threads;

namespace Continuo.Plugin;

/// <summary>
/// One instance of the instrument. While it is prepared it has two threads: the pump moves events between the shim's
/// rings and the floor, the engine worker writes answers.
/// </summary>
/// <remarks>
/// [beside], the shim's thread, makes, prepares, releases and disposes of it; [main] saves and restores, at the same
/// time.
/// </remarks>
internal sealed unsafe class PluginInstance : IDisposable
{
    private readonly PresetSelection _presets = new();
    private readonly PhraseMemory _memory = new();
    private readonly ShimInstanceConfig* _config;
    private PluginState _state = PluginState.Empty;
    private SongModel? _song;
    private byte[]? _songToCome;
    private RingPump? _pump;
    private EngineWorker? _worker;
    private InstrumentFlow? _flow;

    public PluginInstance(ShimInstanceConfig* config)
    {
        _config = config;
        PresetWatch.Join();
    }

    /// <summary>
    /// Loads the preset, if need be, and starts the threads. What has been played since the host activated the
    /// instance lies in the ring.
    /// </summary>
    /// <param name="program">The preset that was wanted then, or <see cref="ShimManagedApi.ProgramOfState"/>.</param>
    /// <param name="restore">The saved state after which that was.</param>
    /// <param name="normalized">All parameters' values then, 0..1, by id.</param>
    public ShimResult Prepare(int program, uint restore, ReadOnlySpan<double> normalized)
    {
        Release();
        var parameters = new ParameterValues(normalized);
        _presets.SelectFirst(program, restore);

        _flow = new InstrumentFlow(_config, parameters, _presets, _memory);
        _worker = new EngineWorker(_flow.Requests, _flow.Writer);
        _pump = new RingPump(_flow.Move, new NativeDoorbell(_config), new LimitedLog());

        _worker.Start();
        _pump.Start();
        _flow.Status.Started();
        return ResultOf(_presets.Problem);
    }

    /// <summary>Stops the threads; a suspended instance costs nothing.</summary>
    public void Release()
    {
        _pump?.Stop();
        _worker?.Stop();
        if (_flow is not null)
            PluginLog.Write(_flow.Status.Summary());
        _flow?.Dispose();
        (_pump, _worker, _flow) = (null, null, null);
        _presets.Rest();
    }

    public void Dispose()
    {
        Release();
        PresetWatch.Leave();
    }

    /// <summary>The managed part of the state.</summary>
    /// <param name="program">As for <see cref="Prepare"/>.</param>
    public byte[] SaveState(int program)
    {
        (string? id, string? hash) = _presets.Wanted(program);
        return _state.With(id, hash, _memory.Save()).ToUtf8();
    }

    /// <summary>
    /// The whole preset as it travels with the song, <see cref="SongModel"/>; empty when it cannot be read.
    /// </summary>
    /// <param name="program">As for <see cref="Prepare"/>.</param>
    public ReadOnlySpan<byte> SaveModel(int program)
    {
        (string? id, string? hash) = _presets.Wanted(program);
        bool hasIt = _song is not null && _song.Preset.Id == id && (hash is null || _song.Hash == hash);
        if (!hasIt)
            _song = ReadModel(id, hash);
        return _song is null ? default : _song.Bytes;
    }

    /// <summary>
    /// What <see cref="SaveModel"/> gave, before <see cref="RestoreState"/>; empty when the song holds no model.
    /// </summary>
    public void RestoreModel(ReadOnlySpan<byte> model) => _songToCome = model.IsEmpty ? null : model.ToArray();

    /// <summary>Takes a saved state; a preset that is not installed is remembered all the same.</summary>
    /// <param name="restore">The number that the ring will bring once the state is in force there.</param>
    /// <param name="utf8">What <see cref="SaveState"/> gave.</param>
    public ShimResult RestoreState(uint restore, ReadOnlySpan<byte> utf8)
    {
        byte[]? model = _songToCome;
        _songToCome = null;
        try
        {
            _state = PluginState.Parse(utf8);
        }
        catch (FormatException e)
        {
            return Guard.Refuse(ShimResult.StateDamaged, e.Message);
        }
        _memory.Restore(_state.Memory);
        _song = ParseModel(model, _state);
        _presets.Select(_state.PresetId, _state.ModelHash, _song, restore);
        return PresetShelf.Find(_state.PresetId) is not null || _song is not null || _state.PresetId is null
            ? ShimResult.Ok
            : Guard.Refuse(
                ShimResult.PresetMissing,
                $"the preset '{_state.PresetId}' of the saved state is not installed; {PresetShelf.Folders}");
    }

    private static SongModel? ReadModel(string? id, string? hash)
    {
        try
        {
            if (PresetShelf.Find(id)?.Preset is not { } preset)
                return null;
            SongModel read = SongModel.Read(preset);
            if (hash is null || read.Hash == hash)
                return read;
            PluginLog.Write(
                $"the song is saved without its model: that of '{id}' is another on disk than the one that plays");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PresetException or FormatException)
        {
            PluginLog.Write($"the song is saved without its model: {e.Message}");
        }
        return null;
    }

    /// <summary>A model that is damaged is as good as none, but is not passed over in silence.</summary>
    private static SongModel? ParseModel(byte[]? model, PluginState state)
    {
        if (model is null)
            return null;
        try
        {
            SongModel song = SongModel.Parse(model);
            return song.Hash == state.ModelHash
                ? song
                : throw new FormatException(
                    $"the model in the song is damaged: it is {song.Hash}, not {state.ModelHash}");
        }
        catch (FormatException e)
        {
            PluginLog.Write(e.Message);
            return null;
        }
    }

    private static ShimResult ResultOf(EngineState? problem) => problem switch
    {
        EngineState.NoPreset => ShimResult.PresetMissing,
        EngineState.ModelDamaged => ShimResult.ModelDamaged,
        _ => ShimResult.Ok,
    };
}
