using Continuo.Engine.Presets;
using Continuo.Plugin.Interop;
using Continuo.Plugin.State;

namespace Continuo.Plugin.Presets;

/// <summary>
/// Which preset an instance wants, and whether it was loaded. Chosen by a saved state [main] or by the parameter Preset
/// [pump]; loaded on <see cref="PresetLoadThread"/> while the old one
/// plays; taken by [engine] when the music allows it.
/// </summary>
/// <remarks>[any]: guarded by a lock that is never held while a file is read.</remarks>
internal sealed class PresetSelection
{
    private readonly Lock _gate = new();
    private PresetWish _wish = PresetWish.None;
    private int _wishNumber;
    private int _doneNumber;
    private bool _isLive;
    private LoadedPreset? _loaded;
    private string? _loadedHash;
    private bool _isReady;
    private uint _program;
    private ShimProblem _problem;
    private bool _isNewToThePump;
    private uint _shelfRevision;
    private uint _restore; // the last state's
    private uint _heardRestore; // in the ring

    /// <summary>
    /// True from a choice until its preset has been loaded, or could not be; offline nothing is settled until then.
    /// </summary>
    public bool IsLoading { get { lock (_gate) return _isLive && _doneNumber != _wishNumber; } }

    /// <summary>True when a preset lies ready that the engine has not taken yet.</summary>
    public bool IsReady { get { lock (_gate) return _isReady; } }

    /// <summary>Why nothing can answer; null when something can.</summary>
    public EngineState? Problem
    {
        get
        {
            lock (_gate)
                return _loaded is not null ? null : _problem switch
                {
                    ShimProblem.PresetMissing => EngineState.NoPreset,
                    ShimProblem.ModelDamaged => EngineState.ModelDamaged,
                    _ => null,
                };
        }
    }

    /// <summary>What is wrong with the wanted preset, even if another one still plays.</summary>
    public ShimProblem ShownProblem { get { lock (_gate) return _problem; } }

    /// <summary>As <c>ShimStatus.loadedPreset</c>: the loaded one's number, from 1.</summary>
    public uint LoadedProgram { get { lock (_gate) return _loaded is null ? 0 : _program; } }

    /// <summary>
    /// Id of the wanted preset, installed or not, and the hash of its model where it is known: the loaded one's, else
    /// that of the saved state.
    /// </summary>
    /// <param name="program">Its number, or <see cref="ShimManagedApi.ProgramOfState"/>.</param>
    public (string? Id, string? Hash) Wanted(int program)
    {
        string? chosen = PresetShelf.IdOf(program);
        lock (_gate)
            return chosen is null || chosen == _wish.Id ? (_wish.Id, _loadedHash ?? _wish.Hash) : (chosen, null);
    }

    /// <summary>[beside] Before the threads start: returns when the wanted preset is loaded.</summary>
    /// <param name="program">Its number, or <see cref="ShimManagedApi.ProgramOfState"/>.</param>
    /// <param name="restore">The saved state after which that was wanted; a later one has its own wish.</param>
    public void SelectFirst(int program, uint restore)
    {
        lock (_gate)
        {
            _isLive = true;
            _heardRestore = restore;
            if (HasHeardOfTheState)
                Want(PresetShelf.IdOf(program));
            if (_problem != ShimProblem.None || _wishNumber == 0)
                _wishNumber++;
            _shelfRevision = PresetShelf.Revision;
        }
        LoadWanted();
        lock (_gate)
            _isReady = true;
    }

    /// <summary>
    /// [beside] The threads have stopped: nothing is loaded until the next <see cref="SelectFirst"/>.
    /// </summary>
    public void Rest()
    {
        lock (_gate)
            _isLive = false;
    }

