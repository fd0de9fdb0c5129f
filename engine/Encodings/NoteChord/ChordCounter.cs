using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.NoteChord.NoteChordVocabulary;

namespace Continuo.Engine.Encodings.NoteChord;

/// <summary>
/// Chooses the chords that get a symbol of their own: the shapes that occur most often, each on all keys from the
/// lowest to the highest that it was heard on when every piece is transposed by -5..6 semitones.
/// </summary>
internal static class ChordCounter
{
    /// <summary>
    /// Symbols for chords at most, so that a model of the classic size spends its weights on more than names.
    /// </summary>
    public const int MostChords = 1500;

    /// <summary>A shape heard less often is left to be written as parts.</summary>
    public const int FewestTimes = 8;

    private const int Down = 5, Up = 6;

    public static NoteChordVocabulary Learn(IEnumerable<Score> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        Dictionary<UInt128, Shape> shapes = [];
        foreach (Score score in scores)
            Count(score, shapes);

        List<UInt128> chords = [];
        foreach ((UInt128 bits, Shape shape) in shapes.Where(known => known.Value.Times >= FewestTimes)
            .OrderByDescending(known => known.Value.Times).ThenBy(known => known.Key))
        {
            List<UInt128> added = [.. CommonChords.OnEveryKey(bits, shape.Lowest - Down, shape.Highest + Up)];
            if (chords.Count + added.Count > MostChords)
                break;
            chords.AddRange(added);
        }

        return new(chords);
    }

    private static void Count(Score score, Dictionary<UInt128, Shape> shapes)
    {
        StepGrid grid = new(StepGrid.OfScore(score, StepTicks), StepTicks);
        OnsetNotes here = new();
        long onset = long.MinValue;
        foreach (Note note in score.Notes)
        {
            long step = grid.Nearest(note.Onset);
            if (step != onset)
                Count(here, shapes);
            onset = step;
            here.Add(
                EventVocabulary.FoldPitch(note.Pitch.Number) - LowestPitch, LengthFor(grid.Nearest(note.End) - step));
        }

        Count(here, shapes);
    }

    private static void Count(OnsetNotes here, Dictionary<UInt128, Shape> shapes)
    {
        for (int length = 0; length < Lengths.Length; length++)
        {
            UInt128 pitches = here[length];
            if (UInt128.PopCount(pitches) < 2)
                continue;
            int lowest = LowestOf(pitches);
            UInt128 shape = pitches >> lowest;
            Shape known = shapes.GetValueOrDefault(shape, new(0, lowest, lowest));
            shapes[shape] = new(known.Times + 1, Math.Min(known.Lowest, lowest), Math.Max(known.Highest, lowest));
        }

        here.Clear();
    }

    /// <summary>How often, and on which lowest notes.</summary>
    private readonly record struct Shape(int Times, int Lowest, int Highest);
}
