using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>How often each pitch class is struck, from C on.</summary>
public static class PitchClassHistogram
{
    public const int Bins = 12;

    public static long[] Of(IEnumerable<Note> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var counts = new long[Bins];
        foreach (Note note in notes)
            counts[note.Pitch.PitchClass]++;
        return counts;
    }
}
