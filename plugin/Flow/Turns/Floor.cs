using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Capturing;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Parameters;

namespace Continuo.Plugin.Flow.Turns;

/// <summary>
/// Carries out what the mode in force decides: begins the instrument's turn when it has come, has its segments asked
/// for a commit window ahead, and ends it.
/// </summary>
/// <remarks>
/// Owner: [pump], which calls <see cref="Advance"/> with an event's position before it hands the event over. Decides
/// only from the positions of inbound events, never from the wall clock or from block edges, so that the same playing
/// has the same answers. When an answer is cut short is not decided here: the shim moves the epoch, and this obeys
/// (docs/protocol.md, "Epochs").
/// </remarks>
internal sealed class Floor(
    SeedBuffer seed, ChordHearing chords, ParameterValues parameters, RequestQueue requests, AnswerSegments segments,
    Conversation conversation, CaptureFiles captures) : IFloor
{
    private BarGrid _bars = new(Ticks.Zero, Meter.Common);
    private Ticks? _cycleEnd;
    private Ticks _position;
    private bool _holdIsSpent; // silenced while the button was down: it has to be pressed again
    private uint _epoch;
    private bool _wasAnswering; // before the event that is being taken

    private Turn? _planned;
    private Turn? _takesOver; // Again was pressed: another answer begins where this one is made to end
    private Turn _turn;
    private Proposal _proposal; // of that, else of this turn
    private Ticks _soundsFrom; // where the first of the turn's answers began
    private bool _answering;
    private bool _retiresAtEnd;

    /// <summary>Idle, listening or responding.</summary>
    public EngineState State =>
        _answering && _position >= _soundsFrom ? EngineState.Responding
        : seed.HasPhrase ? EngineState.Listening : EngineState.Ready;

    /// <summary>The answer under way, else the last one.</summary>
    public Answer Answer => segments.Answer;

    /// <summary>An answer has been asked for and is not over.</summary>
    public bool IsAnswering => _answering;

    /// <summary>Turns whose answer began to sound: the number of the next one.</summary>
    public uint AnswerNumber { get; private set; }

    public bool CanTakeEvents => requests.CanAsk;

    public bool IsWaiting => requests.IsBusy;

    private PlayOptions Play => parameters.Play;

    private Proposal NextTurn => new(_answering ? _proposal.Turn + 1 : AnswerNumber, Index: 0);

    private IContinuationMode Mode => Play.Mode;

    /// <summary>Every event before this position has been seen: asks for what is to be fixed by now.</summary>
    public void Advance(Ticks position)
    {
        while (true)
        {
            if (_answering)
                AskForSegments(position);
            if (_takesOver is { } next && segments.Next >= next.Start && next.AskAt <= position)
                TakeOver(next);
            else if (_answering && position >= segments.End)
                ReachEnd(segments.End);
            else if (!_answering && _planned is { } turn && turn.AskAt <= position)
                BeginAnswer(turn, NextTurn);
            else
                break;
        }
        _position = position;
    }

    public void Enter(uint epoch)
    {
        _wasAnswering = _answering;
        if (epoch == _epoch)
            return;
        _epoch = epoch;
        Interrupt(_position);
    }

    public void NoteOn(Ticks at, int channel, Pitch pitch, Velocity velocity, int noteId)
    {
        conversation.NoteOn(at, channel, pitch, velocity);
        if (!Play.Hears(channel))
            return;
        if (Play.IsOfChord(pitch))
        {
            chords.NoteOn(at, pitch);
            return;
        }
        if (_wasAnswering && !_answering && at < _soundsFrom + _bars.Meter.Beat)
            seed.GoOn();
        seed.NoteOn(at, channel, pitch, velocity, noteId);
        Listen();
        Plan(at);
    }

    public void NoteOff(Ticks at, int channel, Pitch pitch, int noteId)
    {
        conversation.NoteOff(at, channel, pitch);
        // The split may have moved since the key went down.
        chords.NoteOff(pitch);
        if (seed.NoteOff(at, channel, pitch, noteId))
            AfterRelease(at);
    }

    public void ChordNoteOn(Ticks at, Pitch pitch) => chords.NoteOn(at, pitch);

    public void ChordNoteOff(Pitch pitch) => chords.NoteOff(pitch);

    public void AllNotesOff(Ticks at, int channel)
    {
        conversation.AllNotesOff(at, channel);
        chords.AllNotesOff();
        if (seed.AllNotesOff(at, channel))
            AfterRelease(at);
    }

    public void Press(Pedal pedal, Ticks at, int channel, bool isDown)
    {
        conversation.Press(pedal, at, channel, isDown);
        if (seed.Press(pedal, at, channel, isDown))
            AfterRelease(at);
    }

    public void Change(ParameterId id, in PlayOptions before, bool isPress, Ticks at)
    {
        switch (id)
        {
            case ParameterId.Hold when Play.IsHeld != before.IsHeld:
                _holdIsSpent = false;
                break;
            case ParameterId.Again when isPress:
                AnswerAgain(at);
                return;
            case ParameterId.Forget when isPress:
                Forget();
                break;
            case ParameterId.ForgetAll when isPress:
                requests.Order(MemoryOrderKind.ForgetAll);
                break;
            case ParameterId.Good when isPress:
                Mark(MemoryOrderKind.Good, at);
                break;
            case ParameterId.Bad when isPress:
                Mark(MemoryOrderKind.Bad, at);
                break;
            case ParameterId.Keep when isPress:
                Mark(MemoryOrderKind.Keep, at);
                break;
            case ParameterId.Capture when isPress:
                conversation.Reach(at);
                captures.Capture(conversation);
                break;
            case ParameterId.UndoFeedback when isPress:
                requests.Order(MemoryOrderKind.Undo);
                break;
        }
        Plan(at);
    }

    /// <summary>
    /// The transport moved; nothing of the old place counts any more. When it starts, answers are counted from 0 again.
    /// </summary>
    public void Jump(Ticks to, bool transportStarted)
    {
        seed.Clear();
        chords.Forget();
        conversation.Jump(_position, to);
        if (transportStarted)
            AnswerNumber = 0;
        _position = to;
        Plan(to);
    }

    /// <summary>
    /// The cycle goes round: the answer has ended with it, the phrase is carried over to the cycle's start.
    /// </summary>
    public void GoRound(Ticks from, Ticks to, uint epoch)
    {
        _epoch = epoch;
        // What was to start with the cycle's end has not sounded, even where the host came a moment too far.
        Ticks end = _cycleEnd is { } cycleEnd && cycleEnd < from ? cycleEnd : from;
        Turn? planned = _takesOver ?? (_answering && _turn.Start >= end ? _turn : _planned);
        bool isAnother = _takesOver is not null || (_answering && _turn.Start > _soundsFrom);
        Interrupt(end - new Ticks(1));
        seed.Shift(to - from);
        chords.Shift(to - from);
        conversation.GoRound(from, to);
        _position = to;
        if (planned is { } turn && turn.Start >= end && (seed.HasPhrase || isAnother))
            BeginAnswer(Moved(turn, from, to), isAnother ? _proposal : NextTurn);
        else
            Plan(to);
    }

    public void ChangeMeter(Ticks at, Meter meter)
    {
        _bars = new BarGrid(at, meter);
        conversation.ChangeMeter(at, meter);
        Plan(at);
    }

    public void ChangeCycle(Ticks? end) => _cycleEnd = end;

    /// <summary>
    /// Another preset is wanted: an answer under way is handed over to it at the next bar line, else it comes at once.
    /// </summary>
    public void ChangePreset()
    {
        if (_answering)
            segments.SwapPreset();
    }

    /// <summary>A preset lies ready: it is taken at once when the instrument is silent.</summary>
    public void PresetIsReady()
    {
        if (!_answering && !requests.IsBusy)
            requests.Look();
    }

    public void Silence()
    {
        seed.Clear();
        seed.LiftPedals();
        chords.Forget();
        conversation.Silence(_position);
        _holdIsSpent = true;
    }

    /// <summary>A phrase that has not been answered yet is not in the memory: then nothing in there is meant.</summary>
    private void Forget()
    {
        bool isRemembered = _wasAnswering || !seed.HasPhrase;
        seed.Clear();
        if (isRemembered)
            requests.Order(MemoryOrderKind.ForgetLast);
    }

    private void AfterRelease(Ticks at)
    {
        Plan(at);
        if (!_answering)
            Listen();
    }

    private void Listen()
    {
        if (!_answering || !(_turn.PlaysAlong || _turn.Period is not null))
            requests.Listen(seed.Complete, _bars, Play.Key);
    }

    private Stage StageAt(Ticks position) =>
        new(position, _bars, Play.Turns with { IsHeld = Play.IsHeld && !_holdIsSpent })
        {
            HasPhrase = seed.HasPhrase,
            Phrase = seed.Times,
            KeysDown = seed.KeysDown,
        };

    /// <summary>
    /// Something happened here: when is the instrument's turn now? One that has come already is taken.
    /// </summary>
    private void Plan(Ticks at)
    {
        if (_answering)
            return;
        _planned = Mode.Next(StageAt(at)) is { } next && next.Start > at ? next : null;
        if (_planned is { } turn && turn.AskAt <= at)
            BeginAnswer(turn, NextTurn);
    }

    /// <summary>The answer that sounds is meant, as far as it has come; else the last one.</summary>
    private void Mark(MemoryOrderKind mark, Ticks at)
    {
        if (_answering && at > _turn.Start)
            requests.Order(MemoryOrderKind.Answered, at);
        requests.Order(mark);
    }

    /// <summary>
    /// Another answer to the latest phrase: at once, or where one sounds, from the first bar line on whose notes have
    /// not been asked for.
    /// </summary>
    private void AnswerAgain(Ticks at)
    {
        if (seed.Count == 0)
            return;
        bool isNewPhrase = seed.HasPhrase && !(_answering && _retiresAtEnd) && _takesOver is null;
        Proposal wanted = isNewPhrase ? NextTurn : _proposal.Next;
        if (!_answering)
        {
            BeginAnswer(Mode.Again(StageAt(at)), wanted);
            return;
        }
        Ticks bar = _takesOver?.Start ?? _bars.NextBarStart(segments.Next);
        Turn next = Mode.TakeOver(StageAt(at), _turn, bar);
        if (next.End <= bar)
            return;
        (_proposal, _takesOver) = (wanted, next);
        segments.EndAt(bar);
        Advance(at);
    }

    /// <summary>A turn that the cycle's end cut off before it started, at the cycle's start.</summary>
    private Turn Moved(in Turn turn, Ticks from, Ticks to)
    {
        Ticks wanted = turn.Start - from + to, soonest = to + Stage.Lead;
        Ticks start = StageAt(to).HandOverLine(wanted > soonest ? wanted : soonest);
        Ticks moved = start - turn.Start;
        return turn with
        {
            AskAt = to,
            Start = start,
            End = turn.End is { } end ? end + moved : null,
            SecondRound = turn.SecondRound + moved,
        };
    }

    private void TakeOver(in Turn turn)
    {
        requests.Order(MemoryOrderKind.Answered, turn.Start);
        _takesOver = null;
        (Ticks soundsFrom, AnswerNumber) = (_soundsFrom, _proposal.Turn);
        BeginAnswer(turn, _proposal, takesOver: true);
        _soundsFrom = soundsFrom;
    }

    private void BeginAnswer(in Turn turn, in Proposal proposal, bool takesOver = false)
    {
        (_planned, _answering) = (null, true);
        (_turn, _proposal, _soundsFrom) = (turn, proposal, turn.Start);
        conversation.BeginAnswer(_epoch);
        segments.Begin(turn, _cycleEnd, _bars, proposal, _epoch, takesOver);
        segments.Answer.KnownFrom = Ticks.Max(turn.AskAt, _position);
        // Where the player keeps the floor too, what he plays from now on is the next phrase.
        _retiresAtEnd = Mode.YieldsToPlayer || turn.PlaysAlong;
        if (!_retiresAtEnd)
            seed.Retire();
    }

    private void AskForSegments(Ticks position)
    {
        while (segments.Next < segments.End && segments.Next - segments.Window <= position)
        {
            Ticks from = segments.Next;
            if (_turn.End is null && !Mode.GoesOn(StageAt(from - segments.Window), from))
                segments.EndAt(from);
            else
                segments.AskForNext(_bars);
        }
    }

    private void ReachEnd(Ticks end)
    {
        _position = end;
        // A player who has come back is played along with further.
        _retiresAtEnd &= !(_turn.PlaysAlong && Mode.GoesOn(StageAt(end), end));
        EndAnswer(end);
        Plan(end);
    }

    private void Interrupt(Ticks at)
    {
        _planned = null;
        if (!_answering)
            return;
        requests.Abandon();
        EndAnswer(at);
    }

    /// <summary>
    /// The phrase that a sounding answer has answered is over; an answer that never sounded leaves it unanswered.
    /// </summary>
    private void EndAnswer(Ticks at)
    {
        _answering = false;
        _takesOver = null;
        conversation.EndAnswer(at);
        if (at < _soundsFrom)
            return;
        AnswerNumber = _proposal.Turn + 1;
        if (at >= _turn.Start)
            requests.Order(MemoryOrderKind.Answered, at);
        if (_retiresAtEnd)
            seed.Retire();
    }
}
