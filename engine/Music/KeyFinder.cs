namespace Continuo.Engine.Music;

/// <summary>
/// Names the key that notes are in by the method of Krumhansl and Schmuckler (Krumhansl, "Cognitive Foundations of
/// Musical Pitch", 1990, ch. 4): of 24 key profiles the one that correlates best with how long each pitch class sounds.
/// The profiles are Temperley's ("What's key for key? The Krumhansl-Schmuckler key-finding algorithm reconsidered",
/// Music Perception 17, 1999), which lean less towards the dominant. Allocates nothing; [any] thread.
/// </summary>
public static class KeyFinder
{
    private const int Classes = 12;

    private static readonly double[] Major = [5, 2, 3.5, 2, 4.5, 4, 2, 4.5, 2, 3.5, 1.5, 4];

    private static readonly double[] Minor = [5, 2, 3.5, 4.5, 2, 4, 2, 4.5, 3.5, 2, 1.5, 4];

    /// <summary>
    /// The likeliest key; of two that are equally likely the lower tonic, then
    /// major. C major where there is nothing to tell by.
    /// </summary>
    public static Key Find(ReadOnlySpan<Note> notes)
    {
        Span<double> sounding = stackalloc double[Classes];
        sounding.Clear();
        foreach (ref readonly Note note in notes)
            sounding[note.Pitch.PitchClass] += note.Duration.Value;
        return Find(sounding);
    }

    /// <param name="sounding">Twelve weights from C on: how much of each pitch class there is.</param>
    public static Key Find(ReadOnlySpan<double> sounding)
    {
        Key best = new(0, false);
        double highest = 0;
        for (int tonic = 0; tonic < Classes; tonic++)
        {
            Try(new(tonic, false), Major, sounding, ref best, ref highest);
            Try(new(tonic, true), Minor, sounding, ref best, ref highest);
        }

        return best;
    }

    private static void Try(
        Key key, ReadOnlySpan<double> profile, ReadOnlySpan<double> sounding, ref Key best, ref double highest)
    {
        double correlation = Correlation(profile, sounding, key.Tonic);
        // What differs by rounding alone is equal.
        if (correlation > highest + 1e-9)
            (best, highest) = (key, correlation);
    }

    /// <summary>Pearson's; 0 where all pitch classes weigh the same.</summary>
    private static double Correlation(ReadOnlySpan<double> profile, ReadOnlySpan<double> sounding, int tonic)
    {
        double profileMean = 0, soundingMean = 0;
        for (int i = 0; i < Classes; i++)
        {
            profileMean += profile[i] / Classes;
            soundingMean += sounding[i] / Classes;
        }

        double product = 0, profileSquares = 0, soundingSquares = 0;
        for (int i = 0; i < Classes; i++)
        {
            double x = profile[i] - profileMean, y = sounding[(i + tonic) % Classes] - soundingMean;
            product += x * y;
            profileSquares += x * x;
            soundingSquares += y * y;
        }

        return soundingSquares > 0 ? product / Math.Sqrt(profileSquares * soundingSquares) : 0;
    }
}
