using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Listening;

namespace Continuo.Plugin.Flow.Playing;

/// <summary>
/// How loud the notes of an answer are: as loud as the phrase on the whole, with the dynamics that the model has
/// learnt, inside the player's range. A model without dynamics gets the accents of the bar.
/// </summary>
/// <remarks>Owner: [pump]. Depends only on the notes of the answer so far, the feel and the phrase.</remarks>
internal sealed class Loudness
{
    // The least distance from the phrase's mean to the ends of its range, as a share of it: no hand is more even.
    private const float LeastRoom = 0.2f;

    private const float DownbeatAccent = 0.12f, BeatAccent = 0.03f, OffBeatAccent = -0.08f;

    // Notes this far from a beat are on it.
    private static readonly Ticks Near = new(Ticks.PerQuarter / 8);

    private int _notes;
    private long _sum;
    private Velocity _first;
    private bool _isFlat;

    /// <summary>Another answer begins.</summary>
    public void Reset() => (_notes, _sum, _isFlat) = (0, 0, true);

    /// <summary>The loudness of the answer's next note.</summary>
    public Velocity Of(Answer answer, in Note note)
    {
        Velocity own = note.Velocity;
        _first = _notes == 0 ? own : _first;
        _isFlat &= own == _first;
        _notes++;
        _sum += own.Value;

        float follow = Math.Min(answer.Feel.VelocityFollow, 1);
        PlayerFeel player = answer.Player;
        if (!(follow > 0) || player.MeanVelocity <= 0 || _sum <= 0)
            return own;
        float relative = _isFlat ? Accent(note.Onset, answer.Feel.Bars) : own.Value * _notes / (float)_sum - 1;
        float wanted = player.MeanVelocity + InRange(relative * player.MeanVelocity, player);
        return new((byte)Math.Clamp((int)MathF.Round(own.Value + follow * (wanted - own.Value)), 1, 127));
    }

    /// <summary>Louder or softer than the mean, bent so that it never leaves the range.</summary>
    private static float InRange(float difference, PlayerFeel player)
    {
        float room = difference > 0
            ? player.Loudest - player.MeanVelocity
            : player.MeanVelocity - player.Softest;
        room = MathF.Max(room, LeastRoom * player.MeanVelocity);
        return room * MathF.Tanh(difference / room);
    }

    private static float Accent(Ticks onset, BarGrid bars)
    {
        Ticks heard = onset + Near, bar = bars.BarStart(heard);
        if (heard - bar <= Near + Near)
            return DownbeatAccent;
        return heard - heard.FloorTo(bars.Meter.Beat, bar) <= Near + Near ? BeatAccent : OffBeatAccent;
    }
}
