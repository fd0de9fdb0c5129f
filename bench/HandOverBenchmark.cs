using System.Diagnostics;
using System.Runtime.CompilerServices;
using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;

namespace Continuo.Bench;

/// <summary>
/// What the engine has to do between the player's last note-off and the first answer note, for every preset: the last
/// note is still to be heard, the rest of the phrase is warm. And what it does while nobody waits: the choice of the
/// best of three for the rest of the first bar, two quarter notes.
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
            (List<double> handOvers, List<double> choices) = Measure(preset);
            Rows(table, preset.Id, handOvers);
            Rows(table, $"{preset.Id}, to choose two quarter notes", choices);
        }

        table.Head($"The same behind long phrases, {HandOvers} times with another last note");
        PresetLibrary library = new([presets]);
        foreach (string id in new[] { "irish", "pop" })
            foreach (int notes in new[] { 40, 4000 })
                Rows(
                    table, $"{id}, {notes} notes",
                    Measure(library.Presets.Single(preset => preset.Id == id), notes, fresh: 1).HandOvers);
    }

    private static void Rows(Table table, string what, List<double> times)
    {
        double[] micros = [.. times.Order()];
        table.Row($"{what}: p50", micros[HandOvers / 2], "");
        table.Row($"{what}: p99", micros[HandOvers * 99 / 100], "");
    }

    /// <param name="notes">Of each phrase.</param>
    /// <param name="fresh">Its last notes that are others each time; what stands before them is heard already.</param>
    private static (List<double> HandOvers, List<double> Choices) Measure(
        Preset preset, int notes = 16, int fresh = 16)
    {
        var engine = new ContinuationEngine();
        engine.Load(PresetLoader.Load(preset));
        List<double> handOvers = [], choices = [];
        var random = new Random(1);
        var phrase = new Note[notes];
        for (int i = -20; i < HandOvers; i++)
        {
            for (int n = i == -20 ? 0 : notes - fresh; n < notes; n++)
            {
                phrase[n] = new Note(
                    new Ticks(n * 480), new Ticks(480), new Pitch((byte)random.Next(60, 80)), new Velocity(90));
                engine.Listen(phrase.AsSpan(0, Math.Min(n + 1, notes - 1)), Bars);
            }
            Ticks from = new(notes * 480 + 960), segmentEnd = from + new Ticks(960);
            long start = Stopwatch.GetTimestamp();
            engine.Listen(phrase, Bars);
            engine.Begin(new ContinuationRequest(from, from + new Ticks(16 * 960), 1, (uint)(i + 20)));
            engine.TryNext(segmentEnd, new EngineOptions(), out _);
            double handOver = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            while (engine.TryNext(segmentEnd, new EngineOptions(), out _))
            {
                // The first segment.
            }

            start = Stopwatch.GetTimestamp();
            while (engine.TryChoose())
            {
                // Three ways.
            }

            double choice = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            if (i < 0)
                continue;
            handOvers.Add(handOver);
            choices.Add(choice);
        }
        return (handOvers, choices);
    }

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));
}
