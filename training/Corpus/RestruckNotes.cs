using Continuo.Engine.Music;

namespace Continuo.Training.Corpus;

/// <summary>
/// Voices that cross strike a pitch again while it sounds. One keyboard, one MIDI channel, cannot: there a note ends
/// where its key is struck again.
/// </summary>
public static class RestruckNotes
{
    /// <summary>Ends each note where the same pitch starts next, in any part; percussion stays.</summary>
    public static Score End(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var onsets = score.Notes.GroupBy(note => note.Pitch)
            .ToDictionary(notes => notes.Key, notes => notes.Select(note => note.Onset.Value).Distinct().ToArray());
        if (score.Notes.All(note => Ended(note) == note))
            return score;
        return score with
        {
            Parts = [.. score.Parts.Select(part =>
                part.IsPercussion ? part : part with { Notes = [.. part.Notes.Select(Ended)] })],
        };

        Note Ended(Note note)
        {
            long[] starts = onsets[note.Pitch];
            int next = Array.BinarySearch(starts, note.Onset.Value) + 1;
            return next < starts.Length && starts[next] < note.End.Value
                ? note with { Duration = new Ticks(starts[next]) - note.Onset }
                : note;
        }
    }
}
