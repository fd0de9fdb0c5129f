using Continuo.Engine;
using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Plugin.Flow.Asking;

namespace Continuo.Plugin.Flow.Answering;

/// <summary>
/// Writes the answer on beyond what has been asked for, on an engine of its own, while nobody waits: it is played if
/// the worker is ever late. As long as the knobs don't move, it holds the very notes that will be asked for.
/// </summary>
/// <remarks>Owner: [engine].</remarks>
internal sealed class SpareLine(SessionMemory memory)
{
    private readonly ContinuationEngine _ahead = new() { Memory = memory };
    private EngineOptions _options;
    private AnswerTicket _ticket;
    private Ticks _from;
    private Ticks _until;
    private bool _runsOn;
    private bool _isBegun;

    /// <summary>Takes a preset in. Allocates.</summary>
    public void Load(LoadedPreset preset)
    {
        _ahead.Load(preset);
        _runsOn = _isBegun = false;
    }

    /// <summary>A request is done: sets how far the spare is to reach now.</summary>
    public void Follow(EngineRequest request)
    {
        bool isSameLine = request.Kind == RequestKind.Continue && request.Ticket == _ticket;
        bool goesOn = _runsOn && isSameLine && request.Options == _options && _until >= request.Until;
        bool isWritten = request.Kind is RequestKind.Begin or RequestKind.Continue;
        bool isWanted = isWritten && request.LookAhead > Ticks.Zero;
        if (!goesOn)
        {
            (_ticket, _options, _from, _isBegun) = (request.Ticket, request.Options, request.Until, false);
            _runsOn = isWanted;
        }
        _until = isWanted ? request.Until + request.LookAhead : request.Until;
    }

    /// <summary>Does a part of choosing how the spare goes on; false when there is nothing to choose.</summary>
    public bool TryChoose() => _isBegun && _runsOn && _ahead.TryChoose();

    /// <summary>The next mark or note of the spare; false when it is long enough.</summary>
    /// <param name="engine">The engine that plays.</param>
    /// <param name="item">A mark or a note.</param>
    public bool TryNext(ContinuationEngine engine, out AnswerItem item)
    {
        item = default;
        if (!_runsOn || _from >= _until)
            return false;
        if (!_isBegun)
        {
            _isBegun = true;
            _ahead.FollowAnswer(engine);
            item = new(AnswerItemKind.SpareBegin, At(_from), _ticket);
        }
        else if (_ahead.TryNext(_until, _options, out Note note))
            item = new(AnswerItemKind.SpareNote, note, _ticket);
        else
            item = new(AnswerItemKind.SpareEnd, At(_from = _until), _ticket);
        return true;
    }

    private static Note At(Ticks position) => new(position, Ticks.Zero, default, default);
}
