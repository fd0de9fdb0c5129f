using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation;

/// <summary>
/// The phrase is answered once; that answer comes again and again, and the player may play over it. <em>Again</em> takes the
/// latest phrase for a new loop, <em>Forget</em> ends it.
/// </summary>
public sealed class LoopMode : IContinuationMode
{
    private static readonly ContinueMode FirstTime = new();

    public ContinuationMode Id => ContinuationMode.Loop;

    public bool YieldsToPlayer => false;

    public Turn? Next(in Stage stage) => FirstTime.Next(stage) is { } turn
        ? turn with { End = null, Period = turn.End - turn.Start }
        : null;
}
