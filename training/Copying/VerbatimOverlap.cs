using Continuo.Engine.Music;
using Continuo.Training.Corpus;
using Continuo.Training.Measures;

namespace Continuo.Training.Copying;

/// <summary>The longest run of notes that two pieces share, in any key.</summary>
/// <param name="Notes">Its length; 0 when not even two notes agree.</param>
/// <param name="Start">Index of its first note in the music looked at.</param>
/// <param name="Piece">Name of the corpus piece; empty when there is none.</param>
/// <param name="PieceStart">Index of its first note there.</param>
public readonly record struct Overlap(int Notes, int Start, string Piece, int PieceStart);

/// <summary>
/// Looks for music that was memorised: the longest run of notes whose pitch intervals and times from onset to onset all
/// stand in the corpus. How long the notes are held does not count, so that a staccato player is recognised too. Time:
/// the corpus's notes, whatever the length of the music (a suffix automaton; Blumer et al. 1985).
/// </summary>
public static class VerbatimOverlap
{
    /// <param name="notes">Ordered by onset, then pitch.</param>
    /// <param name="corpus">Usually the training part.</param>
    public static Overlap Longest(IReadOnlyList<Note> notes, IEnumerable<Piece> corpus) =>
        Longest(notes, LearntMusic.Of(corpus));

    /// <inheritdoc cref="Longest(IReadOnlyList{Note}, IEnumerable{Piece})"/>
    public static Overlap Longest(IReadOnlyList<Note> notes, LearntMusic corpus)
    {
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(corpus);

        var automaton = new SuffixAutomaton(NoteMoves.Of(notes));
        var best = new Overlap(0, 0, "", 0);
        foreach ((string name, long[] moves) in corpus.Pieces)
        {
            (int length, int end, int pieceEnd) = automaton.LongestIn(moves);
            if (length > 0 && length + 1 > best.Notes)
                best = new Overlap(length + 1, end - length, name, pieceEnd - length);
        }
        return best;
    }
}
