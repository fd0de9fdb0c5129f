namespace Continuo.Engine.Music;

/// <summary>A sounding note: when, how long, what, how loud.</summary>
/// <param name="Onset">Start, from the transport's or the score's zero.</param>
/// <param name="Duration">Length, above zero.</param>
/// <param name="Pitch">MIDI key.</param>
/// <param name="Velocity">1..127.</param>
public readonly record struct Note(Ticks Onset, Ticks Duration, Pitch Pitch, Velocity Velocity)
{
    public Ticks End => Onset + Duration;
}
