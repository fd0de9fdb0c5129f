using Continuo.Engine.Music;
using Continuo.Engine.Training.Data;

namespace Continuo.Engine.Training;

/// <summary>The longest run of notes that two pieces share, in any key.</summary>
/// <param name="Notes">Its length; 0 when not even two notes agree.</param>
/// <param name="Start">Index of its first note in the music looked at.</param>
/// <param name="Piece">Name of the corpus piece; empty when there is none.</param>
/// <param name="PieceStart">Index of its first note there.</param>
public readonly record struct Overlap(int Notes, int Start, string Piece, int PieceStart);

/// <summary>
/// Looks for music that was learnt by heart: the longest run of notes whose pitch intervals and times from onset to onset all
/// stand in the corpus. How long the notes are held does not count, so that a staccato player is recognised too. Time: the corpus's notes, whatever the length of the music (a suffix automaton; Blumer et al. 1985).
/// </summary>
public static class VerbatimOverlap
{
    // As fine as the event encoding's grid, so that a tick more or less is the same time.
    private const int TimeStep = Ticks.PerQuarter / 24;

    /// <param name="notes">Ordered by onset, then pitch.</param>
    /// <param name="corpus">Usually the training part.</param>
    public static Overlap Longest(IReadOnlyList<Note> notes, IEnumerable<Piece> corpus)
    {
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(corpus);

        var automaton = new SuffixAutomaton(Moves(notes));
        var best = new Overlap(0, 0, "", 0);
        foreach (Piece piece in corpus)
        {
            (int length, int end, int pieceEnd) = automaton.LongestIn(Moves([.. piece.Score.Notes]));
            if (length > 0 && length + 1 > best.Notes)
                best = new Overlap(length + 1, end - length, piece.Name, pieceEnd - length);
        }
        return best;
    }

    /// <summary>From each note to the next: the time and the interval, so that n equal moves are n + 1 equal notes.</summary>
    private static List<long> Moves(IReadOnlyList<Note> notes)
    {
        var moves = new List<long>(Math.Max(0, notes.Count - 1));
        for (int i = 1; i < notes.Count; i++)
        {
            long interval = notes[i].Pitch.Number - notes[i - 1].Pitch.Number + 128;
            moves.Add((Steps(notes[i].Onset - notes[i - 1].Onset) << 8) | interval);
        }
        return moves;
    }

    private static long Steps(Ticks time) => (time.Value + TimeStep / 2) / TimeStep;

    /// <summary>Accepts every run of one sequence; remembers where each ends first.</summary>
    private sealed class SuffixAutomaton
    {
        private readonly List<Dictionary<long, int>> _next = [[]];
        private readonly List<int> _link = [-1];
        private readonly List<int> _length = [0];
        private readonly List<int> _end = [0];

        public SuffixAutomaton(List<long> sequence)
        {
            int last = 0;
            for (int i = 0; i < sequence.Count; i++)
                last = Append(sequence[i], i + 1, last);
        }

        /// <summary>The longest common run: its length, and where it ends here and in the other sequence.</summary>
        public (int Length, int End, int OtherEnd) LongestIn(List<long> other)
        {
            (int Length, int End, int OtherEnd) best = default;
            int state = 0, length = 0;
            for (int i = 0; i < other.Count; i++)
            {
                while (state > 0 && !_next[state].ContainsKey(other[i]))
                {
                    state = _link[state];
                    length = _length[state];
                }
                if (!_next[state].TryGetValue(other[i], out int following))
                    continue;
                state = following;
                length++;
                if (length > best.Length)
                    best = (length, _end[state], i + 1);
            }
            return best;
        }

        private int Append(long symbol, int end, int last)
        {
            int added = Add([], _length[last] + 1, end);
            int at = last;
            for (; at >= 0 && _next[at].TryAdd(symbol, added); at = _link[at])
            {
            }
            if (at < 0)
            {
                _link[added] = 0;
                return added;
            }
            int following = _next[at][symbol];
            if (_length[following] == _length[at] + 1)
            {
                _link[added] = following;
                return added;
            }
            int clone = Add(new(_next[following]), _length[at] + 1, _end[following]);
            _link[clone] = _link[following];
            for (; at >= 0 && _next[at].GetValueOrDefault(symbol, -1) == following; at = _link[at])
                _next[at][symbol] = clone;
            _link[following] = clone;
            _link[added] = clone;
            return added;
        }

        private int Add(Dictionary<long, int> next, int length, int end)
        {
            _next.Add(next);
            _link.Add(-1);
            _length.Add(length);
            _end.Add(end);
            return _next.Count - 1;
        }
    }
}
