using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.State;

namespace Continuo.Plugin.Flow.Answering;

/// <summary>Tells the session's memory what is played, and what the player thinks of it.</summary>
/// <remarks>Owner: [engine]. Allocates nothing.</remarks>
internal sealed class AnswersToMemory(PhraseMemory memory)
{
    private readonly Note[] _answer = new Note[SessionMemory.MaxNotesPerEntry];
    private int _count;
    private int _sounded;
    private BarGrid _bars = new(Ticks.Zero, Meter.Common);
    private Key? _key;

    /// <summary>An answer to a phrase begins: the phrase is remembered.</summary>
    public void Begin(EngineRequest request)
    {
        _count = _sounded = 0;
        (_bars, _key) = (request.Bars, request.Line.Key);
        memory.Session.Remember(request.Phrase, _bars, _key);
    }

    /// <summary>A note of the answer was given.</summary>
    public void Give(in Note note)
    {
        if (_count < _answer.Length)
            _answer[_count++] = note;
    }

    /// <summary>Carries an order out.</summary>
    public void Obey(in MemoryOrder order)
    {
        SessionMemory session = memory.Session;
        switch (order.Kind)
        {
            case MemoryOrderKind.Answered:
                _sounded = 0;
                while (_sounded < _count && _answer[_sounded].Onset < order.Until)
                    _sounded++;
                session.RememberAnswer(_answer.AsSpan(0, _sounded), _bars, _key);
                break;
            case MemoryOrderKind.Keep:
                session.Remember(_answer.AsSpan(0, _sounded), _bars, _key);
                break;
            case MemoryOrderKind.Good:
                session.Good();
                break;
            case MemoryOrderKind.Bad:
                session.Bad();
                break;
            case MemoryOrderKind.Undo:
                session.Undo();
                break;
            case MemoryOrderKind.ForgetLast:
                session.ForgetLast();
                break;
            case MemoryOrderKind.ForgetAll:
                session.ForgetAll();
                break;
        }
    }
}
