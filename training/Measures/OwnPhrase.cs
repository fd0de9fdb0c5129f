using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>
/// Does the music answer its own opening? How far it lies from an opening is one minus how alike their pitch classes,
/// times between onsets and intervals are (the mean of three overlapping areas, <see cref="HistogramOverlap.Area"/>).
/// </summary>
public static class OwnPhrase
{
    private const int Octave = 12; // wider intervals share the last bins

    /// <summary>
    /// How well the distance tells an answer's own opening from another piece's: of the foreign openings the share that
    /// is farther than the own one, for each answer, ties by half. Over all answers it is the area under the curve of
    /// hits over false alarms (Hanley and McNeil 1982). 0.5 = not at all, 1 = always.
    /// </summary>
    /// <param name="pieces">With their openings.</param>
    /// <param name="notesOf">What is compared with the openings, ordered by onset, then pitch.</param>
    /// <returns>For each piece, in half openings; nothing where there is no other.</returns>
    public static Tally[] Told(
        IReadOnlyList<AnsweredPiece> pieces, Func<AnsweredPiece, IReadOnlyList<Note>> notesOf)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(notesOf);
        long[][][] openings = [.. pieces.Select(piece => HistogramsOf([.. piece.Opening.Notes]))];
        return [.. pieces.Select((piece, own) => Told(HistogramsOf(notesOf(piece)), openings, own))];
    }

    private static Tally Told(long[][] answer, long[][][] openings, int own)
    {
        double distance = Distance(answer, openings[own]);
        Tally told = default;
        for (int other = 0; other < openings.Length; other++)
            if (other != own)
                told += new Tally(Math.Sign(Distance(answer, openings[other]) - distance) + 1, 2);
        return told;
    }

    private static double Distance(long[][] a, long[][] b) =>
        1 - a.Zip(b, (one, other) => HistogramOverlap.Area(one, other)).Average();

    private static long[][] HistogramsOf(IReadOnlyList<Note> notes) =>
        [PitchClassHistogram.Of(notes), InterOnsetHistogram.Of(notes), IntervalsOf(notes)];

    private static long[] IntervalsOf(IReadOnlyList<Note> notes)
    {
        var counts = new long[2 * Octave + 1];
        for (int i = 1; i < notes.Count; i++)
            counts[Math.Clamp(notes[i].Pitch.Number - notes[i - 1].Pitch.Number, -Octave, Octave) + Octave]++;
        return counts;
    }
}
