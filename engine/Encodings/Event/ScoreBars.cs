using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Encodings.Event;

/// <summary>A bar of a score as the event encoding writes it.</summary>
/// <param name="Start">Grid steps from the score's zero; negative when the score begins with a pickup.</param>
/// <param name="Steps">Its length.</param>
/// <param name="Meter">Index in <see cref="EventVocabulary.Meters"/>; its bar is at least as long.</param>
internal readonly record struct ScoreBar(long Start, int Steps, int Meter);

/// <summary>The bars of a score, one after another.</summary>
internal static class ScoreBars
{
    /// <summary>
    /// All bars up to the one that holds <paramref name="last"/> (grid steps). A first bar that a change of meter cuts
    /// short, or whose meter has no symbol (1/4, say), is a pickup: it ends a whole bar. Other bars cut short get the
    /// meter that comes nearest.
    /// </summary>
    public static IEnumerable<ScoreBar> Of(IReadOnlyList<MeterChange> meters, long last)
    {
        for (int i = 0; i < meters.Count || i == 0; i++)
        {
            Meter meter = i < meters.Count ? meters[i].Meter : Meter.Common;
            int barSteps = StepsOf(meter);
            long start = i == 0 ? 0 : NearestStep(meters[i].Position.Value);
            long end = i + 1 < meters.Count ? NearestStep(meters[i + 1].Position.Value) : long.MaxValue;
            if (i == 0 && i + 1 < meters.Count && IsPickup(meter, end, meters[1].Meter))
            {
                meter = meters[1].Meter;
                barSteps = StepsOf(meter);
                start = end - barSteps;
            }

            while (start < end && start <= last)
            {
                int steps = (int)Math.Min(barSteps, end - start);
                int parts = PartsOf(steps);
                int part = steps / parts;
                for (int k = 0; k < parts; k++)
                    yield return new(start + k * part, part, MeterFor(meter, part));
                start += steps;
            }
        }
    }

    private static bool IsPickup(Meter meter, long steps, Meter next) =>
        steps > 0 && steps < StepsOf(next) && (steps < StepsOf(meter) || !Meters.Contains(meter));
}
