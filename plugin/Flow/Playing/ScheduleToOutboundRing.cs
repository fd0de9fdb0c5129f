using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Capturing;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Flow.Playing;

/// <summary>Takes an answer's notes through the schedule into the ring that the audio thread plays.</summary>
/// <remarks>Owner: [pump].</remarks>
internal sealed class ScheduleToOutboundRing(
    LatePolicy late, PhraseToSchedule schedule, OutboundRing ring, StatusBoard status, Conversation conversation)
{
    private const int Spare = 64;
    private readonly WheelMove[] _moves = new WheelMove[2 * WheelShapes.MostMoves];
    private uint? _shaped; // the epoch of the last note, if that has a shape: with the epoch, shapes end

    /// <summary>Takes a note of an answer, or a mark or a note of what was prepared ahead.</summary>
    public void Take(Answer answer, AnswerItemKind kind, Note note, bool isLive)
    {
        if (kind != AnswerItemKind.Note)
            late.Prepare(answer, kind, note);
        else if (late.Admit(answer, ref note, isLive))
            Commit(answer, note);
    }

    /// <summary>Live: gives what stands in for notes that the engine owes and that are nearly due.</summary>
    public void StandIn(Answer answer)
    {
        foreach (ref readonly Note note in late.Instead(answer))
            Commit(answer, note);
    }

    /// <summary>
    /// What shapes a note goes before it. The notes of a chord have one shape. Before the next note without one, the
    /// wheels go to rest.
    /// </summary>
    private void MoveWheels(Answer answer, in OutboundEvent note)
    {
        Ticks onset = Ticks.FromQuarters(note.Ppq), duration = Ticks.FromQuarters(note.Duration);
        int count =
            answer.Feel.GivesWheels ? answer.Player.Wheels.Shape(onset, duration, answer.Bars, _moves) : 0;
        bool isShaped = count > 0;
        if (!isShaped && _shaped == answer.Epoch)
            count = WheelShapes.Rest(_moves);
        // Rather a note without its shape than no note.
        if (ring.Room <= Spare + count)
            return;
        foreach (ref readonly WheelMove move in _moves.AsSpan(0, count))
        {
            ring.TryWrite(note with
            {
                Kind = OutboundKind.Wheel,
                Duration = move.At.Quarters,
                Pitch = (byte)move.Wheel,
                Velocity = move.Value,
            });
        }
        _shaped = isShaped ? answer.Epoch : null;
    }

    private void Commit(Answer answer, in Note note)
    {
        // A note that the ring has refused, and counted, will not sound.
        OutboundEvent scheduled = schedule.Schedule(answer, note);
        if (answer.TakesOver && answer.Committed.IsEmpty)
            scheduled.Kind = OutboundKind.TakeOver;
        if (answer.Committed.IsEmpty || answer.Committed[^1].Onset != note.Onset)
            MoveWheels(answer, scheduled);
        if (!ring.TryWrite(scheduled))
            return;
        conversation.AnswerNote(scheduled, answer.Serial);
        answer.Commit(note);
        status.AnswerNoteCommitted(answer.Epoch);
    }
}
