namespace Continuo.Engine.Music;

/// <summary>
/// Finds the key of notes that name none: the one whose profile correlates best with how long each pitch class sounds
/// (Krumhansl, "Cognitive Foundations of Musical Pitch", 1990, chapter 4, with the profiles of Krumhansl and Kessler). [any]
/// </summary>
public static class KeyFinder
{
    private static readonly double[] Major = [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88];
    private static readonly double[] Minor = [6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17];

    /// <summary>The key that the score names where it begins, else the one that is found.</summary>
    public static Key KeyOf(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score.Keys.Count > 0 ? new(score.Keys[0].Fifths, score.Keys[0].IsMinor) : Find(score.Notes);
    }

    /// <summary>C major where there are no notes.</summary>
    public static Key Find(IEnumerable<Note> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var sounding = new double[12];
        foreach (Note note in notes)
            sounding[note.Pitch.PitchClass] += note.Duration.Quarters;

        Key best = new(0, false);
        double highest = 0;
        foreach (bool isMinor in (ReadOnlySpan<bool>)[false, true])
        {
            for (int tonic = 0; tonic < 12; tonic++)
            {
                double correlation = Correlation(sounding, isMinor ? Minor : Major, tonic);
                if (correlation > highest)
                    (best, highest) = (Key.Of(tonic, isMinor), correlation);
            }
        }

        return best;
    }

    private static double Correlation(double[] sounding, double[] profile, int tonic)
    {
        double meanSounding = sounding.Average(), meanProfile = profile.Average();
        double both = 0, squares = 0, profileSquares = 0;
        for (int i = 0; i < 12; i++)
        {
            double a = sounding[(tonic + i) % 12] - meanSounding, b = profile[i] - meanProfile;
            both += a * b;
            squares += a * a;
            profileSquares += b * b;
        }

        return squares == 0 ? 0 : both / Math.Sqrt(squares * profileSquares);
    }
}
