using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Engine.Sampling;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Parameters;
using Continuo.Plugin.Presets;

namespace Continuo.Plugin.Flow.Turns;

/// <summary>
/// Carries out what the mode in force decides: asks for the instrument's turn when it has come, then for its segments a commit
/// window ahead, and ends it.
/// </summary>
/// <remarks>
/// Owner: [pump], which calls <see cref="Advance"/> with an event's position before it hands the event over. Decides from the positions of inbound events alone, never from the wall clock or from block edges, so
/// that the same playing has the same answers (docs/protocol.md).
/// </remarks>
internal sealed class Floor(SeedBuffer seed, ParameterValues parameters, PresetSelection presets, SeedToRequest requests)
{
    /// <summary>Answers are asked for a quarter note at a time.</summary>
    private static readonly Ticks SegmentLength = new(Ticks.PerQuarter);

    /// <summary>The end of a turn that has none: no song is so long.</summary>
    private static readonly Ticks Never = new(1L << 40);

    private BarGrid _bars = new(Ticks.Zero, Meter.Common);
    private Ticks? _cycleEnd;
    private Ticks _position;
    private bool _holdIsSpent; // silenced while the button was down: it has to be pressed anew
    private uint _epoch;

    private Turn? _planned;
    private Turn _turn;
    private bool _answering;
    private Ticks _end;
    private Ticks _nextSegment;
    private bool _retiresAtEnd;
    private bool _swapsPreset;

    /// <summary>Idle, listening or responding.</summary>
    public EngineState State =>
        _answering && _position >= _turn.Start ? EngineState.Responding
        : seed.HasPhrase ? EngineState.Listening : EngineState.Ready;

    /// <summary>An answer has been asked for and is not over.</summary>
    public bool IsAnswering => _answering;

    /// <summary>Answers that began to sound: the number of the next one.</summary>
    public uint AnswerNumber { get; private set; }

    private PlayOptions Play => parameters.Play;

    private IContinuationMode Mode => ContinuationModes.Of(Play.Mode);

    /// <summary>Every event before this position has been seen: asks for what is to be fixed by now.</summary>
    public void Advance(Ticks position)
    {
        while (true)
        {
            if (_answering)
                AskForSegments(position);
            if (_answering && position >= _end)
            {
                _position = _end;
                // A player who has come back meanwhile is played along with further.
                _retiresAtEnd &= !(_turn.PlaysAlong && Mode.GoesOn(StageAt(_end), _end));
                EndAnswer(_end);
                Plan(_end);
            }
            else if (!_answering && _planned is { } turn && turn.AskAt <= position)
                BeginAnswer(turn);
            else
                break;
        }
        _position = position;
    }

    /// <summary>The epoch that came with the next event.</summary>
    public void Enter(uint epoch) => _epoch = epoch;

    /// <summary>The player strikes a key.</summary>
    public void NoteOn(Ticks at, int channel, Pitch pitch, Velocity velocity, int noteId)
    {
        if (!IsHeard(channel))
            return;
        if (Mode.YieldsToPlayer)
            Interrupt();
        seed.NoteOn(at, channel, pitch, velocity, noteId);
        Listen();
        Plan(at);
    }

    /// <summary>The player releases a key.</summary>
    public void NoteOff(Ticks at, int channel, Pitch pitch, int noteId)
    {
        if (!seed.NoteOff(at, channel, pitch, noteId))
            return;
        Plan(at);
        if (!_answering)
            Listen();
    }

    /// <summary>A knob was moved, or a button pressed or released.</summary>
    /// <param name="id">Which.</param>
    /// <param name="before">What was in force until now.</param>
    /// <param name="isPress">The button was up.</param>
    /// <param name="at">Where.</param>
    public void Change(ParameterId id, in PlayOptions before, bool isPress, Ticks at)
    {
        switch (id)
        {
            // As in the shim, whose epoch moves on with another mode and with the release alone.
            case ParameterId.Mode when Play.Mode != before.Mode:
                Interrupt();
                break;
            case ParameterId.Hold when Play.IsHeld != before.IsHeld:
                _holdIsSpent = false;
                if (!Play.IsHeld && Mode.ReleaseEnds)
                    Interrupt();
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
            case ParameterId.UndoFeedback when isPress:
                requests.Order(MemoryOrderKind.Undo);
                break;
        }
        Plan(at);
    }

    /// <summary>The transport moved; nothing of the old place counts any more. When it starts, answers are counted from 0 again.</summary>
    public void Jump(Ticks to, bool transportStarted)
    {
        Clear();
        if (transportStarted)
            AnswerNumber = 0;
        _position = to;
        Plan(to);
    }

