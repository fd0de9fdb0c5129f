using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>
/// Twos, fours, eights: the player and the instrument have the same number of bars in turn, counted from the bars'
/// origin, the player first. What is played during the instrument's bars belongs to the next phrase.
/// </summary>
public sealed class TradeMode : IContinuationMode
{
    public string Label => "Trade";

    public Turn? Next(in Stage stage)
    {
        if (!stage.HasPhrase)
            return null;
        Ticks length = stage.Bars.Meter.BarLength * stage.Options.TradeBars;
        Ticks firstTurn = stage.Bars.Origin + length;
        Ticks last = stage.Position.FloorTo(length * 2, firstTurn);

        // A cycle or a jump has led into the instrument's bars: it comes in a moment late.
        if (stage.Phrase.Start < last && stage.Position < last + stage.Bars.Meter.Beat)
            return new Turn(stage.Position, stage.GridLine(stage.Position + Stage.Lead), last + length);
        Ticks next = last + length * 2;
        return new Turn(next - Stage.Lead, next, next + length);
    }

    // The player's bars remain the player's.
    public Turn TakeOver(in Stage stage, in Turn turn, Ticks bar) =>
        stage.TakeOver(turn, bar) with { End = turn.End };
}
