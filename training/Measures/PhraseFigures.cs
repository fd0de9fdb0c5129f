using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>
/// Runs of four notes, in any key and at any loudness (see <see cref="NoteMoves"/>), that answers and the pieces
/// themselves take from openings. Each list has one for each piece.
/// </summary>
public sealed class PhraseFigures
{
    private const int Moves = 3; // four notes

    public PhraseFigures(IReadOnlyList<AnsweredPiece> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        HashSet<(long, long, long)>[] openings = [.. pieces.Select(one => Runs([.. one.Opening.Notes]).ToHashSet())];
        var answers = pieces.Select(one => Runs(one.AnswerNotes).ToArray()).ToArray();
        var originals = pieces.Select(one => Runs(one.OriginalNotes).ToArray()).ToArray();
        Own = [.. pieces.Select((_, i) => new Compared(Of(answers[i], openings[i]), Of(originals[i], openings[i])))];
        None = [.. Own.Select(own => new Compared(IsNone(own.Answers), IsNone(own.Originals)))];
        Foreign = [.. pieces.Select((_, i) => openings.Where((_, other) => other != i)
            .Select(opening => new Compared(Of(answers[i], opening), Of(originals[i], opening)))
            .Aggregate(default(Compared), (sum, one) => sum + one))];
    }

    /// <summary>Of all runs those that stand in the own opening.</summary>
    public IReadOnlyList<Compared> Own { get; }

    /// <summary>Whether none does.</summary>
    public IReadOnlyList<Compared> None { get; }

    /// <summary>Of all runs, once for each other opening, those that stand in it.</summary>
    public IReadOnlyList<Compared> Foreign { get; }

    private static Tally Of((long, long, long)[] runs, HashSet<(long, long, long)> known) =>
        new(runs.Count(known.Contains), runs.Length);

    private static Tally IsNone(Tally own) => new(own.Hits == 0 ? 1 : 0, 1);

    private static IEnumerable<(long, long, long)> Runs(IReadOnlyList<Note> notes)
    {
        long[] moves = NoteMoves.Of(notes);
        for (int i = 0; i + Moves <= moves.Length; i++)
            yield return (moves[i], moves[i + 1], moves[i + 2]);
    }
}