    /// <summary>The cycle goes round: the answer has ended with it, the phrase is carried over to the cycle's start.</summary>
    public void GoRound(Ticks from, Ticks to)
    {
        // What was to start with the cycle's end has not sounded, even where the host came a moment too far.
        Ticks end = _cycleEnd is { } cycleEnd ? Min(from, cycleEnd) : from;
        Turn? planned = _answering && _turn.Start >= end ? _turn : _planned;
        Interrupt(end - new Ticks(1));
        seed.Shift(to - from);
        _position = to;
        if (planned is { } turn && turn.Start >= end && seed.HasPhrase)
        {
            Ticks start = StageAt(to).HandOverLine(Max(turn.Start - from + to, to + Stage.Lead));
            Ticks moved = start - turn.Start;
            BeginAnswer(turn with { AskAt = to, Start = start, End = turn.End is { } turnEnd ? turnEnd + moved : null, SecondRound = turn.SecondRound + moved });
        }
        else
            Plan(to);
    }

    /// <summary>A bar of this meter begins here.</summary>
    public void ChangeMeter(Ticks at, Meter meter)
    {
        _bars = new BarGrid(at, meter);
        Plan(at);
    }

    /// <summary>The host's cycle ends here; null = it has none.</summary>
    public void ChangeCycle(Ticks? end) => _cycleEnd = end;

    /// <summary>Another preset is wanted: an answer under way is handed over to it at the next bar line, else it comes at once.</summary>
    public void ChangePreset() => _swapsPreset = _answering;

    /// <summary>A preset lies ready: it is taken at once when the instrument is silent.</summary>
    public void PresetIsReady()
    {
        if (!_answering && !requests.IsBusy)
            requests.Look();
    }

    /// <summary>The phrase is over by order (bypass, panic); nothing answers it.</summary>
    public void Silence()
    {
        Clear();
        _holdIsSpent = true;
    }

    /// <summary>A phrase that has not been answered yet is not in the memory: then nothing in there is meant.</summary>
    private void Forget()
    {
        bool isRemembered = _answering || !seed.HasPhrase;
        Clear();
        if (isRemembered)
            requests.Order(MemoryOrderKind.ForgetLast);
    }

    private void Clear()
    {
        Interrupt();
        seed.Clear();
    }

    private bool IsHeard(int channel) => Play.ListenChannel is not { } only || only == channel;

    private void Listen()
    {
        if (!_answering || !(_turn.PlaysAlong || _turn.Period is not null))
            requests.Listen(_bars, Play.Key);
    }

    private Stage StageAt(Ticks position) => new(position, _bars, Play.Turns with { IsHeld = Play.IsHeld && !_holdIsSpent })
    {
        HasPhrase = seed.HasPhrase,
        PhraseStart = seed.Start,
        PhraseEnd = seed.LastRelease,
        KeysDown = seed.KeysDown,
    };

    /// <summary>Something happened here: when is the instrument's turn now? One that has come already is taken.</summary>
    private void Plan(Ticks at)
    {
        if (_answering)
            return;
        _planned = Mode.Next(StageAt(at)) is { } next && next.Start > at ? next : null;
        if (_planned is { } turn && turn.AskAt <= at)
            BeginAnswer(turn);
    }

    /// <summary>The answer that sounds is meant, as far as it has come; else the last one.</summary>
    private void Mark(MemoryOrderKind mark, Ticks at)
    {
        if (_answering && at > _turn.Start)
            requests.Order(MemoryOrderKind.Answered, at);
        requests.Order(mark);
    }

    private void AnswerAgain(Ticks at)
    {
        Interrupt();
        if (seed.Count == 0)
            return;
        AnswerNumber++;
        BeginAnswer(Mode.Again(StageAt(at)));
    }

    private void BeginAnswer(Turn turn)
    {
        _planned = null;
        _turn = turn;
        _end = turn.End ?? Never;
        // The cycle's end is known: nothing is planned beyond it.
        if (_cycleEnd is { } cycleEnd && turn.Start < cycleEnd)
            _end = Min(_end, cycleEnd);
        _answering = true;
        _swapsPreset = presets.IsLoading || presets.IsReady;
        PlayOptions play = Play;
        Ticks? landing = Landing(turn.Start, RoundEnd(turn.Start));
        if (landing is { } bar && turn.Period is null)
            _end = Min(_end, _bars.NextBarStart(bar + new Ticks(1)));
        _nextSegment = SegmentEnd(turn.Start);
        requests.Begin(
            new ContinuationRequest(turn.Start, RoundEnd(turn.Start), play.Seed, AnswerNumber) { Key = play.Key, Landing = landing },
            _nextSegment, turnEnd: _end, heardUpTo: turn.AskAt, _bars, play, _epoch);
        // Where the player keeps the floor too, what he plays from now on is the next phrase.
        _retiresAtEnd = Mode.YieldsToPlayer || turn.PlaysAlong;
        if (!_retiresAtEnd)
            seed.Retire();
    }

