namespace Continuo.Engine.Continuation.Modes;

/// <summary>
/// The phrase is answered once; that answer comes again and again, and the player may play over it. <em>Again</em> takes the
/// latest phrase for a new loop, <em>Forget</em> ends it.
/// </summary>
public sealed class LoopMode : IContinuationMode
{
    private static readonly ContinueMode FirstTime = new();

    public ContinuationMode Id => ContinuationMode.Loop;

    public bool YieldsToPlayer => false;

    // Asked for as late as may be: a key struck before then still belongs to the phrase, later ones are played over the loop.
    public Turn? Next(in Stage stage) => FirstTime.Next(stage) is { } turn
        ? stage.InRounds(turn) with { AskAt = turn.Start - Stage.Lead > stage.Position ? turn.Start - Stage.Lead : stage.Position }
        : null;
}
