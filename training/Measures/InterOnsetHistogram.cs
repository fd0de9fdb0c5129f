using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>
/// How often each time from an onset to the next one comes, in 24ths of a quarter note up to four quarters; longer ones
/// share a last bin. Notes that are struck together are one onset.
/// </summary>
public static class InterOnsetHistogram
{
    public const int Bins = 4 * 24 + 1;

    /// <param name="notes">Ordered by onset.</param>
    public static long[] Of(IEnumerable<Note> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var counts = new long[Bins];
        long last = long.MinValue;
        foreach (Note note in notes)
        {
            long step = BarOnsets.StepOf(note.Onset);
            if (last != long.MinValue && step > last)
                counts[Math.Min(step - last, Bins) - 1]++;
            last = step;
        }

        return counts;
    }
}
