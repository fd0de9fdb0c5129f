using Continuo.Engine.Music;
using Continuo.Engine.Sampling;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Flow.Playing;

/// <summary>
/// Turns an answer's notes into notes for the schedule: on the grid as far as is wanted, swung, as loud and as uneven as the player, in
/// order, with a length.
/// </summary>
/// <remarks>Owner: [pump]. Depends on the notes, the feel and the player's phrase alone, not on when they come.</remarks>
internal sealed class PhraseToSchedule
{
    private readonly PlayerFeel _player = new();
    private Feel _feel;
    private uint _answer = uint.MaxValue;
    private uint _epoch;
    private Ticks _latest;
    private Ticks _written;  // the last onset as the engine gave it
    private int _onsets;     // of this answer so far
    private int _notes;
    private long _velocities; // their sum, as the engine gave them

    /// <summary>An answer begins: how it is to be played, and what the player of its phrase is like.</summary>
    public void Begin(in Feel feel, PlayerFeel player)
    {
        ArgumentNullException.ThrowIfNull(player);
        _feel = feel;
        _player.CopyFrom(player);
        _answer = uint.MaxValue;
    }

    /// <summary>The knobs have moved: from the next note on.</summary>
    public void Change(in Feel feel) => _feel = feel;

    /// <summary>The note as the audio thread will play it.</summary>
    public OutboundEvent Schedule(in AnswerItem item)
    {
        if (item.AnswerNumber != _answer || item.Epoch != _epoch)
            Reset(item);
        Count(item.Note);

        Ticks quantised = FeelTiming.Quantised(item.Note.Onset, _feel);
        Ticks onset = FeelTiming.Swung(quantised, _feel);
        Ticks duration = FeelTiming.Swung(quantised + item.Note.Duration, _feel) - onset;
        onset += Deviation();
        // Nothing is moved to before the answer; and the ring is read in order: no onset may come before the one ahead of it.
        onset = Later(onset, Earlier(_feel.Start, item.Note.Onset));
        _latest = Later(onset, _latest);
        return new OutboundEvent
        {
            Kind = OutboundKind.Note,
            Ppq = _latest.Quarters,
            Duration = Later(duration, new(1)).Quarters,
            Epoch = item.Epoch,
            Channel = (byte)_feel.Channel,
            Pitch = item.Note.Pitch.Number,
            Answer = item.AnswerNumber,
            Velocity = Loudness(item.Note.Velocity).Unit,
        };
    }

    private void Reset(in AnswerItem item)
    {
        (_answer, _epoch, _latest) = (item.AnswerNumber, item.Epoch, new(long.MinValue));
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
    private Ticks Deviation()
    {
        ReadOnlySpan<short> deviations = _player.Deviations;
        if (!(_feel.Humanise > 0) || deviations.IsEmpty)
            return Ticks.Zero;
        var random = new SeededRandom(_feel.Seed, ((ulong)_answer << 32) + (uint)_onsets);
        short deviation = deviations[(int)(random.NextUnit() * deviations.Length)];
        return new((long)Math.Round(deviation * Math.Min(_feel.Humanise, 2.0), MidpointRounding.AwayFromZero));
    }

    /// <summary>Scaled so that the mean of the answer so far comes to the phrase's; accents stay.</summary>
    private Velocity Loudness(Velocity velocity)
    {
        if (!(_feel.VelocityFollow > 0) || _player.MeanVelocity <= 0 || _velocities <= 0)
            return velocity;
        double whole = _player.MeanVelocity / (_velocities / (double)_notes);
        double scale = 1 + Math.Min(_feel.VelocityFollow, 1) * (whole - 1);
        return new((byte)Math.Clamp((int)Math.Round(velocity.Value * scale), 1, 127));
    }

    private static Ticks Earlier(Ticks a, Ticks b) => a < b ? a : b;

    private static Ticks Later(Ticks a, Ticks b) => a > b ? a : b;
}
