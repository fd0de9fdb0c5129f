using Continuo.Engine;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Training.Corpus;
using Continuo.Training.Prediction;

namespace Continuo.Training.Measures;

/// <summary>
/// Whether models can be told apart by what they play: the same openings continued by each, each continuation scored by
/// all, given the opening. Rows are who played, columns who scored. Bits
/// compare within a row only where the encodings are the same.
/// </summary>
/// <param name="Names">Of the models, in the order of rows and columns.</param>
/// <param name="BitsPerNote">Over all continuations of a row.</param>
/// <param name="Wins">Continuations of a row to which a column gives the
/// fewest bits a note; equal ones go to the first.</param>
/// <param name="Recognised">Continuations whose own model wins.</param>
/// <param name="AreComparable">All models write music in the same symbols.</param>
public sealed record ConfusionTable(
    IReadOnlyList<string> Names,
    IReadOnlyList<IReadOnlyList<double>> BitsPerNote,
    IReadOnlyList<IReadOnlyList<int>> Wins,
    Tally Recognised,
    bool AreComparable)
{
    /// <summary>Uses all processors.</summary>
    /// <param name="contenders">At least one.</param>
    /// <param name="openings">Pieces; those that are too short for the options are left out.</param>
    /// <param name="options">Each model plays with the same.</param>
    public static ConfusionTable Measure(
        IReadOnlyList<Contender> contenders, IReadOnlyList<Piece> openings, ContinuationOptions options)
    {
        ArgumentNullException.ThrowIfNull(contenders);
        int count = contenders.Count;
        var bits = new double[count][];
        var wins = new int[count][];
        Tally recognised = default;
        for (int row = 0; row < count; row++)
        {
            IReadOnlyList<AnsweredPiece> answers = AnsweredPiece.Of(
                contenders[row].Model, contenders[row].Tokenizer, openings, options);
            LossReport[][] scores = [.. contenders.Select(scorer => Score(scorer, answers))];
            bits[row] = [.. scores.Select(reports => LossReport.Join(reports).BitsPerNote)];
            wins[row] = new int[count];
            for (int i = 0; i < answers.Count; i++)
            {
                // A silent answer is nobody's.
                if (answers[i].AnswerNotes.Count == 0)
                    continue;
                int best = Enumerable.Range(0, count).MinBy(column => scores[column][i].BitsPerNote);
                wins[row][best]++;
                recognised += new Tally(best == row ? 1 : 0, 1);
            }
        }

        bool areComparable = contenders.Select(
            contender => (contender.Tokenizer.Id, contender.Tokenizer.Vocabulary.Hash)).Distinct().Count() <= 1;
        return new([.. contenders.Select(contender => contender.Name)], bits, wins, recognised, areComparable);
    }

    /// <summary>What each answer costs a model that has heard the opening.</summary>
    private static LossReport[] Score(Contender scorer, IReadOnlyList<AnsweredPiece> answers)
    {
        var reports = new LossReport[answers.Count];
        Parallel.For(0, answers.Count, () => new ModelPredictor(scorer.Model), (i, _, predictor) =>
        {
            reports[i] = Score(scorer.Tokenizer, predictor, answers[i]);
            return predictor;
        }, _ => { });
        return reports;
    }

    private static LossReport Score(ITokenizer tokenizer, ModelPredictor predictor, AnsweredPiece answer)
    {
        // The same key for both, or an encoding that brings music to one key might move them differently.
        KeyChange[] key = [answer.Key.ToSignature(Ticks.Zero)];
        List<Token> heard = tokenizer.Encode(answer.Opening with { Keys = key });
        List<Token> all = tokenizer.Encode(
            ScoreContinuation.Join(answer.Opening, answer.From, answer.Answer) with { Keys = key });
        // The answer breaks off; that a piece ends there is nobody's choice.
        if (tokenizer.KindOf(all[^1]) == TokenKind.Structure)
            all.RemoveAt(all.Count - 1);
        int first = heard.Zip(all).TakeWhile(pair => pair.First == pair.Second).Count();
        return Evaluator.MeasurePiece(all, tokenizer, predictor, Math.Max(1, first));
    }
}
