using Continuo.Engine.Control;
using Continuo.Plugin.Parameters;
using Continuo.Engine.Music;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Flow;

/// <summary>
/// Decides who plays. One mode so far, <em>Continue</em>: when the player has let go of every key for the phrase gap,
/// the instrument answers until the player plays again or the answer's length is reached.
/// </summary>
/// <remarks>
/// Owner: [pump], which calls <see cref="Advance"/> with an event's position before it hands the event over. Decides from the positions of inbound events alone, never from the wall clock or from block edges, so
/// that the same playing has the same answers (docs/protocol.md).
/// </remarks>
internal sealed class Floor(SeedBuffer seed, ParameterValues parameters, SeedToRequest requests)
{
    /// <summary>Answers are asked for a quarter note at a time.</summary>
    private static readonly Ticks SegmentLength = new(Ticks.PerQuarter);

    private BarGrid _bars = new(Ticks.Zero, Meter.Common);
    private Ticks _start;
    private Ticks _end;
    private Ticks _nextSegment;
    private Ticks _position;
    private bool _answering;

    /// <summary>Idle, listening or responding.</summary>
    public EngineState State { get; private set; } = EngineState.Ready;

    /// <summary>Answers that began to sound: the number of the next one.</summary>
    public uint AnswerNumber { get; private set; }

    /// <summary>The player strikes a key and has the floor.</summary>
    public void NoteOn(Ticks at, int channel, Pitch pitch, Velocity velocity, int noteId)
    {
        Interrupt();
        seed.NoteOn(at, channel, pitch, velocity, noteId);
        State = EngineState.Listening;
        requests.Listen(_bars);
    }

    /// <summary>The player releases a key; with the last one, an answer is asked for at once, to start a phrase gap later.</summary>
    public void NoteOff(Ticks at, int channel, Pitch pitch, int noteId, uint epoch)
    {
        if (!seed.NoteOff(at, channel, pitch, noteId))
            return;
        if (seed.KeysDown == 0)
            BeginAnswer(at, epoch);
        else
            requests.Listen(_bars);
    }

    /// <summary>Every event before this position has been seen: asks for the segments that are to be fixed by now.</summary>
    public void Advance(Ticks position)
    {
        _position = position;
        if (!_answering)
            return;
        PlayOptions play = parameters.Play;
        while (_nextSegment < _end && _nextSegment - play.CommitWindow <= position)
        {
            Ticks until = Min(_nextSegment + SegmentLength, _end);
            requests.Continue(until, play.Engine);
            _nextSegment = until;
        }
        if (position >= _end)
            EndAnswer();
        else if (position >= _start)
            State = EngineState.Responding;
    }

    /// <summary>The transport moved; nothing of the old place counts any more. When it starts, answers are counted from 0 again.</summary>
    public void Jump(bool transportStarted)
    {
        Silence();
        if (transportStarted)
            AnswerNumber = 0;
    }

    /// <summary>A bar of this meter begins here.</summary>
    public void ChangeMeter(Ticks at, Meter meter) => _bars = new BarGrid(at, meter);

    /// <summary>Another preset: the answer stops, the phrase stays.</summary>
    public void ChangePreset() => Interrupt();

    /// <summary>The phrase is over by order (stop, bypass, panic); nothing answers it.</summary>
    public void Silence()
    {
        Interrupt();
        seed.Clear();
        State = EngineState.Ready;
    }

    private void BeginAnswer(Ticks phraseEnd, uint epoch)
    {
        PlayOptions play = parameters.Play;
        _start = HandOverLine(phraseEnd + play.PhraseGap, play);
        _end = _bars.NextBarStart(_start) + _bars.Meter.BarLength * play.LengthBars;
        _nextSegment = Min(_start + SegmentLength, _end);
        _answering = true;
        requests.Begin(_start, _end, _nextSegment, AnswerNumber, epoch, _bars, play);
    }

    private void Interrupt()
    {
        if (!_answering)
            return;
        requests.Abandon();
        EndAnswer();
    }

    /// <summary>The phrase that a sounding answer has answered is over; an answer that never sounded leaves it as it is.</summary>
    private void EndAnswer()
    {
        _answering = false;
        State = EngineState.Ready;
        if (_position < _start)
            return;
        AnswerNumber++;
        seed.Clear();
    }

    private Ticks HandOverLine(Ticks earliest, PlayOptions play)
    {
        Ticks line = play.HandOver switch
        {
            HandOver.Step => earliest,
            HandOver.Beat => earliest.CeilingTo(_bars.Meter.Beat, _bars.BarStart(earliest)),
            _ => _bars.NextBarStart(earliest),
        };
        // Beats of some meters lie between the lines of some grids: a dotted quarter and a grid of quarters.
        return Min(line.CeilingTo(play.Engine.GridStep, _bars.BarStart(line)), _bars.NextBarStart(line));
    }

    private static Ticks Min(Ticks a, Ticks b) => a < b ? a : b;
}
