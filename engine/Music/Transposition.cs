namespace Continuo.Engine.Music;

/// <summary>Moves scores to other keys. [any]</summary>
public static class Transposition
{
    /// <summary>
    /// The score, that many semitones up; pitches beyond MIDI's come back by octaves, percussion stays.
    /// </summary>
    public static Score Transposed(this Score score, int semitones)
    {
        ArgumentNullException.ThrowIfNull(score);
        if (semitones == 0)
            return score;
        return score with
        {
            Parts = [.. score.Parts.Select(part => part.IsPercussion ? part : part with
            {
                Notes = [.. part.Notes
                    .Select(note => note with { Pitch = note.Pitch.Transposed(semitones) })
                    .OrderBy(note => note.Onset).ThenBy(note => note.Pitch)],
            })],
            Keys = [.. score.Keys.Select(change => Moved(change, semitones))],
        };
    }

    private static KeyChange Moved(KeyChange change, int semitones)
    {
        Key key = Key.Of(change);
        return new Key(((key.Tonic + semitones) % 12 + 12) % 12, key.IsMinor).ToSignature(change.Position);
    }
}
