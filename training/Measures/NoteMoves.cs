using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>
/// Music in any key: from each note to the next the time and the interval, so that n equal moves are n + 1 equal notes.
/// How long the notes are held does not count.
/// </summary>
internal static class NoteMoves
{
    // As fine as the event encoding's grid, so that a tick more or less is the same time.
    private const int TimeStep = Ticks.PerQuarter / 24;

    /// <param name="notes">Ordered by onset, then pitch.</param>
    public static long[] Of(IReadOnlyList<Note> notes)
    {
        var moves = new long[Math.Max(0, notes.Count - 1)];
        for (int i = 1; i < notes.Count; i++)
        {
            long interval = notes[i].Pitch.Number - notes[i - 1].Pitch.Number + 128;
            moves[i - 1] = Steps(notes[i].Onset - notes[i - 1].Onset) << 8 | interval;
        }
        return moves;
    }

    private static long Steps(Ticks time) => (time.Value + TimeStep / 2) / TimeStep;
}
