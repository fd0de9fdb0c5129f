using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>The instrument plays along as long as the player does, in a register that the player leaves free.</summary>
public sealed class DuetMode : IContinuationMode
{
    public string Label => "Duet";

    public bool AvoidsRegister => true;

    public Turn? Next(in Stage stage)
    {
        if (!stage.HasPhrase || !GoesOn(stage, stage.Position))
            return null;
        Ticks start = stage.JoiningLine();
        return new Turn(start - stage.Options.CommitWindow, start, End: null) { PlaysAlong = true };
    }

    public bool GoesOn(in Stage stage, Ticks at) =>
        stage.KeysDown > 0 || stage.Position - stage.Phrase.End < Breath(stage.Options.PhraseGap);

    // A short silence between two notes ends nothing, whatever the gap.
    private static Ticks Breath(Ticks gap) => Ticks.Max(gap, Stage.Lead);
}
