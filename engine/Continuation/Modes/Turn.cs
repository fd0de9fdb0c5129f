using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>A turn of the instrument.</summary>
/// <param name="AskAt">The answer is asked for here, from what was played by then.</param>
/// <param name="Start">The answer's first line.</param>
/// <param name="End">Its end; null = until somebody ends it.</param>
public readonly record struct Turn(Ticks AskAt, Ticks Start, Ticks? End)
{
    /// <summary>The length of a round, after which the answer is repeated; null = it is not.</summary>
    public Ticks? Period { get; init; }

    /// <summary>
    /// With a period: where the second round starts. The first may be longer than a period, by its pickup.
    /// </summary>
    public Ticks SecondRound { get; init; }

    /// <summary>
    /// Every quarter note is written from all that sounds, the player's notes and its own, not only from its own line.
    /// </summary>
    public bool PlaysAlong { get; init; }
}
