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
    /// How well the distance tells an answer's own opening from another piece's: the share of pairs of an answer and a
    /// foreign opening in which the own one is nearer, ties by half. It is the area under the curve of hits over false
    /// alarms (Hanley and McNeil 1982). 0.5 = not at all, 1 = always; 0.5 where there is no pair.
    /// </summary>
    /// <param name="pieces">With their openings.</param>
    /// <param name="notesOf">What is compared with the openings, ordered by onset, then pitch.</param>
    public static double AreaUnderCurve(
        IReadOnlyList<AnsweredPiece> pieces, Func<AnsweredPiece, IReadOnlyList<Note>> notesOf)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(notesOf);
        long[][][] openings = [.. pieces.Select(piece => HistogramsOf([.. piece.Opening.Notes]))];
        long[][][] answers = [.. pieces.Select(piece => HistogramsOf(notesOf(piece)))];
        double nearer = 0;
        long pairs = 0;
        for (int i = 0; i < answers.Length; i++)
        {
            double own = Distance(answers[i], openings[i]);
            for (int other = 0; other < openings.Length; other++)
            {
                if (other == i)
                    continue;
                double foreign = Distance(answers[i], openings[other]);
                nearer += own < foreign ? 1 : own > foreign ? 0 : 0.5;
                pairs++;
            }
        }

        return pairs == 0 ? 0.5 : nearer / pairs;
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
