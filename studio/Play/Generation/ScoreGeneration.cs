using System.Diagnostics;
using Continuo.Engine;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;

namespace Continuo.Studio.Play.Generation;

/// <summary>
/// Plays on from a score, or from nothing: what <c>continuo generate</c> does, for whoever else wants it.
/// </summary>
internal static class ScoreGeneration
{
    /// <exception cref="InvalidDataException">The seed holds no note that could be heard.</exception>
    public static GeneratedMusic Run(LoadedPreset preset, GenerationOptions options)
    {
        var clock = Stopwatch.StartNew();
        (Score seed, int transposed) = Prepare(options);
        Ticks from = EndOf(seed, options.SeedBars);
        if (options.Seed is not null && !ScoreContinuation.Opening(seed, from).Notes.Any())
            throw new InvalidDataException("the seed holds no notes to go on from");

        var engine = new ContinuationEngine();
        engine.Load(preset);
        Score continuation = ScoreContinuation.Continue(
            engine, seed, from, options.Bars, options.Engine, options.RandomSeed, resolves: options.Resolves);
        Key key = KeySignatures.KeyOf(seed.Keys.Count > 0 || options.Seed is null ? continuation : seed);
        if (options.Seed is null && options.Key is { } wanted)
        {
            transposed = key.SemitonesTo(wanted);
            continuation = continuation.Transposed(transposed);
            key = KeySignatures.KeyOf(continuation);
        }

        continuation = Named(continuation, preset.Preset.Name, key);
        GenerationFigures figures = GenerationFigures.Of(continuation, options.Bars, key, transposed, clock.Elapsed);
        return new(
            continuation,
            options.Seed is null ? continuation : ScoreContinuation.Join(seed, from, continuation), from, figures);
    }

    /// <summary>After this many bars; where the seed has no more, the answer does not wait for those.</summary>
    private static Ticks EndOf(Score seed, int? bars)
    {
        Ticks end = BarLines.EndOf(seed);
        return bars is { } first && BarLines.EndOfFirst(seed, first) is var earlier && earlier < end ? earlier : end;
    }

    /// <summary>The seed as it is heard: in the key and at the tempo that are wanted.</summary>
    private static (Score Seed, int Transposed) Prepare(GenerationOptions options)
    {
        Score seed = options.Seed ?? ScoreContinuation.Blank(options.Meter);
        if (options.Tempo is { } tempo)
            seed = seed with { Tempos = [new(Ticks.Zero, tempo)] };
        if (options.Seed is null || options.Key is not { } wanted)
            return (seed, 0);

        Key key = KeySignatures.KeyOf(seed);
        int semitones = key.SemitonesTo(wanted);
        seed = seed.Keys.Count > 0 ? seed : seed with { Keys = [key.ToSignature(Ticks.Zero)] };
        return (seed.Transposed(semitones), semitones);
    }

    private static Score Named(Score score, string name, Key key) => score with
    {
        Parts = [.. score.Parts.Select(part => part with { Name = name })],
        Keys = [key.ToSignature(Ticks.Zero)],
    };
}
