using Continuo.Engine.Music;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Flow.Playing;

/// <summary>Takes what the engine gives back, note by note, through the schedule into the ring that the audio thread plays.</summary>
/// <remarks>Owner: [pump].</remarks>
internal sealed class ScheduleToOutboundRing(
    AnswerChannel answers, LatePolicy late, PhraseToSchedule schedule, OutboundRing ring, SeedToRequest requests, StatusBoard status)
{
    /// <summary>Moves what is there, and live what has to stand in for what is not; true when anything moved.</summary>
    public bool Move()
    {
        bool isLive = !status.AudioWaits;
        bool moved = false;
        while (answers.TryRead(out AnswerItem item))
        {
            moved = true;
            if (item.Kind == AnswerItemKind.Completion)
                requests.Complete(item.CompletedSlot, item.CompletedSerial);
            else if (item.Kind != AnswerItemKind.Note)
                late.Prepare(item);
            else if (late.Admit(ref item, isLive))
                Commit(item);
        }
        if (isLive)
            StandIn();
        return moved;
    }

    private void StandIn()
    {
        foreach (ref readonly Note note in late.Instead(out uint epoch, out uint answer))
            Commit(new AnswerItem(AnswerItemKind.Note, note, epoch, answer));
    }

    private void Commit(in AnswerItem item)
    {
        requests.Record(item);
        ring.TryWrite(schedule.Schedule(item));
        status.AnswerNoteCommitted(item.Epoch);
    }
}
