using Continuo.Engine.Control;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Presets;

/// <summary>
/// Which preset an instance wants, and what became of it. Chosen by a saved state [main] or by the parameter Preset [pump], loaded by [engine]
/// when it next has something to do.
/// </summary>
/// <remarks>[any]: guarded by a lock that is never held while a file is read.</remarks>
internal sealed class PresetSelection
{
    private readonly Lock _gate = new();
    private string? _wantedId;
    private string? _wantedHash;
    private EngineState? _problem;
    private bool _isChanged;
    private bool _isNewToThePump;

    /// <summary>Id of the wanted preset, installed or not.</summary>
    public string? WantedId { get { lock (_gate) return _wantedId; } }

    /// <summary>Hash of its model: the loaded one's, else that of the saved state.</summary>
    public string? WantedHash { get { lock (_gate) return _wantedHash; } }

    /// <summary>Why nothing can answer; null when all is well.</summary>
    public EngineState? Problem { get { lock (_gate) return _problem; } }

    /// <summary>[any] A preset is being read.</summary>
    public bool IsLoading { get { lock (_gate) return false; } }

    /// <summary>[main] Before the threads start: the parameter's preset, unless a state named one that is not installed.</summary>
    public void SelectFirst(double normalized)
    {
        lock (_gate)
        {
            if (_wantedId is null || PresetShelf.Find(_wantedId) is not null)
                Want(PresetShelf.IdAt(normalized), hash: null);
            _isChanged = true;
        }
    }

    /// <summary>[pump] The host moved the parameter; true when it now means another preset.</summary>
    public bool Select(double normalized)
    {
        lock (_gate)
            return Want(PresetShelf.IdAt(normalized), hash: null);
    }

    /// <summary>[main] A saved state names a preset; null when it names none, and the parameter is to choose.</summary>
    public void Select(string? id, string? hash)
    {
        lock (_gate)
            _isNewToThePump = Want(id, hash) && id is not null;
    }

    /// <summary>[pump] True once after a state has named another preset.</summary>
    public bool TryTakeNews()
    {
        lock (_gate)
        {
            bool news = _isNewToThePump;
            _isNewToThePump = false;
            return news;
        }
    }

    /// <summary>[engine] The preset to play from now on, when it has changed; null when it can't be played.</summary>
    public bool TryTakeChange(out LoadedPreset? loaded)
    {
        loaded = null;
        string? id;
        lock (_gate)
        {
            if (!_isChanged)
                return false;
            _isChanged = false;
            id = _wantedId;
        }
        loaded = Load(id, out EngineState? problem);
        lock (_gate)
        {
            if (id != _wantedId)
                return true;
            _problem = problem;
            if (loaded is null)
                return true;
            if (_wantedHash is not null && _wantedHash != loaded.Hash)
                PluginLog.Write($"preset '{id}' has another model than the one this song was saved with: {loaded.Hash}, not {_wantedHash}");
            _wantedHash = loaded.Hash;
        }
        return true;
    }

    private static LoadedPreset? Load(string? id, out EngineState? problem)
    {
        PresetEntry? entry = PresetShelf.Find(id);
        problem = entry is null ? EngineState.NoPreset : EngineState.ModelDamaged;
        if (entry?.Preset is null)
        {
            PluginLog.Write(entry is null ? $"preset '{id}' is not installed; {PresetShelf.Folders}" : $"preset '{id}' is broken: {entry.Error}");
            return null;
        }
        try
        {
            LoadedPreset loaded = PresetLoader.Load(entry.Preset);
            problem = null;
            PluginLog.Write($"preset '{id}' is loaded from {entry.Folder}");
            return loaded;
        }
        catch (PresetException e)
        {
            PluginLog.Write($"preset '{id}' can't be loaded: {e.Message}");
            return null;
        }
    }

    private bool Want(string? id, string? hash)
    {
        if (id == _wantedId)
            return false;
        (_wantedId, _wantedHash, _isChanged) = (id, hash, true);
        return true;
    }
}
