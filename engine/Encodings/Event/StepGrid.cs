using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Event;

/// <summary>
/// The steps of an encoding's time grid in a player's bars, counted from the bars' origin. Bars longer than six quarter
/// notes count as equal parts. Where a bar does not begin on a step, the first step in it stands for its beginning.
/// </summary>
internal readonly struct StepGrid
{
    /// <summary>Longest stretch from one bar's first step to the next, in quarter notes.</summary>
    public const int MaxBarQuarters = 6;

    private readonly long _origin; // ticks, as the others
    private readonly long _bar;
    private readonly long _step;

    public StepGrid(BarGrid bars, int stepTicks)
    {
        const long LongestBar = MaxBarQuarters * Ticks.PerQuarter;
        long bar = Math.Max(1, bars.Meter.BarLength.Value);
        long parts = (bar + LongestBar - 1) / LongestBar;
        while (bar % parts != 0)
            parts++;
        _origin = bars.Origin.Value;
        _bar = bar / parts;
        _step = stepTicks;
    }

    public Ticks TicksOf(long step) => new(_origin + step * _step);

    /// <summary>The step nearest to a position, halfway rounded up.</summary>
    public long Nearest(Ticks position) => FloorDivide(position.Value - _origin + _step / 2, _step);

    /// <summary>The first step at or after a position.</summary>
    public long AtOrAfter(Ticks position) => -FloorDivide(_origin - position.Value, _step);

    /// <summary>The first step of the bar that a step lies in.</summary>
    public long BarStep(long step) => -FloorDivide(-FloorDivide(step * _step, _bar) * _bar, _step);

    /// <summary>
    /// Notes that keep to <paramref name="gridStep"/>, counted from the bar line, may start on this step: all steps
    /// where it is no longer than the encoding's own, and in any case a bar's first.
    /// </summary>
    public bool IsLine(long step, Ticks gridStep)
    {
        long inBar = step * _step - FloorDivide(step * _step, _bar) * _bar;
        return inBar < _step || gridStep.Value <= _step || inBar % gridStep.Value == 0;
    }

    /// <summary>
    /// Bars for a score of its own that begins at its first note's bar line; the grid counts from the score's zero.
    /// </summary>
    public static BarGrid OfScore(Score score, int stepTicks)
    {
        Note? first = score.Notes.Select(note => (Note?)note).FirstOrDefault();
        if (first is null)
            return new(Ticks.Zero, Meter.Common);
        long onset = EventVocabulary.NearestStep(first.Value.Onset.Value);
        ScoreBar bar = ScoreBars.Of(score.Meters, onset)
            .FirstOrDefault(bar => onset < bar.Start + bar.Steps, new(onset, 1, 0));
        Ticks start = new Ticks(bar.Start * EventVocabulary.GridStepTicks).FloorTo(new(stepTicks), Ticks.Zero);
        return new(start, new(MaxBarQuarters, 4));
    }

    private static long FloorDivide(long a, long b) => a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}
