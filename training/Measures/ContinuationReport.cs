using Continuo.Engine.Continuation;
using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>
/// What a model plays beside how the pieces themselves go on. What each figure counts: docs/measures.md.
/// </summary>
/// <param name="Pieces">Held-out pieces that were long enough.</param>
/// <param name="AnswerNotes">Notes that the model played.</param>
/// <param name="OriginalNotes">Notes of the same bars of the pieces.</param>
/// <param name="PitchClasses">How alike the answers' pitch classes are to the originals'.</param>
/// <param name="InterOnsets">How alike the times from onset to onset are.</param>
/// <param name="InKey">Bars that stay in the piece's key.</param>
/// <param name="Empty">Bars in which nothing sounds.</param>
/// <param name="Rests">Time in which nothing sounds, in ticks.</param>
/// <param name="AnswerRepetitions">For each answer, the notes of its <see cref="LongestRepetition"/>.</param>
/// <param name="OriginalRepetitions">The same of the pieces themselves.</param>
/// <param name="EntropyPerSymbol">Mean entropy in bits of the distributions that symbols were drawn from.</param>
/// <param name="Loops">What is repeated back to back.</param>
/// <param name="Structure">What is taken up again.</param>
/// <param name="Voices">How voices move.</param>
public sealed record ContinuationReport(
    int Pieces, long AnswerNotes, long OriginalNotes,
    HistogramOverlap PitchClasses, HistogramOverlap InterOnsets,
    Compared InKey, Compared Empty, Compared Rests,
    IReadOnlyList<int> AnswerRepetitions, IReadOnlyList<int> OriginalRepetitions, double EntropyPerSymbol,
    LoopReport Loops, StructureReport Structure, VoiceLeading Voices)
{
    /// <param name="continuations">The answers.</param>
    /// <param name="limits">How long loops may last; here it is only looked at.</param>
    public static ContinuationReport Of(IReadOnlyList<AnsweredPiece> continuations, LoopLimits limits)
    {
        ArgumentNullException.ThrowIfNull(continuations);
        return new(
            continuations.Count,
            continuations.Sum(continuation => (long)continuation.AnswerNotes.Count),
            continuations.Sum(continuation => (long)continuation.OriginalNotes.Count),
            HistogramOverlap.Of([.. continuations.Select(
                one => (PitchClassHistogram.Of(one.AnswerNotes), PitchClassHistogram.Of(one.OriginalNotes)))]),
            HistogramOverlap.Of([.. continuations.Select(
                one => (InterOnsetHistogram.Of(one.AnswerNotes), InterOnsetHistogram.Of(one.OriginalNotes)))]),
            Sum(one => new(BarsInKey.Of(one.AnswerBars, one.Key), BarsInKey.Of(one.OriginalBars, one.Key))),
            Sum(one => new(EmptyBars.Of(one.AnswerBars), EmptyBars.Of(one.OriginalBars))),
            Sum(one => new(
                Measures.Rests.Of(one.AnswerNotes, Ticks.Zero, one.AnswerLength),
                Measures.Rests.Of(one.OriginalNotes, Ticks.Zero, one.OriginalLength))),
            [.. continuations.Select(one => LongestRepetition.Of(one.AnswerNotes))],
            [.. continuations.Select(one => LongestRepetition.Of(one.OriginalNotes))],
            continuations.Sum(one => one.Entropy.Bits) / Math.Max(1, continuations.Sum(one => one.Entropy.Symbols)),
            LoopReport.Of(continuations, limits), StructureReport.Of(continuations),
            VoiceLeading.Of(continuations));

        Compared Sum(Func<AnsweredPiece, Compared> measure) =>
            continuations.Select(measure).Aggregate(default(Compared), (sum, one) => sum + one);
    }
}
