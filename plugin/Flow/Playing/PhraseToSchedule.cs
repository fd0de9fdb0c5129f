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
    private AnswerTicket _ticket; // of the answer that all below is about
    private Ticks _latest;
    private Ticks _written;   // the last onset as the engine gave it
    private int _onsets;      // of this answer so far
    private int _notes;
    private long _velocities; // their sum, as the engine gave them

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
        onset = Later(onset, Earlier(feel.Start, note.Onset));
        _latest = Later(onset, _latest);
        return new OutboundEvent
        {
            Kind = OutboundKind.Note,
            Ppq = _latest.Quarters,
            Duration = Later(duration, new(1)).Quarters,
            Epoch = answer.Epoch,
            Channel = (byte)feel.Channel,
            Pitch = note.Pitch.Number,
            Answer = answer.Number,
            Velocity = Loudness(answer, note.Velocity).Unit,
        };
    }

    private void Follow(Answer answer)
    {
        if (answer.Ticket == _ticket)
            return;
        (_ticket, _latest) = (answer.Ticket, new(long.MinValue));
        (_onsets, _notes, _velocities) = (0, 0, 0);
    }

    private void Count(in Note note)
    {
        // The notes of a chord are late or early together.
        if (_notes == 0 || note.Onset != _written)
            _onsets++;
        _written = note.Onset;
        _notes++;
        _velocities += note.Velocity.Value;
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

    /// <summary>Scaled so that the mean of the answer so far comes to the phrase's; accents stay.</summary>
    private Velocity Loudness(Answer answer, Velocity velocity)
    {
        float follow = answer.Feel.VelocityFollow, mean = answer.Player.MeanVelocity;
        if (!(follow > 0) || mean <= 0 || _velocities <= 0)
            return velocity;
        double whole = mean / (_velocities / (double)_notes);
        double scale = 1 + Math.Min(follow, 1) * (whole - 1);
        return new((byte)Math.Clamp((int)Math.Round(velocity.Value * scale), 1, 127));
    }

    private static Ticks Earlier(Ticks a, Ticks b) => a < b ? a : b;

    private static Ticks Later(Ticks a, Ticks b) => a > b ? a : b;
}
