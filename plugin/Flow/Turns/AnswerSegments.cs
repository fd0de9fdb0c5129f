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
/// Makes the answer of a turn and asks for it, a quarter note at a time: what goes on, what is repeated, what is
/// written again, where it lands, and where another preset takes over.
/// </summary>
/// <remarks>Owner: [pump].</remarks>
internal sealed class AnswerSegments(
    SeedBuffer phrase, WheelHearing wheels, ChordHearing chords, ParameterValues parameters, PresetSelection presets,
    RequestQueue requests, StatusBoard status)
{
    private static readonly Ticks Quarter = new(Ticks.PerQuarter);

    // Of answers that follow chords: what begins a sixteenth after a chord is written for that chord.
    private static readonly Ticks ChordSegment = new(Ticks.PerQuarter / 4);
    private static readonly Ticks ChordWindow = ChordSegment - new Ticks(1);

    /// <summary>The end of a turn that has none: no song is so long.</summary>
    private static readonly Ticks Never = new(1L << 40);

    // The one under way, and the one before, whose last notes may still come.
    private readonly Answer[] _answers = [new(), new()];
    private readonly PlayerFeel _player = new();
    private readonly Note[] _played = new Note[SeedBuffer.Capacity];
    private ulong _serial;
    private Proposal _proposal;
    private Turn _turn;
    private BarGrid _bars;
    private bool _swapsPreset;

    /// <summary>The answer under way, else the last one.</summary>
    public Answer Answer => _answers[_serial % 2];

    /// <summary>Where the answer ends, as far as is known.</summary>
    public Ticks End { get; private set; }

    /// <summary>The start of the first segment that has not been asked for.</summary>
    public Ticks Next { get; private set; }

    /// <summary>How far ahead segments are asked for.</summary>
    public Ticks Window => FollowsChords ? ChordWindow : Play.CommitWindow;

    private PlayOptions Play => parameters.Play;

    // A line that is written from all that sounds, or repeated, has no use for shorter segments.
    private bool FollowsChords =>
        chords.PitchClasses != 0 && Play.Engine.Follow > 0 && !_turn.PlaysAlong && _turn.Period is null;

    /// <summary>An answer begins: its first segment is asked for.</summary>
    /// <param name="turn">The instrument's turn.</param>
    /// <param name="cycleEnd">The host's cycle ends here; null = it has none.</param>
    /// <param name="bars">Where bars begin.</param>
    /// <param name="proposal">Which answer of the turn's.</param>
    /// <param name="epoch">The epoch in force.</param>
    /// <param name="takesOver">Another answer sounds up to this one's start.</param>
    public void Begin(
        in Turn turn, Ticks? cycleEnd, BarGrid bars, in Proposal proposal, uint epoch, bool takesOver = false)
    {
        (_turn, _proposal, _bars, End) = (turn, proposal, bars, turn.End ?? Never);
        // The cycle's end is known: nothing is planned beyond it.
        if (cycleEnd is { } known && turn.Start < known)
            End = Ticks.Min(End, known);
        _swapsPreset = presets.IsLoading || presets.IsReady;
        PlayOptions play = Play;
        Ticks? landing = Landing(turn.Start, RoundEnd(turn.Start));
        if (landing is { } bar && turn.Period is null)
            End = Ticks.Min(End, bars.NextBarStart(bar + new Ticks(1)));
        Next = SegmentEnd(turn.Start);

        ContinuationRequest line = new(turn.Start, RoundEnd(turn.Start), proposal.SeedFrom(play.Seed), proposal.Turn)
        {
            Key = play.Key,
            Landing = landing,
        };
        Segment first = Of(RequestKind.Begin, NewAnswer(line, play, epoch), turn.Start, Next) with
        {
            Line = line,
            Bars = bars,
            TakesPreset = true,
        };
        if (takesOver)
        {
            Answer.TakesOver = true;
            requests.Ask(first);
            return;
        }
        status.PhraseEnded(epoch);
        requests.Begin(first);
    }

    /// <summary>Asks for the next segment.</summary>
    public void AskForNext(BarGrid bars)
    {
        _bars = bars;
        Ticks from = Next, until = Next = SegmentEnd(from);
        ulong segment = (ulong)((from - _turn.Start).Value / Quarter.Value);
        if (SwapsPresetAt(from))
            WriteAgain(from, until, segment, takesPreset: true);
        else if (_turn.Period is { } period && from >= _turn.SecondRound)
            GoRound(from, until, segment, period);
        else if (_turn.PlaysAlong)
            WriteAgain(from, until, segment);
        else
            requests.Ask(Of(RequestKind.Continue, Answer, from, until));
    }

    /// <summary>Nothing beyond this is asked for.</summary>
    public void EndAt(Ticks end)
    {
        End = end;
        Answer.EndAt(end);
    }

    /// <summary>The answer is handed over to another preset at the next bar line.</summary>
    public void SwapPreset() => _swapsPreset = true;

    private Answer NewAnswer(in ContinuationRequest line, in PlayOptions play, uint epoch)
    {
        _serial++;
        Answer answer = Answer;
        answer.Begin(_serial, epoch, line, End, _bars, play);
        // Keys that are down count as released where the answer is asked for.
        ReadOnlySpan<Note> played = _played.AsSpan(0, phrase.CopyTo(_played, _turn.AskAt));
        _player.Hear(played, _bars);
        if (!played.IsEmpty)
            _player.Wheels.Hear(phrase, _turn.AskAt, wheels, _bars);
        answer.Take(played, _player);
        answer.Register = new FreeRegister(AvoidsRegister(play), played);
        return answer;
    }

    /// <summary>True where another preset takes over; one that could not be loaded changes nothing.</summary>
    private bool SwapsPresetAt(Ticks from)
    {
        if (!_swapsPreset || presets.IsLoading || from != _bars.BarStart(from))
            return false;
        _swapsPreset = false;
        return presets.IsReady;
    }

    /// <summary>A segment of a later round: what was played a period before, or, by chance, something else.</summary>
    private void GoRound(Ticks from, Ticks until, ulong segment, Ticks period)
    {
        PlayOptions play = Play;
        // Nothing is written again behind the note that the round has landed on.
        bool hasLanded = play.Resolves && LandingFrom(from) is null;
        var random = new SeededRandom(_proposal.SeedFrom(play.Seed), (ulong)Answer.Number << 32 | segment);
        if (hasLanded || random.NextUnit() >= play.Mutation)
            requests.Ask(Of(RequestKind.Repeat, Answer, from, until) with { Period = period, LookAhead = Ticks.Zero });
        else
            WriteAgain(from, until, segment);
    }

    /// <summary>
    /// A segment that is written from all that sounds: the phrase as it is now, and the answer so far. A line of its
    /// own starts there, with its own random numbers.
    /// </summary>
    private void WriteAgain(Ticks from, Ticks until, ulong segment, bool takesPreset = false)
    {
        PlayOptions play = Play;
        ulong seed = _proposal.SeedFrom(play.Seed) + (segment << 32);
        ContinuationRequest line = new(from, RoundEnd(from), seed, Answer.Number)
        {
            Key = play.Key,
            Landing = LandingFrom(from),
            IsUnderWay = true,
        };
        ReadOnlySpan<Note> played = _played.AsSpan(0, phrase.CopyTo(_played, from));
        if (AvoidsRegister(play))
            Answer.Register = new FreeRegister(true, played);
        Segment segmentOfAll = Of(RequestKind.Begin, Answer, from, until) with
        {
            Line = line,
            Bars = _bars,
            TakesPreset = takesPreset,
        };
        requests.Ask(segmentOfAll, played);
    }

    /// <summary>
    /// With the knobs of this moment. While rendering offline the engine is never late: it looks not ahead.
    /// </summary>
    private Segment Of(RequestKind kind, Answer answer, Ticks from, Ticks until)
    {
        PlayOptions play = Play;
        return new Segment(answer, kind, from, until)
        {
            Options = answer.Register.Keep(play.Engine) with { Chord = chords.PitchClasses },
            Feel = Feel.Of(play, answer.Bars, answer.Start),
            LookAhead = status.AudioWaits ? Ticks.Zero : play.LookAhead,
        };
    }

    private static bool AvoidsRegister(in PlayOptions play) =>
        play.AvoidsRegister || play.Mode.AvoidsRegister;

    /// <summary>
    /// Where the round that holds a position lands, from there on; null when it has landed, or is not to.
    /// </summary>
    private Ticks? LandingFrom(Ticks from) =>
        Landing(RoundStart(from), RoundEnd(from)) is { } landing && landing >= from ? landing : null;

    private Ticks SegmentEnd(Ticks from)
    {
        Ticks end = from + (FollowsChords ? ChordSegment : Quarter);
        return Ticks.Min(end, Ticks.Min(_bars.NextBarStart(from + new Ticks(1)), RoundEnd(from)));
    }

    /// <summary>Where the round begins that holds a position; without rounds, the turn.</summary>
    private Ticks RoundStart(Ticks position) =>
        _turn.Period is { } period && position >= _turn.SecondRound
            ? position.FloorTo(period, _turn.SecondRound)
            : _turn.Start;

    /// <summary>
    /// The end of the round that holds a position, quarter-note ticks; the answer's end where nothing repeats.
    /// </summary>
    private Ticks RoundEnd(Ticks position)
    {
        if (_turn.Period is not { } period)
            return End;
        Ticks end = position < _turn.SecondRound
            ? _turn.SecondRound
            : (position + new Ticks(1)).CeilingTo(period, _turn.SecondRound);
        return Ticks.Min(end, End);
    }

    /// <summary>The first beat of the landing bar; in an answer that lies within one bar, its last beat.</summary>
    private Ticks? Landing(Ticks start, Ticks end)
    {
        PlayOptions play = Play;
        if (!play.Resolves || end >= Never)
            return null;
        Ticks last = _bars.BarStart(end - new Ticks(1));
        if (play.LandingBar > 0)
            last = Ticks.Min(last, _bars.NextBarStart(start) + _bars.Meter.BarLength * (play.LandingBar - 1));
        if (last >= start)
            return last;
        Ticks beat = (end - new Ticks(1)).FloorTo(_bars.Meter.Beat, _bars.BarStart(start));
        return beat > start ? beat : start;
    }
}
