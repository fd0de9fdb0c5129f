using System.Diagnostics;
using System.Runtime.CompilerServices;
using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;

namespace Continuo.Bench;

/// <summary>
/// What the engine has to do between the player's last note-off and the first answer note, for every preset: the last
/// note is still to be heard, the rest of the phrase is warm.
/// </summary>
internal static class HandOverBenchmark
{
    private const int HandOvers = 1000;
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);

    public static void Run(Table table)
    {
        table.Head(
            $"From the phrase's last note to the answer's first, in the engine, {HandOvers} phrases of 16 notes");
        string presets = Path.Combine(Root(), "presets");
        foreach (Preset preset in new PresetLibrary([presets]).Presets)
        {
            double[] micros = [.. Measure(preset).Order()];
            table.Row($"{preset.Id}: p50", micros[HandOvers / 2], "");
            table.Row($"{preset.Id}: p99", micros[HandOvers * 99 / 100], "");
        }
    }

    private static List<double> Measure(Preset preset)
    {
        var engine = new ContinuationEngine();
        engine.Load(PresetLoader.Load(preset));
        var times = new List<double>();
        var random = new Random(1);
        var phrase = new Note[16];
        for (int i = -20; i < HandOvers; i++)
        {
            for (int n = 0; n < phrase.Length; n++)
            {
                phrase[n] = new Note(
                    new Ticks(n * 480), new Ticks(480), new Pitch((byte)random.Next(60, 80)), new Velocity(90));
                engine.Listen(phrase.AsSpan(0, Math.Min(n + 1, phrase.Length - 1)), Bars);
            }
            long start = Stopwatch.GetTimestamp();
            engine.Listen(phrase, Bars);
            engine.Begin(new ContinuationRequest(
                new Ticks(16 * 480 + 960), new Ticks(16 * 480 + 960 + 16 * 960), 1, (uint)(i + 20)));
            engine.TryNext(new Ticks(long.MaxValue / 2), new EngineOptions(), out _);
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return times;
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));
}
