using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Flow;

/// <summary>Takes what the engine gives back, note by note, through the schedule into the ring that the audio thread plays.</summary>
/// <remarks>Owner: [pump].</remarks>
internal sealed class ScheduleToOutboundRing(
    AnswerChannel answers, PhraseToSchedule schedule, OutboundRing ring, SeedToRequest requests, StatusBoard status)
{
    /// <summary>Moves what is there; true when anything came.</summary>
    public bool Move()
    {
        bool moved = false;
        while (answers.TryRead(out AnswerItem item))
        {
            moved = true;
            if (item.IsCompletion)
            {
                requests.Complete(item.CompletedSlot, item.CompletedSerial);
                continue;
            }
            requests.Record(item);
            ring.TryWrite(schedule.Schedule(item));
            status.AnswerNoteCommitted(item.Epoch);
        }
        return moved;
    }
}
