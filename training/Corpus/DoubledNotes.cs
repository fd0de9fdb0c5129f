using Continuo.Engine.Music;

namespace Continuo.Training.Corpus;

/// <summary>
/// Notes that begin together at the same pitch sound as one: merged tracks and voices in unison have them.
/// </summary>
public static class DoubledNotes
{
    /// <summary>Keeps the first part's note, as long as the longest and as loud as the loudest.</summary>
    public static Score Merge(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var kept = new Dictionary<(long Onset, byte Pitch), (int Part, int Index)>();
        var parts = new List<Part>();
        var notes = new List<List<Note>>();
        foreach (Part part in score.Parts)
        {
            if (part.IsPercussion)
            {
                notes.Add([.. part.Notes]);
                parts.Add(part);
                continue;
            }
            var own = new List<Note>(part.Notes.Count);
            notes.Add(own);
            foreach (Note note in part.Notes)
            {
                if (kept.TryAdd((note.Onset.Value, note.Pitch.Number), (parts.Count, own.Count)))
                {
                    own.Add(note);
                    continue;
                }
                (int partIndex, int index) = kept[(note.Onset.Value, note.Pitch.Number)];
                Note first = notes[partIndex][index];
                notes[partIndex][index] = first with
                {
                    Duration = note.Duration > first.Duration ? note.Duration : first.Duration,
                    Velocity = note.Velocity.Value > first.Velocity.Value ? note.Velocity : first.Velocity,
                };
            }
            parts.Add(part);
        }
        return score with { Parts = [.. parts.Select((part, index) => part with { Notes = notes[index] })] };
    }
}
