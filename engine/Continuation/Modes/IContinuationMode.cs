using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>
/// A way to share the floor. Stateless; [any] thread. To add one: a file beside this one, a line in <see cref="ContinuationModes"/>.
/// </summary>
public interface IContinuationMode
{
    ContinuationMode Id { get; }

    /// <summary>A key that the player strikes ends the answer. The shim, which ends its notes at that sample, goes by the same rule.</summary>
    bool YieldsToPlayer { get; }

    /// <summary>
    /// The instrument's next turn, as far as can be said from what has been heard; null = none. Asked while it has no turn, after
    /// everything that happens; what it says holds until the next thing happens or the turn's <see cref="Turn.AskAt"/> has come.
    /// </summary>
    Turn? Next(in Stage stage);

    /// <summary>Whether a turn without an end goes on beyond <paramref name="at"/>; asked a commit window ahead.</summary>
    bool GoesOn(in Stage stage, Ticks at) => true;
}
