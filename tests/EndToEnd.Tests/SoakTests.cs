using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// Four instances in one process, in real time, at 240 quarter notes a minute and 32 samples a block, each played at
/// random in a mode and with a preset of its own.
/// </summary>
[Collection(RealTime.Name)]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Instances = 4;
    private const int Tempo = 240;

    /// <summary>CONTINUO_SOAK_MINUTES asks for the whole; every day it is a quarter of a minute.</summary>
    private static double Minutes =>
        double.Parse(
            Environment.GetEnvironmentVariable("CONTINUO_SOAK_MINUTES") ?? "0.25", CultureInfo.InvariantCulture);

    [Fact]
    public void FourInstancesPlayInTimeWithoutGrowingOrLeavingANote()
    {
        using var folder = new ScratchFolder();
        double quarters = Minutes * Tempo;
        for (int instance = 0; instance < Instances; instance++)
            File.WriteAllText(folder.File($"{instance}.txt"), RandomPlaying(new Random(instance), instance, quarters));
        JsonElement soak = RealHost.RunInstances(string.Create(CultureInfo.InvariantCulture,
            $"--instances {Instances} --script {folder.File("{i}.txt")} "
                + $"--realtime --tempo {Tempo} --block-size 32 --sample-rate 48000 --length-quarters {quarters}"));

        long onTime = 0, notes = 0;
        foreach (JsonElement instance in soak.GetProperty("instances").EnumerateArray())
        {
            JsonElement played = instance.GetProperty("notes"), time = instance.GetProperty("time"),
                shown = instance.GetProperty("output");
            output.WriteLine($"notes {played.GetProperty("noteOns")}, "
                + $"on time {shown.GetProperty("On-Time Rate")} %, late {shown.GetProperty("Late Notes")}, "
                + $"shifts {shown.GetProperty("Late Shifts")}, spares {shown.GetProperty("Spares Used")}, first answer "
                + $"p50 {shown.GetProperty("First Answer p50")} " + $"p99 {shown.GetProperty("First Answer p99")} ms, "
                + $"process() p50 {time.GetProperty("processP50Micros")} p99.9 {time.GetProperty("processP999Micros")} "
                + $"max {time.GetProperty("processMaxMicros")} µs, "
                + $"blocks begun late by the machine {time.GetProperty("lateBlocks")}");
            Assert.Equal(0, played.GetProperty("unmatchedOns").GetInt64());
            Assert.Equal(0, played.GetProperty("unmatchedOffs").GetInt64());
            double late = double.Parse(shown.GetProperty("Late Notes").GetString()!, CultureInfo.InvariantCulture);
            notes += played.GetProperty("noteOns").GetInt64();
            onTime += played.GetProperty("noteOns").GetInt64() - (long)late;
        }
        JsonElement process = soak.GetProperty("process");
        output.WriteLine($"{notes} notes, {100.0 * onTime / notes:0.0000} % on time; {process}");
        Assert.True(notes > 4 * quarters, $"only {notes} notes were played");
        // A short run is too short for a rate of one in ten thousand, and for what grows.
        bool isLong = Minutes >= 5;
        double least = isLong ? 0.9999 : 0.99;
        Assert.True(onTime >= least * notes, $"{notes - onTime} of {notes} notes came too late");
        if (!isLong)
            return;
        long grown = process.GetProperty("residentKiBAtTheEnd").GetInt64()
            - process.GetProperty("residentKiBAfterAMinute").GetInt64();
        Assert.True(grown < 16 * 1024, $"the process grew by {grown} KiB");
    }

    private static string RandomPlaying(Random random, int instance, double quarters)
    {
        var script = new StringBuilder();
        void At(double time, string command) =>
            script.Append(CultureInfo.InvariantCulture, $"at {time:0.###} {command}\n");

        string[] modes = ["Continue", "Trade", "Duet", "Loop"];
        string[] presets = ["Chorale", "Jazz", "Romantic Piano", "Songs"];
        At(0, $"program \"{presets[instance]}\"");
        At(0, $"param Mode {modes[instance]}");
        At(0, "param \"MIDI Through\" Off");
        At(0, "param \"Phrase Gap\" 0.5");
        At(0, $"param Imitate {instance * 25}");
        double time = 0.5;
        while (time < quarters - 8)
        {
            for (int note = random.Next(2, 9); note > 0; note--)
            {
                double length = 0.125 * random.Next(1, 9);
                int pitch = random.Next(48, 84);
                At(time, $"note-on 1 {pitch} {random.Next(30, 120)}");
                At(time + 0.9 * length, $"note-off 1 {pitch}");
                time += length;
            }
            time += 1 + 8 * random.NextDouble();
            if (random.Next(8) == 0)
                At(time, $"param Temperature {0.5 + random.NextDouble():0.##}");
        }
        return script.ToString();
    }
}
