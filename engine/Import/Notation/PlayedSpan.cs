namespace Continuo.Engine.Import.Notation;

/// <summary>A stretch of written music that is played in one go, at a time that repeats decide.</summary>
/// <param name="From">Written time, in quarter notes.</param>
/// <param name="To">Written time, after <paramref name="From"/>.</param>
/// <param name="At">Played time.</param>
internal readonly record struct PlayedSpan(Fraction From, Fraction To, Fraction At)
{
    /// <summary>Notes as played; what reaches over a span's end is cut there.</summary>
    public static IEnumerable<NotationNote> Play(List<NotationNote> notes, IReadOnlyList<PlayedSpan> order)
    {
        List<NotationNote> sorted = [.. notes.OrderBy(note => note.Onset)];
        foreach (PlayedSpan span in order)
        {
            for (int i = FirstFrom(sorted, span.From, note => note.Onset);
                i < sorted.Count && sorted[i].Onset < span.To; i++)
            {
                NotationNote note = sorted[i];
                yield return note with
                {
                    Onset = span.Move(note.Onset),
                    End = span.Move(Fraction.Min(note.End, span.To)),
                };
            }
        }
    }

    /// <summary>Changes as played: each span begins with what holds there.</summary>
    public static List<(Fraction At, T Value)> Play<T>(
        List<(Fraction At, T Value)> changes, IReadOnlyList<PlayedSpan> order)
    {
        var played = new List<(Fraction At, T Value)>();
        foreach (PlayedSpan span in order)
        {
            int first = FirstFrom(changes, span.From, change => change.At);
            if (first > 0)
                played.Add((span.At, changes[first - 1].Value));
            for (int i = first; i < changes.Count && changes[i].At < span.To; i++)
                played.Add((span.Move(changes[i].At), changes[i].Value));
        }
        return played.Count > 0 ? played : changes;
    }

    private Fraction Move(Fraction written) => At + (written - From);

    private static int FirstFrom<T>(List<T> sorted, Fraction from, Func<T, Fraction> position)
    {
        int low = 0, high = sorted.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (position(sorted[middle]) < from)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
