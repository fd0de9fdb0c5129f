using Continuo.Engine;
using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Plugin.Flow.Asking;

namespace Continuo.Plugin.Flow.Answering;

/// <summary>
/// Writes the answer on beyond what has been asked for, on an engine of its own, while nobody waits: what is played should the
/// worker ever be late. As long as the knobs stay, it holds the very notes that will be asked for.
/// </summary>
/// <remarks>Owner: [engine].</remarks>
internal sealed class SpareLine(SessionMemory memory)
{
    private readonly ContinuationEngine _ahead = new() { Memory = memory };
    private EngineOptions _options;
    private uint _epoch;
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

    /// <summary>A segment of the answer has been given: how far is the spare to reach now?</summary>
    public void Follow(EngineRequest request)
    {
        bool goesOn = request.Kind == RequestKind.Continue && _runsOn && request.Epoch == _epoch && request.Options == _options && _until >= request.Until;
        bool isWanted = request.Kind is RequestKind.Begin or RequestKind.Continue && request.LookAhead > Ticks.Zero;
        if (!goesOn)
        {
            (_epoch, _options, _from, _isBegun) = (request.Epoch, request.Options, request.Until, false);
            _runsOn = isWanted;
        }
        _until = isWanted ? request.Until + request.LookAhead : request.Until;
    }

    /// <summary>The next thing to tell of the spare; false when it is long enough.</summary>
    /// <param name="engine">The engine that plays.</param>
    /// <param name="answerNumber">Its answer's.</param>
    /// <param name="item">A mark or a note.</param>
    public bool TryNext(ContinuationEngine engine, uint answerNumber, out AnswerItem item)
    {
        item = default;
        if (!_runsOn || _from >= _until)
            return false;
        if (!_isBegun)
        {
            _isBegun = true;
            _ahead.FollowAnswer(engine);
            item = Item(AnswerItemKind.SpareBegin, At(_from));
        }
        else if (_ahead.TryNext(_until, _options, out Note note))
            item = Item(AnswerItemKind.SpareNote, note);
        else
            item = Item(AnswerItemKind.SpareEnd, At(_from = _until));
        return true;

        AnswerItem Item(AnswerItemKind kind, Note note) => new(kind, note, _epoch, answerNumber);
    }

    private static Note At(Ticks position) => new(position, Ticks.Zero, default, default);
}
