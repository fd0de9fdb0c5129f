using Continuo.Training.Corpus;

namespace Continuo.Training.Measures;

/// <summary>The ends of a range of shares, 0..1.</summary>
public readonly record struct ShareRange(double Low, double High);

/// <summary>
/// A share over all answers and over the pieces themselves, each with the range that it lies in with 95 % certainty:
/// the bootstrap over pieces (Efron 1979; percentiles of 1,000 draws), the same draws whenever it is asked.
/// </summary>
/// <param name="Sum">All pieces together.</param>
/// <param name="Answers">Where the answers' share lies with 95 % certainty.</param>
/// <param name="Originals">The same of the pieces themselves.</param>
/// <param name="SingleAnswers">Of the shares of single answers the 10th and 90th percentile.</param>
/// <param name="SingleOriginals">The same of the pieces themselves.</param>
public sealed record StructureFigure(
    Compared Sum, ShareRange Answers, ShareRange Originals, ShareRange SingleAnswers, ShareRange SingleOriginals)
{
    private const int Draws = 1000;

    /// <param name="byPiece">One for each piece; those with nothing to look at count for nothing.</param>
    public static StructureFigure Of(IReadOnlyList<Compared> byPiece)
    {
        ArgumentNullException.ThrowIfNull(byPiece);
        var random = new SeededRandom64(1);
        var answers = new double[byPiece.Count == 0 ? 0 : Draws];
        var originals = new double[answers.Length];
        for (int draw = 0; draw < answers.Length; draw++)
        {
            Compared sum = default;
            for (int i = 0; i < byPiece.Count; i++)
                sum += byPiece[random.Below(byPiece.Count)];
            (answers[draw], originals[draw]) = (sum.Answers.Share, sum.Originals.Share);
        }

        return new(
            byPiece.Aggregate(default(Compared), (sum, one) => sum + one),
            Middle(answers, 0.95),
            Middle(originals, 0.95),
            Middle(Single(byPiece.Select(one => one.Answers)), 0.8),
            Middle(Single(byPiece.Select(one => one.Originals)), 0.8));
    }

    private static double[] Single(IEnumerable<Tally> tallies) =>
        [.. tallies.Where(one => one.All > 0).Select(one => one.Share)];

    /// <summary>Where so large a share of the values lies, with as many below as above.</summary>
    private static ShareRange Middle(double[] values, double share) =>
        new(Percentile(values, (1 - share) / 2), Percentile(values, (1 + share) / 2));

    private static double Percentile(double[] values, double share) =>
        values.Length == 0 ? 0 : values.Order().ElementAt((int)Math.Round(share * (values.Length - 1)));
}
