using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Listening;

/// <summary>
/// Reads a performance as a musician would write it down: every onset and every end goes to the nearest line of the
/// sixteenths or of the eighth triplets, since the models have learnt written music.
/// </summary>
internal static class PhraseReading
{
    private static readonly long[] LinesOfAQuarter = [0, 240, 320, 480, 640, 720, Ticks.PerQuarter];

    /// <summary>Writes the phrase as read, ordered by onset, then pitch, into a span of the same length.</summary>
    public static void Read(ReadOnlySpan<Note> played, BarGrid bars, Span<Note> read)
    {
        for (int i = 0; i < played.Length; i++)
        {
            Note note = played[i];
            Ticks onset = NearestLine(note.Onset, bars.Origin);
            Ticks end = NearestLine(note.End, bars.Origin);
            // A note too short for any line takes the shortest step that can be written.
            Ticks duration = end > onset ? end - onset : new Ticks(Ticks.PerQuarter / 4);
            Insert(read, i, note with { Onset = onset, Duration = duration });
        }
    }

    /// <summary>The line that a position was meant for, counted from the bars' origin.</summary>
    public static Ticks NearestLine(Ticks position, Ticks origin)
    {
        Ticks quarter = position.FloorTo(new Ticks(Ticks.PerQuarter), origin);
        long within = (position - quarter).Value;
        long nearest = 0;
        foreach (long line in LinesOfAQuarter)
        {
            if (Math.Abs(line - within) < Math.Abs(nearest - within))
                nearest = line;
        }
        return quarter + new Ticks(nearest);
    }

    // Played notes come nearly in order, so insertion is a step or two.
    private static void Insert(Span<Note> sorted, int count, Note note)
    {
        int place = count;
        while (place > 0 && (sorted[place - 1].Onset > note.Onset
            || (sorted[place - 1].Onset == note.Onset && sorted[place - 1].Pitch > note.Pitch)))
        {
            sorted[place] = sorted[place - 1];
            place--;
        }
        sorted[place] = note;
    }
}
