using Continuo.Engine.Model;
using Continuo.Engine.Music;
using Continuo.Engine.Tokens;
using Continuo.Engine.Training.Data;

namespace Continuo.Engine.Training;

/// <summary>
/// How much of what a model plays it learnt by heart: answers to the beginnings of held-out pieces, each compared with the whole
/// training part, in any key. The pieces' own continuations, compared in the same way, say how much any music of the style shares.
/// </summary>
/// <param name="Answers">For each piece the longest run that the answer shares with the training part.</param>
/// <param name="Originals">The same of what the piece itself goes on with.</param>
/// <param name="AnswerNotes">Notes of all answers.</param>
public sealed record Memorisation(IReadOnlyList<Overlap> Answers, IReadOnlyList<Overlap> Originals, long AnswerNotes)
{
    /// <summary>Bars that are heard, then bars that are answered.</summary>
    public const int PhraseBars = 4, AnswerBars = 8;

    /// <param name="model">The model.</param>
    /// <param name="tokenizer">Its encoding.</param>
    /// <param name="heldOut">Pieces that it has not seen.</param>
    /// <param name="training">Pieces that it has seen.</param>
    /// <param name="seed">Of the answers.</param>
    public static Memorisation Measure(
        IMusicModel model, ITokenizer tokenizer, IReadOnlyList<Piece> heldOut, IReadOnlyList<Piece> training, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        ArgumentNullException.ThrowIfNull(training);
        var engine = new ContinuationEngine();
        engine.Load(model, tokenizer);
        var answers = new List<Overlap>();
        var originals = new List<Overlap>();
        long notes = 0;
        for (int i = 0; i < heldOut.Count; i++)
        {
            Score score = heldOut[i].Score;
            MeterChange first = score.Meters.TakeWhile(change => change.Position < score.Meters[0].Meter.BarLength).Last();
            var bars = new BarGrid(first.Position, first.Meter);
            Ticks from = bars.Origin + bars.Meter.BarLength * PhraseBars, to = from + bars.Meter.BarLength * AnswerBars;
            List<Note> answer = Answer(engine, [.. score.Notes.Where(note => note.Onset < from)], bars, new ContinuationRequest(from, to, seed, (uint)i));
            notes += answer.Count;
            answers.Add(VerbatimOverlap.Longest(answer, training));
            originals.Add(VerbatimOverlap.Longest([.. score.Notes.Where(note => note.Onset >= from && note.Onset < to)], training));
        }
        return new Memorisation(answers, originals, notes);
    }

    /// <summary>Notes of the run in the middle of the list when sorted by length.</summary>
    public static int Median(IReadOnlyList<Overlap> overlaps)
    {
        ArgumentNullException.ThrowIfNull(overlaps);
        return overlaps.Count == 0 ? 0 : overlaps.Select(overlap => overlap.Notes).Order().ElementAt(overlaps.Count / 2);
    }

    private static List<Note> Answer(ContinuationEngine engine, Note[] phrase, BarGrid bars, in ContinuationRequest request)
    {
        var answer = new List<Note>();
        engine.Reset();
        engine.Listen(phrase, bars);
        engine.Begin(request);
        while (engine.TryNext(request.End, new EngineOptions(), out Note note))
            answer.Add(note);
        return answer;
    }
}
