using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>
/// The phrase is answered once; that answer repeats, and the player may play over it. <em>Again</em> takes the latest
/// phrase for a new loop, <em>Forget</em> ends it.
/// </summary>
public sealed class LoopMode : IContinuationMode
{
    private static readonly ContinueMode FirstTime = new();

    public string Label => "Loop";

    // Asked for as late as possible: a key struck before then still belongs to the phrase, later ones are played over
    // the loop.
    public Turn? Next(in Stage stage)
    {
        if (FirstTime.Next(stage) is not { } turn)
            return null;
        Ticks latest = turn.Start - Stage.Lead;
        return stage.InRounds(turn) with { AskAt = latest > stage.Position ? latest : stage.Position };
    }

    public Turn Again(in Stage stage) => stage.InRounds(stage.TurnNow());
}