    /// <summary>
    /// [pump] The host moved the parameter; true when it now means another preset, whose loading has then begun. What
    /// it did before the last saved state came counts no more.
    /// </summary>
    public bool Select(double normalized)
    {
        lock (_gate)
        {
            if (!HasHeardOfTheState || !Want(PresetShelf.IdAt(normalized)))
                return false;
        }
        PresetLoadThread.Serve(this);
        return true;
    }

    /// <summary>
    /// [pump] From here on the ring speaks of the saved state of this number, and of what came after it.
    /// </summary>
    public void Restored(uint number)
    {
        lock (_gate)
            _heardRestore = number;
    }

    /// <summary>[main] A saved state names a preset; null when it names none, and the parameter is to choose.</summary>
    public void Select(string? id, string? hash, SongModel? song, uint restore)
    {
        bool isLive;
        lock (_gate)
        {
            _restore = restore;
            // The same preset from another song is read again only if its model would be another.
            bool isAnother = id != _wish.Id || hash != (_loadedHash ?? _wish.Hash) || _problem != ShimProblem.None;
            _wish = new PresetWish(id, hash, IsFromState: true, song);
            if (id is null || !isAnother)
                return;
            _loadedHash = null;
            _wishNumber++;
            _isNewToThePump = true;
            isLive = _isLive;
        }
        if (isLive)
            PresetLoadThread.Serve(this);
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

    /// <summary>[pump] When presets have come or changed, tries again what could not be loaded before.</summary>
    public void FollowShelf()
    {
        lock (_gate)
        {
            uint revision = PresetShelf.Revision;
            if (revision == _shelfRevision)
                return;
            _shelfRevision = revision;
            bool helps = _problem is ShimProblem.PresetMissing or ShimProblem.ModelDamaged
                && PresetShelf.IsPlayable(PresetShelf.IndexOf(_wish.Id));
            if (!helps)
                return;
            _wishNumber++;
        }
        PresetLoadThread.Serve(this);
    }

    /// <summary>
    /// [engine] The preset to play from now on, once, when another has been loaded; null when it can't be played. Never
    /// waits: until a preset is ready, and when one that the player chose turns out to be broken, the old one goes on.
    /// </summary>
    public bool TryTakeLoaded(out LoadedPreset? loaded)
    {
        lock (_gate)
        {
            loaded = _loaded;
            bool isReady = _isReady;
            _isReady = false;
            return isReady;
        }
    }

    /// <summary>
    /// Loads what is wanted, again and again while it changes. For the load thread, and for [beside] at first.
    /// </summary>
    public void LoadWanted()
    {
        for (;;)
        {
            PresetWish wish;
            int number;
            lock (_gate)
            {
                if (_doneNumber == _wishNumber)
                    return;
                (wish, number) = (_wish, _wishNumber);
            }
            LoadOutcome outcome = PresetLoading.Load(wish);
            lock (_gate)
            {
                if (number == _wishNumber && number != _doneNumber)
                    Finish(outcome);
            }
        }
    }

    /// <summary>The load thread met a fault that is nobody's preset's: nothing waits for it any longer.</summary>
    public void GiveUp()
    {
        lock (_gate)
            Finish(new LoadOutcome(null, 0, ShimProblem.ModelDamaged));
    }

    // Numbers go round; a state that names no preset is not told by [main].
    private bool HasHeardOfTheState => unchecked((int)(_heardRestore - _restore)) >= 0;

    private void Finish(LoadOutcome outcome)
    {
        _doneNumber = _wishNumber;
        _problem = outcome.Problem;
        if (outcome.Preset is null && !_wish.IsFromState && _loaded is not null)
            return;
        (_loaded, _program, _isReady) = (outcome.Preset, outcome.Program, true);
        _loadedHash = outcome.Preset?.Hash;
    }

    private bool Want(string? id)
    {
        if (id is null || id == _wish.Id)
            return false;
        _wish = new PresetWish(id, null, IsFromState: false, _wish.Song);
        _loadedHash = null;
        _wishNumber++;
        return true;
    }
}
