using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>The share of the time in which nothing sounds, in ticks.</summary>
public static class Rests
{
    /// <param name="notes">Ordered by onset.</param>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends.</param>
    public static Tally Of(IReadOnlyList<Note> notes, Ticks from, Ticks to)
    {
        ArgumentNullException.ThrowIfNull(notes);
        long silent = 0, soundsUntil = from.Value;
        foreach (Note note in notes)
        {
            if (note.Onset >= to)
                break;
            silent += Math.Max(0, note.Onset.Value - soundsUntil);
            soundsUntil = Math.Max(soundsUntil, note.End.Value);
        }
        silent += Math.Max(0, to.Value - soundsUntil);
        return new(silent, to.Value - from.Value);
    }
}
