using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Listening;

/// <summary>
/// How the player plays: how loud, how far the notes lie off the lines that they are meant for, and how the wheels
/// move.
/// </summary>
/// <remarks>
/// Owner: [pump]. Depends only on the last phrase, so that the same playing has the same answers. Fixed size.
/// </remarks>
internal sealed class PlayerFeel
{
    /// <summary>Notes of a phrase, its last ones, whose deviations are remembered.</summary>
    public const int Capacity = 64;

    private readonly short[] _deviations = new short[Capacity];
    private int _count;

    /// <summary>Mean velocity of the phrase, 1..127; 0 = nothing was played yet.</summary>
    public float MeanVelocity { get; private set; }

    /// <summary>The lowest velocity of the phrase; 0 = nothing was played yet.</summary>
    public float Softest { get; private set; }

    /// <summary>The highest velocity of the phrase; 0 = nothing was played yet.</summary>
    public float Loudest { get; private set; }

    /// <summary>
    /// Timing deviations from the nearest line of the sixteenths or eighth triplets, in ticks; positive = late.
    /// </summary>
    public ReadOnlySpan<short> Deviations => _deviations.AsSpan(0, _count);

    /// <summary>What the wheels do while a note sounds.</summary>
    public WheelShapes Wheels { get; } = new();

    /// <summary>Takes a phrase as it was played, in place of the last one; an empty one changes nothing.</summary>
    public void Hear(ReadOnlySpan<Note> played, BarGrid bars)
    {
        if (played.IsEmpty)
            return;
        long sum = 0;
        (Softest, Loudest) = (byte.MaxValue, 0);
        foreach (ref readonly Note note in played)
        {
            sum += note.Velocity.Value;
            Softest = Math.Min(Softest, note.Velocity.Value);
            Loudest = Math.Max(Loudest, note.Velocity.Value);
        }
        MeanVelocity = sum / (float)played.Length;

        ReadOnlySpan<Note> last = played[Math.Max(0, played.Length - Capacity)..];
        _count = last.Length;
        for (int i = 0; i < last.Length; i++)
            _deviations[i] = (short)(last[i].Onset - PhraseReading.NearestLine(last[i].Onset, bars.Origin)).Value;
    }

    /// <summary>Becomes equal to another.</summary>
    public void CopyFrom(PlayerFeel other)
    {
        (MeanVelocity, Softest, Loudest) = (other.MeanVelocity, other.Softest, other.Loudest);
        _count = other._count;
        other.Deviations.CopyTo(_deviations);
        Wheels.CopyFrom(other.Wheels);
    }
}
