using System.Diagnostics;
using System.Numerics;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Event;

/// <summary>
/// The symbols of the event encoding, by number. Trained models depend on the numbers: a change makes a new encoding.
/// </summary>
public static class EventVocabulary
{
    /// <summary>The grid's step: 24 to the quarter note holds thirty-seconds and sixteenth triplets.</summary>
    public const int GridStepTicks = 40;

    /// <summary>Longest bar, six quarter notes; longer ones are split.</summary>
    public const int MaxBarSteps = 144;

    public const int LowestPitch = 21;
    public const int HighestPitch = 108;
    public const int PitchCount = HighestPitch - LowestPitch + 1;

    public const int VelocityBins = 8;

    /// <summary>
    /// The meters that have a symbol; of those with the same length the earlier one stands for unlisted ones.
    /// </summary>
    public static readonly Meter[] Meters =
    [
        new(4, 4), new(3, 4), new(2, 4), new(6, 8), new(9, 8), new(12, 8), new(3, 8),
        new(2, 2), new(3, 2), new(6, 4), new(5, 4), new(5, 8), new(7, 8),
    ];

    /// <summary>The lengths that a note can have, in grid steps, ascending.</summary>
    public static readonly int[] Durations =
    [
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, // to a quarter: all
        // To a half: every second.
        26, 28, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48,
        54, 56, 60, 64, 66, 72, 78, 80, 84, 88, 90, 96,                    // to a whole: sixteenths, triplet eighths
        108, 120, 128, 132, 144, 156, 160, 168, 180, 192,                  // to two wholes: eighths, triplet halves
    ];

    public const int Begin = 0;
    public const int End = 1;
    public const int Bar = 2;
    public const int FirstMeter = 3;
    public static readonly int FirstPosition = FirstMeter + Meters.Length;
    public static readonly int FirstPitch = FirstPosition + MaxBarSteps;
    public static readonly int FirstDuration = FirstPitch + PitchCount;
    public static readonly int FirstVelocity = FirstDuration + Durations.Length;
    public static readonly int Size = FirstVelocity + VelocityBins;

    private static readonly byte[] NearestDuration = TabulateDurations();

    /// <summary>A meter's bar in grid steps, before it is split.</summary>
    public static int StepsOf(Meter meter) => (int)Math.Max(1, meter.BarLength.Value / GridStepTicks);

    /// <summary>
    /// In how many equal parts a bar is written: the fewest that are no longer than <see cref="MaxBarSteps"/>.
    /// </summary>
    public static int PartsOf(int barSteps)
    {
        int parts = Math.Max(1, (barSteps + MaxBarSteps - 1) / MaxBarSteps);
        while (barSteps % parts != 0)
            parts++;
        return parts;
    }

    /// <summary>
    /// The index in <see cref="Meters"/> for a bar of this length: the meter itself, else the shortest one that is as
    /// long, of two alike the one with the same feel.
    /// </summary>
    public static int MeterFor(Meter meter, int barSteps)
    {
        Debug.Assert(barSteps is > 0 and <= MaxBarSteps, "Long bars are split before.");
        int best = 0;
        for (int i = 0; i < Meters.Length; i++)
        {
            int steps = StepsOf(Meters[i]);
            if (steps == barSteps && Meters[i] == meter)
                return i;
            if (Distance(i) < Distance(best))
                best = i;
        }

        return best;

        int Distance(int i)
        {
            int steps = StepsOf(Meters[i]);
            return steps < barSteps
                ? int.MaxValue
                : 2 * (steps - barSteps) + (IsCompound(Meters[i]) == IsCompound(meter) ? 0 : 1);
        }
    }

    /// <summary>The index in <see cref="Durations"/> that comes nearest; of two equally near, the shorter.</summary>
    public static int DurationFor(long steps) => NearestDuration[Math.Clamp(steps, 1, NearestDuration.Length - 1)];

    /// <summary>Eight bins of sixteen.</summary>
    public static int BinOf(Velocity velocity) => velocity.Value >> 4;

    /// <summary>The middle of a bin.</summary>
    public static Velocity VelocityOf(int bin) => new((byte)(bin * 16 + 8));

    /// <summary>The pitch, or the nearest octave of it that the encoding holds.</summary>
    public static int FoldPitch(int number)
    {
        while (number < LowestPitch)
            number += 12;
        while (number > HighestPitch)
            number -= 12;
        return number;
    }

    /// <summary>The grid step nearest to a tick, halfway rounded up.</summary>
    public static long NearestStep(long ticks) =>
        new Ticks(ticks + GridStepTicks / 2).FloorTo(new(GridStepTicks), Ticks.Zero).Value / GridStepTicks;

    /// <summary>Loudness does not count, and lengths do by classes: a repeat is rarely as loud and as long.</summary>
    public static int? ContextOf(int id) =>
        id >= FirstVelocity ? null :
        id >= FirstDuration ? FirstDuration + BitOperations.Log2((uint)Durations[id - FirstDuration] + 1) : id;

    public static TokenKind KindOf(int id) =>
        id == Bar ? TokenKind.Timing :
        id < FirstPosition ? TokenKind.Structure :
        id < FirstPitch ? TokenKind.Timing :
        id < FirstDuration ? TokenKind.Pitch :
        id < FirstVelocity ? TokenKind.Duration : TokenKind.Velocity;

    internal static Vocabulary CreateVocabulary() => new(
    [
        "Begin", "End", "Bar",
        .. Meters.Select(meter => $"Meter {meter}"),
        .. Enumerable.Range(0, MaxBarSteps).Select(step => FormattableString.Invariant($"Position {step}")),
        .. Enumerable.Range(LowestPitch, PitchCount).Select(pitch => FormattableString.Invariant($"Pitch {pitch}")),
        .. Durations.Select(steps => FormattableString.Invariant($"Duration {steps}")),
        .. Enumerable.Range(0, VelocityBins).Select(bin => FormattableString.Invariant($"Velocity {bin}")),
    ]);

    private static bool IsCompound(Meter meter) => meter.Beat.Value * meter.Denominator > 4L * Ticks.PerQuarter;

    private static byte[] TabulateDurations()
    {
        byte[] nearest = new byte[Durations[^1] + 1];
        for (int steps = 1, index = 0; steps < nearest.Length; steps++)
        {
            while (index + 1 < Durations.Length && Durations[index + 1] - steps < steps - Durations[index])
                index++;
            nearest[steps] = (byte)index;
        }

        return nearest;
    }
}
