using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;

namespace Continuo.Training.Prediction;

/// <summary>
/// Measures what a memory of the first half of a piece is worth for predicting its second half. The model has read the
/// first half in any case, so that only what it cannot keep in its state is counted as the memory's.
/// </summary>
public static class MemoryEvaluator
{
    private static readonly SymbolWeight Heard = new(1, 0, 0);

    /// <summary>Bits of the second halves.</summary>
    /// <param name="scores">The pieces.</param>
    /// <param name="tokenizer">Their encoding.</param>
    /// <param name="model">Reads the whole piece; the memory holds only the first half.</param>
    /// <param name="imitate">How much the memory counts, 0..1; 0 = the model alone.</param>
    public static LossReport Measure(
        IReadOnlyList<Score> scores, ITokenizer tokenizer, IMusicModel model, float imitate)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(model);

        var reports = new LossReport[scores.Count];
        Parallel.For(
            0, scores.Count, () => new ImitatingPredictor(model, new(model.VocabularySize), imitate),
            (piece, _, predictor) =>
            {
                List<Token> tokens = tokenizer.Encode(scores[piece]);
                int half = SecondHalf(tokens, tokenizer);
                predictor.Memory.Clear();
                predictor.Memory.Add([.. tokens[..half].TakeLast(SymbolMemory.MaxSymbols)], Heard);
                reports[piece] = Evaluator.MeasurePiece(tokens, tokenizer, predictor, half);
                return predictor;
            }, _ => { });
        return LossReport.Join(reports);
    }

    /// <summary>The first symbol behind the first half of the notes; 1 or more.</summary>
    internal static int SecondHalf(IReadOnlyList<Token> tokens, ITokenizer tokenizer)
    {
        int half = tokens.Count(IsPitch) / 2;
        int at = 1;
        for (int seen = 0; at < tokens.Count && seen < half; at++)
            seen += IsPitch(tokens[at]) ? 1 : 0;
        while (at < tokens.Count && tokenizer.KindOf(tokens[at]) == TokenKind.Duration)
            at++;
        return at;

        bool IsPitch(Token token) => tokenizer.KindOf(token) == TokenKind.Pitch;
    }
}
