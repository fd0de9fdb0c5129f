using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>
/// How voices move in answers, beside how they do in the pieces themselves. A sonority is what sounds where a note
/// begins, struck or held; its voices are counted from below. What each figure counts: docs/measures.md.
/// </summary>
/// <param name="Parallels">Chord changes with parallel fifths or octaves.</param>
/// <param name="TopByStep">Moves of the highest voice by a semitone or two.</param>
/// <param name="AnswerVoices">In 95 % of all answers' sonorities there are at most this many pitches.</param>
/// <param name="OriginalVoices">The same of the pieces themselves.</param>
public sealed record VoiceLeading(
    StructureFigure Parallels, StructureFigure TopByStep, int AnswerVoices, int OriginalVoices)
{
    private const int Fifth = 7; // semitones
    private const int Octave = 12;
    private const int WholeTone = 2;
    private const double MostOf = 0.95;

    public static VoiceLeading Of(IReadOnlyList<AnsweredPiece> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        IReadOnlyList<int[]>[] answers = [.. pieces.Select(one => Sonorities(one.AnswerNotes))];
        IReadOnlyList<int[]>[] originals = [.. pieces.Select(one => Sonorities(one.OriginalNotes))];
        return new(
            Figure(ParallelsOf), Figure(TopByStepOf),
            VoicesAtOnce(answers.SelectMany(one => one)), VoicesAtOnce(originals.SelectMany(one => one)));

        StructureFigure Figure(Func<IReadOnlyList<int[]>, Tally> measure) => StructureFigure.Of(
            [.. answers.Zip(originals, (answer, original) => new Compared(measure(answer), measure(original)))]);
    }

    /// <summary>
    /// For each place where a note begins, on the grid of <see cref="BarOnsets"/>, the MIDI pitches that sound there,
    /// each once, from below.
    /// </summary>
    /// <param name="notes">In any order.</param>
    public static IReadOnlyList<int[]> Sonorities(IReadOnlyList<Note> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        List<int[]> sonorities = [];
        List<(long End, int Pitch)> sounding = [];
        foreach (IGrouping<long, Note> struck in notes.GroupBy(note => BarOnsets.StepOf(note.Onset))
            .OrderBy(group => group.Key))
        {
            sounding.RemoveAll(held => held.End <= struck.Key);
            sounding.AddRange(struck.Select(note => (BarOnsets.StepOf(note.End), (int)note.Pitch.Number)));
            sonorities.Add([.. sounding.Select(note => note.Pitch).Distinct().Order()]);
        }

        return sonorities;
    }

    /// <summary>
    /// The share of changes in which two voices move in the same direction from one fifth to another, or from one
    /// octave to another; twelfths and double octaves count too. A change is two different sonorities in turn with
    /// equally many pitches, at least two.
    /// </summary>
    public static Tally ParallelsOf(IReadOnlyList<int[]> sonorities)
    {
        ArgumentNullException.ThrowIfNull(sonorities);
        Tally tally = default;
        for (int i = 1; i < sonorities.Count; i++)
        {
            (int[] from, int[] to) = (sonorities[i - 1], sonorities[i]);
            if (from.Length >= 2 && from.Length == to.Length && !from.SequenceEqual(to))
                tally += new Tally(HasParallels(from, to) ? 1 : 0, 1);
        }

        return tally;
    }

    /// <summary>Of the moves of the highest pitch to another one, those by at most two semitones.</summary>
    public static Tally TopByStepOf(IReadOnlyList<int[]> sonorities)
    {
        ArgumentNullException.ThrowIfNull(sonorities);
        int[] moves =
        [
            .. sonorities.Zip(sonorities.Skip(1), (from, to) => Math.Abs(to[^1] - from[^1])).Where(move => move > 0),
        ];
        return new(moves.Count(move => move <= WholeTone), moves.Length);
    }

    /// <summary>The 95th percentile of pitches in a sonority: the fewest that 95 % do not exceed; 0 of none.</summary>
    public static int VoicesAtOnce(IEnumerable<int[]> sonorities)
    {
        int[] sizes = [.. sonorities.Select(sonority => sonority.Length).Order()];
        return sizes.Length == 0 ? 0 : sizes[(int)Math.Ceiling(MostOf * sizes.Length) - 1];
    }

    private static bool HasParallels(int[] from, int[] to)
    {
        for (int high = 1; high < from.Length; high++)
            for (int low = 0; low < high; low++)
            {
                int interval = (from[high] - from[low]) % Octave;
                bool isPerfect = interval is 0 or Fifth && interval == (to[high] - to[low]) % Octave;
                if (isPerfect && Math.Sign(to[high] - from[high]) * Math.Sign(to[low] - from[low]) > 0)
                    return true;
            }

        return false;
    }
}
