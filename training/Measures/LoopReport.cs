using Continuo.Engine.Continuation;

namespace Continuo.Training.Measures;

/// <summary>How far answers turn in a circle, beside how far the pieces themselves do.</summary>
/// <param name="Answers">For each answer.</param>
/// <param name="Originals">For each piece.</param>
/// <param name="Beyond">Those with a loop that is longer than the limits allow.</param>
public sealed record LoopReport(
    IReadOnlyList<LongestLoops> Answers, IReadOnlyList<LongestLoops> Originals, StructureFigure Beyond)
{
    /// <param name="pieces">Their openings count as what came before.</param>
    /// <param name="limits">How long loops may last.</param>
    public static LoopReport Of(IReadOnlyList<AnsweredPiece> pieces, LoopLimits limits)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        LongestLoops[] answers =
            [.. pieces.Select(one => LongestLoops.Of(one.Opening.Notes, one.AnswerNotes, limits))];
        LongestLoops[] originals =
            [.. pieces.Select(one => LongestLoops.Of(one.Opening.Notes, one.OriginalNotes, limits))];
        return new(answers, originals, StructureFigure.Of(
            [.. answers.Zip(originals, (answer, original) => new Compared(One(answer), One(original)))]));
    }

    private static Tally One(LongestLoops longest) => new(longest.IsBeyond ? 1 : 0, 1);
}
