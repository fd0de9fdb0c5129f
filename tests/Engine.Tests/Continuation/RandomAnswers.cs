using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Engine.Sampling;
using Continuo.Engine.Tests.Models;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>Random phrases, requests and knobs, and small models of random weights to answer with.</summary>
internal static class RandomAnswers
{
    public static readonly string[] Encodings = ["event", "melody", "notechord"];

    private static readonly Meter[] Meters =
    [
        Meter.Common, new(3, 4), new(6, 8), new(2, 4), new(5, 4), new(3, 8), new(7, 8), new(9, 8),
    ];
    private static readonly long[] Grids = [1, 120, 160, 240, 320, 480, 960, 2880, 100_000];

    public static ContinuationEngine Engine(string encoding, int seed)
    {
        ITokenizer tokenizer = Tokenizers.Find(encoding)!;
        ContinuationEngine engine = new();
        engine.Load(TestModels.Model(TestModels.Config(tokenizer.Vocabulary.Size, 4, 8, 1), seed), tokenizer);
        return engine;
    }

    public static BarGrid Bars(Random random) => new(new(random.Next(-3, 4) * 960), Pick(random, Meters));

    public static Note[] Phrase(Random random, Ticks from)
    {
        List<Note> notes = [];
        Ticks at = from;
        for (int i = random.Next(12); i > 0; i--)
        {
            Ticks length = new(Pick(random, [240, 480, 960, 1920]));
            notes.Add(new(at, length, new((byte)random.Next(30, 100)), new((byte)random.Next(1, 128))));
            at += length;
        }

        return [.. notes];
    }

    /// <summary>Any knobs; where they are neutral there is nothing to see, so each often lies at an end.</summary>
    public static EngineOptions Options(Random random)
    {
        int lowest = random.Next(128),
            width = random.Next(3) switch { 0 => random.Next(3), 1 => random.Next(14), _ => random.Next(128) };
        return new()
        {
            Temperature = Pick(random, [0, 0.5f, 1, 2]),
            TopK = Pick(random, [0, 0, 1, 5]),
            TopP = Pick(random, [0.1f, 0.95f, 1]),
            GridStep = new(Pick(random, Grids)),
            Weights = new SymbolWeights(Rest: Signed(random) * 3, Hold: Signed(random) * 3),
            Adaptation = Pick(random, [0, 0, 0.5f]),
            Density = Signed(random),
            Lowest = new((byte)lowest),
            Highest = new((byte)Math.Min(127, lowest + width)),
            Scale = (ScaleKind)random.Next(10),
            ScaleStrength = Pick(random, [0, 0.3f, 0.9f, 1, 1]),
            Polyphony = Pick(random, [1, 1, 2, 3, 5, 16]),
            Chord = random.Next(3) == 0 ? random.Next(1 << 12) : 0,
            Follow = Pick(random, [0, 0.5f, 1]),
        };
    }

    public static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    public static int PeakOf(IReadOnlyList<Note> notes) =>
        notes.Select(
            note => notes.Count(other => other.Onset <= note.Onset && other.End > note.Onset)).DefaultIfEmpty().Max();

    private static float Signed(Random random) => random.Next(3) == 0 ? 0 : (float)(random.NextDouble() * 2 - 1);
}
