using Continuo.Engine.Continuation;
using Continuo.Engine.Music;

namespace Continuo.Engine;

/// <summary>
/// Continues scores that are at hand as a whole: for generating files and for measuring, where nobody waits for the
/// next beat. The same score, place, options and seed give the same notes. Allocates; one engine, one thread.
/// </summary>
public static class ScoreContinuation
{
    /// <summary>Fewer bars since a change of meter are not worth forgetting the bars before it.</summary>
    private const int LeastBars = 4;

    // As fine as any encoding's grid: of notes that fall together there the lower ones must come first.
    private const int GridTicks = Ticks.PerQuarter / 24;

    /// <summary>Every place of the encoding's own grid, and the plugin's other defaults.</summary>
    public static EngineOptions DefaultOptions { get; } = new() { GridStep = new(1) };

    /// <summary>Nothing, to begin from.</summary>
    public static Score Blank(Meter meter, double quartersPerMinute = 120) =>
        new("", [new Part("", [])], [new(Ticks.Zero, meter)], [new(Ticks.Zero, quartersPerMinute)], []);

    /// <summary>What follows.</summary>
    /// <param name="engine">With a model loaded; what it has heard before is forgotten.</param>
    /// <param name="seed">Heard up to <paramref name="from"/>. May be without notes.</param>
    /// <param name="from">A bar line; the continuation's zero.</param>
    /// <param name="bars">Bars of the meter in force there.</param>
    /// <param name="options">The knobs.</param>
    /// <param name="randomSeed">Same seed, same notes.</param>
    /// <param name="answerNumber">One of the seed's sequences of random numbers.</param>
    /// <param name="resolves">It lands on the first beat of its last bar, on the tonic chord of the seed's key.</param>
    /// <returns>One part, in the meter, tempo and key in force at <paramref name="from"/>; its zero lies
    /// there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one bar.</exception>
    public static Score Continue(
        ContinuationEngine engine, Score seed, Ticks from, int bars, in EngineOptions options, ulong randomSeed,
        uint answerNumber = 0, bool resolves = false)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 1);

        Meter meter = MeterAt(seed, from);
        ContinuationRequest request = new(from, from + meter.BarLength * bars, randomSeed, answerNumber)
        {
            Landing = resolves ? from + meter.BarLength * (bars - 1) : null,
        };
        engine.Reset();
        // By its first signature, as encodings that know one key only learn whole pieces.
        engine.Listen(Phrase(seed, from), new BarGrid(from, meter), seed.Keys.Count > 0 ? Key.Of(seed.Keys[0]) : null);
        engine.Begin(request);

        List<Note> notes = [];
        while (engine.TryNext(request.End, options, out Note note))
            notes.Add(note with { Onset = note.Onset - from });
        notes.Sort((a, b) => (a.Onset, a.Pitch).CompareTo((b.Onset, b.Pitch)));

        double tempo = seed.Tempos.LastOrDefault(
            change => change.Position <= from, new(Ticks.Zero, 120)).QuartersPerMinute;
        return new(
            seed.Title,
            [new Part("", notes)],
            [new(Ticks.Zero, meter)],
            [new(Ticks.Zero, tempo)],
            [.. seed.Keys.Where(change => change.Position <= from).TakeLast(1)
                .Select(change => change with { Position = Ticks.Zero })]);
    }

    /// <summary>A score up to a bar line: the notes that begin before it, none sounding beyond.</summary>
    public static Score Opening(Score score, Ticks to) => Excerpt(score, Ticks.Zero, to);

    /// <summary>A stretch of a score as a score of its own, whose zero lies at <paramref name="from"/>.</summary>
    /// <param name="score">The whole.</param>
    /// <param name="from">A bar line.</param>
    /// <param name="to">No note begins there or later, and none sounds beyond.</param>
    public static Score Excerpt(Score score, Ticks from, Ticks to)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score with
        {
            Parts = [.. score.Parts.Select(part => part with
            {
                Notes = [.. part.Notes.Where(note => note.Onset >= from && note.Onset < to)
                    .Select(note => note with
                    {
                        Onset = note.Onset - from,
                        Duration = (note.End < to ? note.End : to) - note.Onset,
                    })],
            })],
            Meters = Changes(
                score.Meters, change => change.Position, (change, at) => change with { Position = at }, from, to),
            Tempos = Changes(
                score.Tempos, change => change.Position, (change, at) => change with { Position = at }, from, to),
            Keys = Changes(
                score.Keys, change => change.Position, (change, at) => change with { Position = at }, from, to),
        };
    }

    /// <summary>A score up to a bar line, and the continuation from there on as a part of its own.</summary>
    public static Score Join(Score seed, Ticks from, Score continuation)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        Score opening = Opening(seed, from);
        return opening with
        {
            Parts = [.. opening.Parts, .. continuation.Parts.Select(part =>
                part with { Notes = [.. part.Notes.Select(note => note with { Onset = note.Onset + from })] })],
        };
    }

    /// <summary>The notes to hear, on the grid, a chord rising.</summary>
    private static Note[] Phrase(Score seed, Ticks from)
    {
        Ticks start = StartOfSteadyBars(seed, from);
        return
        [
            .. Opening(seed, from).Notes
                .Where(note => note.Onset >= start)
                .Select(note => note with { Onset = OnGrid(note.Onset, from) })
                .OrderBy(note => note.Onset).ThenBy(note => note.Pitch),
        ];
    }

    /// <summary>
    /// The engine hears a phrase in one meter. Where another was in force before, the bars before the change are passed
    /// over, if enough is left; a pickup fits.
    /// </summary>
    private static Ticks StartOfSteadyBars(Score seed, Ticks from)
    {
        Ticks length = MeterAt(seed, from).BarLength;
        BarSpan[] bars = [.. BarLines.Of(seed, from)];
        int first = bars.Length;
        while (first > 0 && bars[first - 1].Length == length)
            first--;
        if (first == 0 || (first == 1 && bars[0].Length < length) || bars.Length - first < LeastBars)
            return new(long.MinValue);
        return bars[first].Start;
    }

    private static Meter MeterAt(Score score, Ticks position)
    {
        Meter meter = score.Meters.LastOrDefault(
            change => change.Position <= position, new(Ticks.Zero, Meter.Common)).Meter;
        return meter.BarLength > Ticks.Zero ? meter : Meter.Common;
    }

    private static Ticks OnGrid(Ticks onset, Ticks origin)
    {
        Ticks nearest = new Ticks(onset.Value + GridTicks / 2).FloorTo(new(GridTicks), origin);
        // What is rounded onto the continuation's first step was still played before it.
        return nearest < origin ? nearest : onset;
    }

    private static List<T> Changes<T>(
        IReadOnlyList<T> changes, Func<T, Ticks> positionOf, Func<T, Ticks, T> at, Ticks from, Ticks to)
    {
        List<T> inside = [];
        foreach (T change in changes)
        {
            Ticks position = positionOf(change);
            if (position <= from)
                inside.Clear();
            if (position < to || inside.Count == 0)
                inside.Add(at(change, position <= from ? Ticks.Zero : position - from));
        }

        return inside;
    }
}
