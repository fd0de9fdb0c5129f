using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>
/// The player stops: the instrument goes on until the player returns or the answer's length is reached.
/// </summary>
public sealed class ContinueMode : IContinuationMode
{
    public string Label => "Continue";

    public bool YieldsToPlayer => true;

    // Asked for with the last key that goes up, a whole phrase gap before it sounds; a key struck in between voids it.
    public Turn? Next(in Stage stage)
    {
        if (!stage.HasPhrase || stage.KeysDown > 0)
            return null;
        Ticks start = stage.AnswerLine();
        return new Turn(stage.Position, start, stage.EndOf(start));
    }
}
