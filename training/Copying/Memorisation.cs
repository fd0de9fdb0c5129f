using Continuo.Training.Measures;

namespace Continuo.Training.Copying;

/// <summary>
/// How much of what a model plays it has memorised: answers to the beginnings of held-out pieces, each compared with
/// the whole training part, in any key. The pieces' own continuations, compared in the same way, say how much any music
/// of the style shares.
/// </summary>
/// <param name="Answers">For each piece the longest run that the answer shares with the training part.</param>
/// <param name="Originals">The same of what the piece itself goes on with.</param>
/// <param name="AnswerNotes">The sum over all answers.</param>
/// <param name="KnownRuns">Of all runs of <see cref="LearntMusic.RunNotes"/>
/// notes those that stand in the training part.</param>
public sealed record Memorisation(
    IReadOnlyList<Overlap> Answers, IReadOnlyList<Overlap> Originals, long AnswerNotes, Compared KnownRuns)
{
    /// <summary>Uses all processors.</summary>
    /// <param name="continuations">Of pieces that the model has not seen.</param>
    /// <param name="training">What it has seen.</param>
    public static Memorisation Measure(IReadOnlyList<AnsweredPiece> continuations, LearntMusic training)
    {
        ArgumentNullException.ThrowIfNull(continuations);
        ArgumentNullException.ThrowIfNull(training);
        var answers = new Overlap[continuations.Count];
        var originals = new Overlap[continuations.Count];
        Parallel.For(0, continuations.Count, i =>
        {
            answers[i] = VerbatimOverlap.Longest(continuations[i].AnswerNotes, training);
            originals[i] = VerbatimOverlap.Longest(continuations[i].OriginalNotes, training);
        });
        return new(
            answers,
            originals,
            continuations.Sum(continuation => (long)continuation.AnswerNotes.Count),
            continuations
                .Select(one => new Compared(training.KnownRuns(one.AnswerNotes), training.KnownRuns(one.OriginalNotes)))
                .Aggregate(default(Compared), (sum, one) => sum + one));
    }

    /// <summary>Notes of the run in the middle of the list when sorted by length.</summary>
    public static int Median(IReadOnlyList<Overlap> overlaps)
    {
        ArgumentNullException.ThrowIfNull(overlaps);
        return overlaps.Count == 0 ? 0 : overlaps.Select(overlap => overlap.Notes).Order()
            .ElementAt(overlaps.Count / 2);
    }
}
