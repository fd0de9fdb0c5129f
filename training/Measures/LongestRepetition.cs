using Continuo.Engine.Music;
using Continuo.Training.Copying;

namespace Continuo.Training.Measures;

/// <summary>
/// The most notes in a row that come back later in the same music, in any key and at any loudness (see
/// <see cref="NoteMoves"/>), the second time not before the first is over. Much of it is a loop, none of it no music.
/// </summary>
public static class LongestRepetition
{
    /// <param name="notes">Ordered by onset, then pitch.</param>
    /// <returns>Notes; 0 when nothing comes back.</returns>
    public static int Of(IReadOnlyList<Note> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        long[] moves = NoteMoves.Of(notes);
        var before = new int[moves.Length + 1]; // of the runs that end at i and j, i before j, the common length
        int longest = 0;
        for (int j = 1; j <= moves.Length; j++)
        {
            int diagonal = 0;
            for (int i = 1; i < j; i++)
            {
                int common = moves[i - 1] == moves[j - 1] ? diagonal + 1 : 0;
                diagonal = before[i];
                before[i] = common;
                longest = Math.Max(longest, Math.Min(common, j - i));
            }
        }
        return longest == 0 ? 0 : longest + 1;
    }
}
