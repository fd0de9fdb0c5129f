using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.State;

namespace Continuo.Plugin.Flow.Answering;

/// <summary>
/// Tells the session's memory what is played, and lets it choose among answers once the player has marked some.
/// </summary>
/// <remarks>Owner: [engine]. Allocates nothing.</remarks>
internal sealed class AnswersToMemory(PhraseMemory memory)
{
    private const int Alternatives = 3;

    private readonly Note[] _answer = new Note[SessionMemory.MaxNotesPerEntry];
    private readonly Note[] _offered = new Note[SessionMemory.MaxNotesPerEntry];
    private int _count;
    private BarGrid _bars = new(Ticks.Zero, Meter.Common);
    private Key? _key;

    /// <summary>An answer to a phrase begins: the phrase is remembered.</summary>
    public void Begin(EngineRequest request)
    {
        _count = 0;
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
                int sounded = 0;
                while (sounded < _count && _answer[sounded].Onset < order.Until)
                    sounded++;
                session.RememberAnswer(_answer.AsSpan(0, sounded), _bars, _key);
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

    /// <summary>
    /// Of several answers, compared over their first bar, the one that is liked most; without feedback the only one.
    /// </summary>
    public ContinuationRequest Choose(ContinuationEngine engine, EngineRequest request)
    {
        ContinuationRequest best = request.Line;
        if (memory.Session.MarkedCount == 0)
            return best;
        Ticks until = request.Line.Start + request.Bars.Meter.BarLength;
        var choice = new AnswerChoice(memory.Session);
        for (ulong alternative = 0; alternative < Alternatives; alternative++)
        {
            ulong seed = request.Line.RandomSeed + (alternative << 48);
            ContinuationRequest candidate = request.Line with { RandomSeed = seed };
            engine.Begin(candidate);
            int count = 0;
            while (count < _offered.Length && engine.TryNext(until, request.Options, out Note note))
                _offered[count++] = note;
            if (choice.Offer(_offered.AsSpan(0, count), request.Bars, request.Line.Key))
                best = candidate;
        }
        return best;
    }
}
