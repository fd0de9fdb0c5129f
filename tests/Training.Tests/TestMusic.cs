using Continuo.Engine.Music;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests;

/// <summary>Tunes made from a few words.</summary>
internal static class TestMusic
{
    private static readonly Ticks Eighth = new(Ticks.PerQuarter / 2);

    public static readonly Velocity Plain = new(88);

    /// <summary>Eighths, one after another.</summary>
    public static Score Eighths(Meter meter, params int[] pitches) => Score(
        [.. pitches.Select((pitch, i) => new Note(Eighth * i, Eighth, new((byte)pitch), Plain))], meter);

    public static Score Score(IReadOnlyList<Note> notes, Meter meter) =>
        new("", [new Part("", notes)], [new(Ticks.Zero, meter)], [new(Ticks.Zero, 120)], []);

    /// <summary>A wandering tune in 4/4 that a seed decides.</summary>
    public static Score Tune(int seed, int notes = 64)
    {
        var random = new Random(seed);
        int[] scale = [60, 62, 64, 65, 67, 69, 71, 72, 74, 76, 77, 79];
        int at = random.Next(scale.Length);
        var pitches = new int[notes];
        for (int i = 0; i < notes; i++)
            pitches[i] = scale[at = Math.Clamp(at + random.Next(-2, 3), 0, scale.Length - 1)];
        return Eighths(Meter.Common, pitches);
    }

    /// <summary>Eight notes, each a step up or down from the last: at the start only the style tells which.</summary>
    public static Score Run(int seed, int step)
    {
        int start = 60 + seed * 7 % 12;
        return Eighths(Meter.Common, [.. Enumerable.Range(0, 8).Select(i => start + i * step)]);
    }

    public static Piece[] Tunes(int count, int notes = 64) =>
        [
        .. Enumerable.Range(0, count)
            .Select(i => new Piece(FormattableString.Invariant($"tune{i:D2}.mid"), Tune(i, notes))),
    ];
}
