namespace Continuo.Engine.Continuation.Modes;

/// <summary>The instrument plays while the button is held, from the last phrase, or from nothing where none was played.</summary>
public sealed class HoldMode : IContinuationMode
{
    public ContinuationMode Id => ContinuationMode.Hold;

    public bool YieldsToPlayer => false;

    // What has ended with the host's cycle begins again behind it.
    public Turn? Next(in Stage stage) => stage.Options.IsHeld
        ? new Turn(stage.Position, stage.HandOverLine(stage.Position + Stage.Lead), End: null)
        : null;
}
