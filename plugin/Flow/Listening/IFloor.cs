using Continuo.Engine.Music;
using Continuo.Engine.Parameters;

namespace Continuo.Plugin.Flow.Listening;

/// <summary>Takes what the player and the host do, in the order of the music.</summary>
/// <remarks>Owner: [pump].</remarks>
internal interface IFloor
{
    /// <summary>False while the requests of earlier events have to be done before the next event.</summary>
    bool CanTakeEvents { get; }

    /// <summary>True while the engine owes something.</summary>
    bool IsWaiting { get; }

    /// <summary>Every event before this position has been seen.</summary>
    void Advance(Ticks position);

    /// <summary>The epoch that comes with the next event. A new one ends the answer under way.</summary>
    void Enter(uint epoch);

    void NoteOn(Ticks at, int channel, Pitch pitch, Velocity velocity, int noteId);

    void NoteOff(Ticks at, int channel, Pitch pitch, int noteId);

    /// <summary>A note of the Chords input begins.</summary>
    void ChordNoteOn(Ticks at, Pitch pitch);

    /// <summary>A note of the Chords input ends.</summary>
    void ChordNoteOff(Pitch pitch);

    /// <summary>The channel's keys are up.</summary>
    void AllNotesOff(Ticks at, int channel);

    /// <summary>A pedal of the channel goes down or up.</summary>
    void Press(Pedal pedal, Ticks at, int channel, bool isDown);

    /// <summary>A knob was moved, or a button pressed or released.</summary>
    /// <param name="id">One that the managed side is sent (scope Both).</param>
    /// <param name="before">The knobs before.</param>
    /// <param name="isPress">A button that was up is down.</param>
    /// <param name="at">The position.</param>
    void Change(ParameterId id, in PlayOptions before, bool isPress, Ticks at);

    /// <summary>Another preset is wanted.</summary>
    void ChangePreset();

    /// <summary>The cycle goes round: the music goes on at its start, in a new epoch.</summary>
    void GoRound(Ticks from, Ticks to, uint epoch);

    /// <summary>The transport has moved.</summary>
    void Jump(Ticks to, bool transportStarted);

    /// <summary>A bar of this meter begins here.</summary>
    void ChangeMeter(Ticks at, Meter meter);

    /// <summary>The host's cycle ends here; null = it has none.</summary>
    void ChangeCycle(Ticks? end);

    /// <summary>The phrase is over by order (bypass, panic); nothing answers it.</summary>
    void Silence();
}
