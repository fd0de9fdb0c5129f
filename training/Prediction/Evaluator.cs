using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Training.Prediction;

/// <summary>
/// Measures a predictor on pieces in their own key. Every predictor is told by the encoding's grammar which tokens may
/// follow, so that none loses bits on what could never be played.
/// </summary>
public static class Evaluator
{
    /// <param name="scores">The pieces.</param>
    /// <param name="tokenizer">Their encoding.</param>
    /// <param name="create">A predictor for one thread.</param>
    public static LossReport Measure(IReadOnlyList<Score> scores, ITokenizer tokenizer, Func<IPredictor> create)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(create);

        // In the pieces' order whatever the threads did, so that the sums are the same to the last bit.
        var reports = new LossReport[scores.Count];
        Parallel.For(0, scores.Count, create, (piece, _, predictor) =>
        {
            Score score = scores[piece];
            reports[piece] = MeasurePiece(
                tokenizer.Encode(score), tokenizer, predictor, barLength: score.Meters[0].Meter.BarLength);
            return predictor;
        }, _ => { });
        return LossReport.Join(reports);
    }

    /// <summary>One piece; the notes are those that its tokens stand for.</summary>
    /// <param name="tokens">All of the piece.</param>
    /// <param name="tokenizer">Their encoding.</param>
    /// <param name="predictor">Reset first.</param>
    /// <param name="first">Tokens before this one are heard, but neither they nor their notes are counted.</param>
    /// <param name="barLength">Of the piece's first meter; null = that of 4/4.</param>
    public static LossReport MeasurePiece(
        IReadOnlyList<Token> tokens, ITokenizer tokenizer, IPredictor predictor, int first = 1,
        Ticks? barLength = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(predictor);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);

        var grammar = tokenizer.CreateGrammar();
        var bits = Enum.GetValues<TokenKind>().ToDictionary(kind => kind, _ => 0.0);
        var allowed = new bool[tokenizer.Vocabulary.Size];
        var mask = new float[allowed.Length];
        var probabilities = new double[allowed.Length];
        grammar.Reset();
        predictor.Reset(barLength ?? Meter.Common.BarLength);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (i >= first)
            {
                Array.Clear(mask);
                grammar.Mask(mask);
                for (int token = 0; token < mask.Length; token++)
                    allowed[token] = mask[token] == 0;
                predictor.Predict(allowed, probabilities);
                bits[tokenizer.KindOf(tokens[i])] -= Math.Log2(probabilities[tokens[i].Id]);
            }
            grammar.Advance(tokens[i]);
            predictor.Advance(tokens[i].Id);
        }
        int notes = NotesOf(tokens.Count) - (first > 1 ? NotesOf(first) : 0);
        return new LossReport(bits, Math.Max(0, tokens.Count - first), notes, 1);

        int NotesOf(int count) => tokenizer.Decode([.. tokens.Take(count)]).Notes.Count();
    }
}
