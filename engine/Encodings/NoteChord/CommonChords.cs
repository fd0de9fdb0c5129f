using static Continuo.Engine.Encodings.NoteChord.NoteChordVocabulary;

namespace Continuo.Engine.Encodings.NoteChord;

/// <summary>
/// Thirds, fourths, fifths, sixths and octaves, triads in close position with their inversions, and the usual seventh
/// chords, on every key.
/// </summary>
internal static class CommonChords
{
    /// <summary>Semitones above the lowest note.</summary>
    private static readonly int[][] Shapes =
    [
        [12], [7], [5], [4], [3], [9], [8], // what two voices sound
        [4, 7], [3, 8], [5, 9],             // major, its sixth chord and its six-four chord
        [3, 7], [4, 9], [5, 8],             // minor
        [3, 6], [4, 8],                     // diminished, augmented
        [4, 7, 10], [3, 7, 10], [4, 7, 11], [3, 6, 9],
    ];

    public static IEnumerable<UInt128> All() =>
        Shapes.SelectMany(shape => OnEveryKey(ShapeOf(shape), 0, PitchCount - 1));

    /// <summary>A shape on all lowest notes of a range, as far as the piano reaches.</summary>
    /// <param name="shape">A bit for each semitone above the lowest note, which is one of them.</param>
    /// <param name="lowest">First lowest note, counted from the piano's.</param>
    /// <param name="highest">Last one.</param>
    public static IEnumerable<UInt128> OnEveryKey(UInt128 shape, int lowest, int highest)
    {
        int last = Math.Min(highest, PitchCount - 1 - HighestOf(shape));
        for (int key = Math.Max(0, lowest); key <= last; key++)
            yield return shape << key;
    }

    private static UInt128 ShapeOf(int[] semitones) =>
        semitones.Aggregate(UInt128.One, (shape, semitone) => shape | (UInt128.One << semitone));
}
