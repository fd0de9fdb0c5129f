using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>
/// A way to share the floor. Stateless; [any] thread. To add one: a file beside this one and a line in
/// <see cref="ContinuationModes"/>. Whoever plays asks these members and never which mode it is.
/// </summary>
public interface IContinuationMode
{
    /// <summary>What the musician reads: the label of the parameter <em>Mode</em>.</summary>
    string Label { get; }

    /// <summary>
    /// A key that the player strikes ends the answer. The shim ends its notes at that sample by the same rule.
    /// </summary>
    bool YieldsToPlayer => false;

    /// <summary>The release of <em>Hold</em> ends the answer, in the shim too.</summary>
    bool ReleaseEnds => false;

    /// <summary>Answers keep out of the player's register, whatever the knob says.</summary>
    bool AvoidsRegister => false;

    /// <summary>
    /// The instrument's next turn, as far as the music so far tells; null = none. Asked while it has no turn, after
    /// every event; holds until the next event or until the turn's <see cref="Turn.AskAt"/> has come.
    /// </summary>
    Turn? Next(in Stage stage);

    /// <summary>The turn that the button <em>Again</em> asks for.</summary>
    Turn Again(in Stage stage) => stage.TurnNow();

    /// <summary>
    /// The turn that <em>Again</em> asks for while one sounds: another answer to the same phrase takes over at a bar
    /// line, and has the usual length.
    /// </summary>
    Turn TakeOver(in Stage stage, in Turn turn, Ticks bar) => stage.TakeOver(turn, bar);

    /// <summary>
    /// Whether a turn without an end goes on beyond <paramref name="at"/>; asked a commit window ahead.
    /// </summary>
    bool GoesOn(in Stage stage, Ticks at) => true;
}
