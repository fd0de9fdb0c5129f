using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>A turn of the instrument's.</summary>
/// <param name="AskAt">The answer is asked for here, from what has been heard by then.</param>
/// <param name="Start">The answer's first line.</param>
/// <param name="End">Its end; null = until somebody ends it.</param>
public readonly record struct Turn(Ticks AskAt, Ticks Start, Ticks? End)
{
    /// <summary>After so long it comes again, as often as it is let; null = it does not.</summary>
    public Ticks? Period { get; init; }

    /// <summary>With a period: where it comes again for the first time. Before this it may be longer than a period, by its pickup.</summary>
    public Ticks SecondRound { get; init; }

    /// <summary>Every quarter note is written from all that sounds, the player's notes and its own, not as the mere continuation of its own line.</summary>
    public bool PlaysAlong { get; init; }
}