    private void AskForSegments(Ticks position)
    {
        while (_nextSegment < _end && _nextSegment - Play.CommitWindow <= position)
        {
            Ticks from = _nextSegment;
            if (_turn.End is null && !Mode.GoesOn(StageAt(from - Play.CommitWindow), from))
            {
                _end = from;
                return;
            }
            _nextSegment = SegmentEnd(from);
            AskForSegment(from, _nextSegment);
        }
    }

    private void AskForSegment(Ticks from, Ticks until)
    {
        PlayOptions play = Play;
        ulong segment = (ulong)((from - _turn.Start).Value / SegmentLength.Value);
        if (_swapsPreset && !presets.IsLoading && from == _bars.BarStart(from))
        {
            _swapsPreset = false;
            // One that could not be loaded changes nothing.
            if (presets.IsReady)
            {
                requests.WriteAnew(NewLine(from, segment), until, _bars, play, takesPreset: true);
                return;
            }
        }
        bool isRound = _turn.Period is not null && from >= _turn.SecondRound;
        // Nothing is written anew behind the note that the round has landed on.
        bool hasLanded = play.Resolves && LandingFrom(from) is null;
        if (isRound && (hasLanded || new SeededRandom(play.Seed, (ulong)AnswerNumber << 32 | segment).NextUnit() >= play.Mutation))
            requests.Repeat(from, until, _turn.Period!.Value, play);
        else if (isRound || _turn.PlaysAlong)
            requests.WriteAnew(NewLine(from, segment), until, _bars, play);
        else
            requests.Continue(from, until, play);
    }

    /// <summary>A line of its own from here on, with random numbers of its own.</summary>
    private ContinuationRequest NewLine(Ticks from, ulong segment) =>
        new(from, RoundEnd(from), Play.Seed + (segment << 32), AnswerNumber)
        {
            Key = Play.Key, Landing = LandingFrom(from), IsUnderWay = true,
        };

    /// <summary>Where the round that a position lies in is to land, from there on; null when it has landed, or is not to.</summary>
    private Ticks? LandingFrom(Ticks from) => Landing(RoundStart(from), RoundEnd(from)) is { } landing && landing >= from ? landing : null;

    private Ticks SegmentEnd(Ticks from) =>
        Min(from + SegmentLength, Min(_bars.NextBarStart(from + new Ticks(1)), RoundEnd(from)));

    /// <summary>Where the round begins that a position lies in; without rounds, the turn.</summary>
    private Ticks RoundStart(Ticks position) =>
        _turn.Period is { } period && position >= _turn.SecondRound ? position.FloorTo(period, _turn.SecondRound) : _turn.Start;

    /// <summary>Where it ends.</summary>
    private Ticks RoundEnd(Ticks position)
    {
        if (_turn.Period is not { } period)
            return _end;
        return Min(position < _turn.SecondRound ? _turn.SecondRound : (position + new Ticks(1)).CeilingTo(period, _turn.SecondRound), _end);
    }

    /// <summary>The first beat of the landing bar; in an answer that lies within one bar, its last beat.</summary>
    private Ticks? Landing(Ticks start, Ticks end)
    {
        PlayOptions play = Play;
        if (!play.Resolves || end >= Never)
            return null;
        Ticks last = _bars.BarStart(end - new Ticks(1));
        if (play.LandingBar > 0)
            last = Min(last, _bars.NextBarStart(start) + _bars.Meter.BarLength * (play.LandingBar - 1));
        return last >= start ? last : Max(start, (end - new Ticks(1)).FloorTo(_bars.Meter.Beat, _bars.BarStart(start)));
    }

    private void Interrupt() => Interrupt(_position);

    private void Interrupt(Ticks at)
    {
        _planned = null;
        if (!_answering)
            return;
        requests.Abandon();
        EndAnswer(at);
    }

    /// <summary>The phrase that a sounding answer has answered is over; an answer that never sounded leaves it as it is.</summary>
    private void EndAnswer(Ticks at)
    {
        _answering = false;
        _swapsPreset = false;
        if (at < _turn.Start)
            return;
        AnswerNumber++;
        requests.Order(MemoryOrderKind.Answered, at);
        if (_retiresAtEnd)
            seed.Retire();
    }

    private static Ticks Min(Ticks a, Ticks b) => a < b ? a : b;

    private static Ticks Max(Ticks a, Ticks b) => a > b ? a : b;
}
