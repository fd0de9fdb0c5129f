using Continuo.Engine;
using Continuo.Engine.Music;

namespace Continuo.Studio.Sound;

/// <summary>Keeps rendered sound to a length that a page can load.</summary>
internal static class SoundLength
{
    public const double MostSeconds = 600;

    /// <summary>The first ten minutes of a score, and no note that is held into the years.</summary>
    public static Score Cut(Score score)
    {
        double seconds = 0;
        for (int i = 0; i < score.Tempos.Count; i++)
        {
            (Ticks from, double tempo) = score.Tempos[i];
            Ticks to = i + 1 < score.Tempos.Count ? score.Tempos[i + 1].Position : score.End;
            double lasts = (to - from).Quarters * 60 / tempo;
            if (seconds + lasts > MostSeconds)
                return ScoreContinuation.Opening(
                    score, from + Ticks.FromQuarters((MostSeconds - seconds) * tempo / 60));
            seconds += Math.Max(0, lasts);
        }
        return score;
    }
}
