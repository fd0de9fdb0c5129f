using Continuo.Engine.Music;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Flow;

/// <summary>Turns an answer's notes into notes for the schedule: on the grid, in order, with a length.</summary>
/// <remarks>Owner: [pump].</remarks>
internal sealed class PhraseToSchedule
{
    private uint _answer = uint.MaxValue;
    private uint _epoch;
    private Ticks _latest;

    /// <summary>The note as the audio thread will play it.</summary>
    public OutboundEvent Schedule(in AnswerItem item)
    {
        if (item.AnswerNumber != _answer || item.Epoch != _epoch)
            (_answer, _epoch, _latest) = (item.AnswerNumber, item.Epoch, item.Note.Onset);
        // The ring is read in order: no onset may come before the one ahead of it.
        _latest = item.Note.Onset > _latest ? item.Note.Onset : _latest;
        return new OutboundEvent
        {
            Kind = OutboundKind.Note,
            Ppq = _latest.Quarters,
            Duration = item.Note.Duration.Quarters,
            Epoch = item.Epoch,
            Channel = 0,
            Pitch = item.Note.Pitch.Number,
            Answer = item.AnswerNumber,
            Velocity = item.Note.Velocity.Unit,
        };
    }
}
