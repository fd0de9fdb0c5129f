namespace Continuo.Engine.Continuation.Modes;

/// <summary>
/// The instrument plays while the button is held: on from the last phrase, or from nothing where none was played.
/// </summary>
public sealed class HoldMode : IContinuationMode
{
    public string Label => "Hold";

    public bool ReleaseEnds => true;

    // An answer that the end of the host's cycle has ended begins again at the cycle's start.
    public Turn? Next(in Stage stage) => stage.Options.IsHeld
        ? new Turn(stage.Position, stage.HandOverLine(stage.Position + Stage.Lead), End: null)
        : null;
}
