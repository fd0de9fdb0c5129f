using Continuo.Engine;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Engine.Sampling;
using Continuo.Training.Corpus;

namespace Continuo.Training.Measures;

/// <summary>The opening of a held-out piece, what a model made of it, and how the piece itself goes on.</summary>
public sealed class AnsweredPiece
{
    private AnsweredPiece(Piece piece, Ticks from, Ticks to, Score answer, Ticks answerLength, EntropyMeter entropy)
    {
        AnswerLength = answerLength;
        OriginalLength = to - from;
        Entropy = entropy;
        Piece = piece.Name;
        Opening = ScoreContinuation.Opening(piece.Score, from);
        Answer = answer;
        From = from;
        Key = Opening.Keys.Count > 0 ? Key.Of(Opening.Keys[^1]) : KeyFinder.Find([.. Opening.Notes]);
        AnswerNotes = [.. answer.Notes];
        OriginalNotes = [.. ScoreContinuation.Excerpt(piece.Score, from, to).Notes];
        OpeningBars = BarOnsets.Of(Opening, Ticks.Zero, from);
        AnswerBars = BarOnsets.Of(answer, Ticks.Zero, answerLength);
        OriginalBars = BarOnsets.Of(piece.Score, from, to);
    }

    /// <summary>The piece's name.</summary>
    public string Piece { get; }

    /// <summary>What was heard.</summary>
    public Score Opening { get; }

    /// <summary>Where the opening ends.</summary>
    public Ticks From { get; }

    /// <summary>What the model played; its zero lies at <see cref="From"/>.</summary>
    public Score Answer { get; }

    /// <summary>Of the answer's bars, which are all of the meter in force at <see cref="From"/>.</summary>
    public Ticks AnswerLength { get; }

    /// <summary>Of the piece's own bars, whose meter may change.</summary>
    public Ticks OriginalLength { get; }

    /// <summary>Of the distributions that the answer's symbols were drawn from.</summary>
    public EntropyMeter Entropy { get; }

    /// <summary>The piece's, where the answer begins: named, else found from the opening.</summary>
    public Key Key { get; }

    public IReadOnlyList<Note> AnswerNotes { get; }

    public IReadOnlyList<Note> OriginalNotes { get; }

    public IReadOnlyList<BarOnsets> OpeningBars { get; }

    public IReadOnlyList<BarOnsets> AnswerBars { get; }

    public IReadOnlyList<BarOnsets> OriginalBars { get; }

    /// <summary>
    /// Continues every piece that is long enough, each with random numbers of its own: what other pieces there are
    /// changes nothing. Uses all processors.
    /// </summary>
    public static IReadOnlyList<AnsweredPiece> Of(
        IMusicModel model, ITokenizer tokenizer, IReadOnlyList<Piece> pieces, ContinuationOptions options)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(options);
        var continuations = new AnsweredPiece?[pieces.Count];
        Parallel.For(0, pieces.Count, CreateEngine, (i, _, engine) =>
        {
            continuations[i] = Of(engine, pieces[i], options);
            return engine;
        }, _ => { });
        return [.. continuations.OfType<AnsweredPiece>()];

        ContinuationEngine CreateEngine()
        {
            var engine = new ContinuationEngine();
            engine.Load(model, tokenizer, options.Return, options.Loops);
            return engine;
        }
    }

    /// <summary>
    /// Null when the piece is over before the answer would be, or has no notes in the opening or after it.
    /// </summary>
    private static AnsweredPiece? Of(ContinuationEngine engine, Piece piece, ContinuationOptions options)
    {
        Ticks from = BarLines.EndOfFirst(piece.Score, options.OpeningBars);
        Ticks to = BarLines.EndOfFirst(piece.Score, options.OpeningBars + options.AnswerBars);
        bool isLongEnough = BarLines.EndOf(piece.Score) >= to
            && piece.Score.Notes.Any(note => note.Onset < from)
            && piece.Score.Notes.Any(note => note.Onset >= from && note.Onset < to);
        if (!isLongEnough)
            return null;
        engine.Entropy = new EntropyMeter();
        Score answer = ScoreContinuation.Continue(
            engine, piece.Score, from, options.AnswerBars, options.Engine, options.Seed,
            unchecked((uint)MusicCorpus.HashOf(piece.Name)));
        return new(piece, from, to, answer, answer.Meters[0].Meter.BarLength * options.AnswerBars, engine.Entropy);
    }
}
