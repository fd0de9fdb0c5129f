using Continuo.Engine.Music;
using Continuo.Training.Corpus;
using Continuo.Training.Measures;

namespace Continuo.Training.Copying;

/// <summary>
/// The training part as <see cref="VerbatimOverlap"/> looks at it, prepared once for many questions. About 24 bytes a
/// note. Immutable; [any] thread.
/// </summary>
public sealed class LearntMusic
{
    /// <summary>Notes of a run that is long enough to be somebody's.</summary>
    public const int RunNotes = 8;

    private readonly HashSet<ulong> _runs = [];

    private LearntMusic(IEnumerable<Piece> pieces)
    {
        Pieces = [.. pieces.Select(piece => (piece.Name, NoteMoves.Of([.. piece.Score.Notes])))];
        foreach ((_, long[] moves) in Pieces)
            for (int i = 0; i + RunNotes <= moves.Length + 1; i++)
                _runs.Add(HashOf(moves.AsSpan(i, RunNotes - 1)));
    }

    internal IReadOnlyList<(string Name, long[] Moves)> Pieces { get; }

    public static LearntMusic Of(IEnumerable<Piece> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return new(pieces);
    }

    /// <summary>Of all runs of <see cref="RunNotes"/> notes, those that stand here too, in any key.</summary>
    /// <param name="notes">Ordered by onset, then pitch.</param>
    public Tally KnownRuns(IReadOnlyList<Note> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        long[] moves = NoteMoves.Of(notes);
        Tally tally = default;
        for (int i = 0; i + RunNotes <= moves.Length + 1; i++)
            tally += new Tally(_runs.Contains(HashOf(moves.AsSpan(i, RunNotes - 1))) ? 1 : 0, 1);
        return tally;
    }

    // 64 bits: of a million runs two that differ share one with a chance of one in forty million.
    private static ulong HashOf(ReadOnlySpan<long> moves)
    {
        ulong hash = 0;
        foreach (long move in moves)
        {
            hash = (hash ^ (ulong)move) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
        }
        return hash;
    }
}
