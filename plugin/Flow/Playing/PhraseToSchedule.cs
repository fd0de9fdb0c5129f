using Continuo.Engine.Music;
using Continuo.Engine.Sampling;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Flow.Playing;

/// <summary>
/// Turns an answer's notes into notes for the schedule: on the grid as far as is wanted, swung, with the player's
/// loudness and timing deviations, in order, with a length.
/// </summary>
/// <remarks>
/// Owner: [pump]. Depends only on the notes, the feel and the player's phrase, not on when the notes come.
/// </remarks>
internal sealed class PhraseToSchedule
{
    private readonly Loudness _loudness = new();
    private AnswerTicket _ticket; // of the answer that all below is about
    private uint _epoch;
    private Ticks _latest;
    private Ticks _written; // the last onset as the engine gave it
    private int _onsets;    // of this answer so far

    /// <summary>The note as the audio thread will play it.</summary>
    public OutboundEvent Schedule(Answer answer, in Note note)
    {
        Follow(answer);
        Count(note);

        Feel feel = answer.Feel;
        Ticks quantised = FeelTiming.Quantised(note.Onset, feel);
        Ticks onset = FeelTiming.Swung(quantised, feel);
        Ticks duration = FeelTiming.Swung(quantised + note.Duration, feel) - onset;
        onset += Deviation(answer);
        // Nothing is moved to before the answer. The ring is read in order: no onset comes before the one ahead of it.
        onset = Ticks.Max(onset, Ticks.Min(feel.Start, note.Onset));
        _latest = Ticks.Max(onset, _latest);
        return new OutboundEvent
        {
            Kind = OutboundKind.Note,
            Ppq = _latest.Quarters,
            Duration = Ticks.Max(duration, new(1)).Quarters,
            Epoch = answer.Epoch,
            Earlier = (sbyte)feel.Earlier,
            Channel = (byte)feel.Channel,
            Pitch = note.Pitch.Number,
            Lead = (float)Ticks.Max(_latest - answer.KnownFrom, Ticks.Zero).Quarters,
            Velocity = _loudness.Of(answer, note).Unit,
        };
    }

    private void Follow(Answer answer)
    {
        if (answer.Ticket == _ticket)
            return;
        // Within an epoch the ring is read in order, from one answer to the next, too.
        if (answer.Epoch != _epoch)
            _latest = new(long.MinValue);
        (_ticket, _epoch) = (answer.Ticket, answer.Epoch);
        _onsets = 0;
        _loudness.Reset();
    }

    private void Count(in Note note)
    {
        // The notes of a chord are late or early together.
        if (_onsets == 0 || note.Onset != _written)
            _onsets++;
        _written = note.Onset;
    }

    /// <summary>One of the player's own, the same one for the same place in the same answer.</summary>
    private Ticks Deviation(Answer answer)
    {
        ReadOnlySpan<short> deviations = answer.Player.Deviations;
        if (!(answer.Feel.Humanise > 0) || deviations.IsEmpty)
            return Ticks.Zero;
        var random = new SeededRandom(answer.Feel.Seed, ((ulong)answer.Number << 32) + (uint)_onsets);
        short deviation = deviations[(int)(random.NextUnit() * deviations.Length)];
        double amount = Math.Min(answer.Feel.Humanise, 2.0);
        return new((long)Math.Round(deviation * amount, MidpointRounding.AwayFromZero));
    }
}
