using Continuo.Engine.Music;
using Continuo.Training.Corpus;

namespace Continuo.Training.Batches;

/// <summary>
/// Music in bars longer than its own: the notes stay, the bar lines move. So a model learns what corpora hardly hold:
/// that music sounds up to the end of a long bar.
/// </summary>
internal static class LongerBars
{
    private static readonly (Meter From, Meter To)[] Changes =
    [
        (new(2, 4), new(4, 4)), (new(2, 4), new(5, 4)),
        (new(3, 4), new(6, 4)), (new(3, 4), new(5, 4)),
        (new(4, 4), new(5, 4)), (new(4, 4), new(6, 4)),
        (new(2, 2), new(3, 2)), (new(2, 2), new(5, 4)),
        (new(3, 8), new(6, 8)), (new(3, 8), new(9, 8)),
        (new(6, 8), new(12, 8)), (new(6, 8), new(9, 8)),
        (new(9, 8), new(12, 8)),
    ];

    /// <summary>The music, its last meter a longer one; unchanged when the meter changes on the way.</summary>
    public static Score Of(Score score, SeededRandom64 random)
    {
        bool isPickup = score.Meters.Count == 2 && score.Meters[1].Position < score.Meters[1].Meter.BarLength;
        if (score.Meters.Count != 1 && !isPickup)
            return score;
        Meter own = score.Meters[^1].Meter;
        Meter[] longer = [.. Changes.Where(change => change.From == own).Select(change => change.To)];
        if (longer.Length == 0)
            return score;
        MeterChange change = score.Meters[^1] with { Meter = longer[random.Below(longer.Length)] };
        return score with { Meters = [.. score.Meters.SkipLast(1), change] };
    }
}
