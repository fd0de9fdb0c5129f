using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>When the notes of a phrase begin and end: a listener tells from this when it is over.</summary>
/// <param name="Start">The first onset.</param>
/// <param name="End">Where the last note ended, as long as none sounds.</param>
public readonly record struct PhraseTimes(Ticks Start, Ticks End)
{
    /// <summary>Of its last note, or of a chord's last.</summary>
    public Ticks LastOnset { get; init; }

    /// <summary>The longest silence between its notes.</summary>
    public Ticks LongestRest { get; init; }

    /// <summary>The longest time from one onset to the next; zero while there is one only.</summary>
    public Ticks LongestStep { get; init; }

    /// <summary>The times of notes in order of onset.</summary>
    /// <param name="notes">The phrase.</param>
    /// <param name="end">Where its last note ended.</param>
    public static PhraseTimes Of(ReadOnlySpan<Note> notes, Ticks end)
    {
        if (notes.IsEmpty)
            return new(Ticks.Zero, end);
        Ticks rest = Ticks.Zero, step = Ticks.Zero, soundsUntil = notes[0].Onset, last = notes[0].Onset;
        foreach (ref readonly Note note in notes)
        {
            rest = Ticks.Max(rest, note.Onset - soundsUntil);
            step = Ticks.Max(step, note.Onset - last);
            last = note.Onset;
            soundsUntil = Ticks.Max(soundsUntil, note.End);
        }
        return new(notes[0].Onset, end) { LastOnset = last, LongestRest = rest, LongestStep = step };
    }
}
