using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Capturing;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Parameters;
using Continuo.Plugin.Presets;

namespace Continuo.Plugin.Flow.Listening;

/// <summary>Takes the audio thread's events from the ring, in order, to the floor and its seed buffer.</summary>
/// <remarks>Owner: [pump].</remarks>
internal sealed class InboundRingToSeed(
    InboundRing ring, IFloor floor, WheelHearing wheels, ParameterValues parameters, PresetSelection presets,
    AudioHorizon horizon, Conversation conversation)
{
    private const int ResetAllControllers = 121;

    /// <summary>
    /// Moves what is there; true when anything came. While rendering offline each event waits until the engine has
    /// done all that the music before it asks for, so that the outcome is the same at any speed.
    /// </summary>
    public bool Move(bool oneStepAtATime)
    {
        bool moved = false;
        while (floor.CanTakeEvents && ring.TryPeek(out InboundEvent item))
        {
            // A jump's own position is the new place; what it ends lies in the old one.
            bool isJump = item.Kind == InboundKind.Jump;
            Ticks at = Ticks.FromQuarters(isJump ? item.Value : item.Ppq);
            if (oneStepAtATime && presets.IsLoading)
                break;
            floor.Advance(at);
            if (oneStepAtATime && floor.IsWaiting)
                break;
            ring.Pop();
            Apply(item, at);
            moved = true;
        }
        return moved;
    }

    private void Apply(in InboundEvent item, Ticks at)
    {
        if (item.Kind == InboundKind.Jump)
            horizon.Jumped(item.Ppq);
        if (item.Kind == InboundKind.Jump && item.Id == (int)JumpKind.RoundCycle)
        {
            Ticks start = Ticks.FromQuarters(item.Ppq);
            wheels.Shift(start - at);
            floor.GoRound(at, start, item.Epoch);
            return;
        }
        floor.Enter(item.Epoch);
        switch (item.Kind)
        {
            case InboundKind.NoteOn:
                Velocity velocity = Velocity.FromUnit(item.Velocity);
                floor.NoteOn(at, item.Channel, new Pitch(item.Pitch), velocity, item.Id);
                break;
            case InboundKind.NoteOff:
                floor.NoteOff(at, item.Channel, new Pitch(item.Pitch), item.Id);
                break;
            case InboundKind.ChordNoteOn:
                floor.ChordNoteOn(at, new Pitch(item.Pitch));
                break;
            case InboundKind.ChordNoteOff:
                floor.ChordNoteOff(new Pitch(item.Pitch));
                break;
            case InboundKind.AllNotesOff:
                floor.AllNotesOff(at, item.Channel);
                break;
            case InboundKind.Controller:
                MoveController(item, at);
                break;
            case InboundKind.Clock:
                horizon.BlockEnded(item.Ppq, item.Value);
                conversation.Clock(at, item.Value);
                break;
            case InboundKind.Parameter:
                ChangeParameter(item.Id, item.Value, at);
                break;
            case InboundKind.Restored:
                presets.Restored((uint)item.Id);
                if (item.Value >= 0)
                    ChangeParameter((int)ParameterId.Preset, item.Value, at);
                break;
            case InboundKind.Jump:
                wheels.ForgetMoves();
                floor.Jump(Ticks.FromQuarters(item.Ppq), transportStarted: item.Id == (int)JumpKind.AtStart);
                break;
            case InboundKind.Meter:
                int numerator = Math.Clamp(item.Id >> 16, 1, 255);
                floor.ChangeMeter(at, new Meter(numerator, NoteValue(item.Id & 0xffff)));
                break;
            case InboundKind.Cycle:
                floor.ChangeCycle(item.Id == 1 ? Ticks.FromQuarters(item.Value) : null);
                break;
            case InboundKind.Silence:
                floor.Silence();
                break;
        }
    }

    private void MoveController(InboundEvent item, Ticks at)
    {
        void Hear(Wheel wheel, double value) =>
            wheels.Hear(new(at, (byte)(item.Channel & 15), wheel, (float)value));

        // MIDI 1.0, Switch Controllers: 64 to 127 is on.
        bool isDown = Math.Round(item.Value * 127) >= 64;
        switch (item.Id)
        {
            case (int)Pedal.Sustain:
            case (int)Pedal.Sostenuto:
                floor.Press((Pedal)item.Id, at, item.Channel, isDown);
                break;
            case ResetAllControllers:
                floor.Press(Pedal.Sostenuto, at, item.Channel, isDown: false);
                floor.Press(Pedal.Sustain, at, item.Channel, isDown: false);
                Hear(Wheel.Modulation, WheelPlaces.Rest(Wheel.Modulation));
                Hear(Wheel.PitchBend, WheelPlaces.Rest(Wheel.PitchBend));
                break;
            case (int)Wheel.Modulation:
            case (int)Wheel.PitchBend:
                Hear((Wheel)item.Id, item.Value);
                break;
        }
    }

    private void ChangeParameter(int id, double normalized, Ticks at)
    {
        bool wasOn = parameters.IsOn(id);
        PlayOptions before = parameters.Play;
        parameters.Set(id, normalized);
        if (id == (int)ParameterId.Preset && presets.Select(normalized))
            floor.ChangePreset();
        floor.Change((ParameterId)id, before, isPress: parameters.IsOn(id) && !wasOn, at);
    }

    private static int NoteValue(int denominator) =>
        denominator is 1 or 2 or 4 or 8 or 16 or 32 ? denominator : 4;
}
