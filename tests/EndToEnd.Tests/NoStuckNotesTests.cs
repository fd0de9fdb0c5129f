using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// Whatever a host does in the middle of an answer (stop, jump, loop, bypass, another preset, deactivation, a restored state, random
/// parameters), every note-on that came out of the plugin got its note-off.
/// </summary>
public sealed class NoStuckNotesTests(ITestOutputHelper output)
{
    private const int Scripts = 1000;
    private static readonly int[] BlockSizes = [32, 256, 441, 2048];

    [Fact]
    public void AThousandRandomHostScriptsLeaveNoNoteSounding()
    {
        using var folder = new ScratchFolder();
        var batch = new StringBuilder();
        for (int seed = 0; seed < Scripts; seed++)
        {
            var random = new Random(seed);
            string script = folder.File($"{seed}.txt");
            File.WriteAllText(script, RandomScript(random, folder.File("state")));
            batch.Append(CultureInfo.InvariantCulture, $"--script {script} --block-size {BlockSizes[random.Next(BlockSizes.Length)]}\n");
        }
        File.WriteAllText(folder.File("batch"), batch.ToString());

        List<JsonElement> runs = RealHost.RunBatch(folder.File("batch"), "--length-quarters 14 --tempo 200 --sample-rate 44100");
        Assert.Equal(Scripts, runs.Count);
        long notes = 0, cutShort = 0;
        for (int seed = 0; seed < Scripts; seed++)
        {
            Assert.False(runs[seed].TryGetProperty("error", out JsonElement error), $"script {seed}: {error}");
            JsonElement figures = runs[seed].GetProperty("notes");
            Assert.True(figures.GetProperty("openAfterStop").GetInt64() == 0, $"script {seed}: notes still sound after the stop: {figures}");
            Assert.True(figures.GetProperty("unmatchedOns").GetInt64() == 0, $"script {seed}: {runs[seed]}");
            Assert.True(figures.GetProperty("unmatchedOffs").GetInt64() == 0, $"script {seed}: {runs[seed]}");
            Assert.Equal(figures.GetProperty("noteOns").GetInt64(), figures.GetProperty("noteOffs").GetInt64());
            notes += figures.GetProperty("noteOns").GetInt64();
            cutShort += figures.GetProperty("openAtEnd").GetInt64();
        }
        output.WriteLine($"{Scripts} scripts, {notes} notes, {cutShort} of them sounding when the transport stopped");
        // The property is empty unless answers were really interrupted.
        Assert.True(notes > 20 * Scripts, $"only {notes} notes came out");
        Assert.True(cutShort > 0, "no script ended in the middle of a note");
    }

    private static string RandomScript(Random random, string statePrefix)
    {
        var script = new StringBuilder();
        void At(double time, string command) => script.Append(CultureInfo.InvariantCulture, $"at {time:0.####} {command}\n");

        At(0, "param \"Phrase Gap\" 0.25");
        At(0, $"param \"Hand-Over\" {(random.Next(2) == 0 ? "Step" : "Beat")}");
        At(0, $"param \"Answer Length\" {random.Next(1, 5)}");
        double time = 0.1;
        while (time < 12)
        {
            // A few notes, then a wait that lets an answer begin, then something happens.
            for (int note = random.Next(1, 4); note > 0; note--)
            {
                int pitch = random.Next(48, 84), channel = random.Next(1, 3);
                double length = 0.1 + random.NextDouble() * 0.4;
                At(time, $"note-on {channel} {pitch} {random.Next(1, 128)}");
                // Now and then a key is never released.
                if (random.Next(20) > 0)
                    At(time + length, $"note-off {channel} {pitch}");
                time += length + (random.Next(3) == 0 ? -0.05 : 0.05);
            }
            time += 0.3 + random.NextDouble() * 2;
            string happening = Happening(random, time, statePrefix);
            foreach (string command in happening.Split(';'))
                At(time, command);
            time += 0.05 + random.NextDouble() * 0.5;
        }
        // Commands are read in order of time.
        return string.Join('\n', script.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .OrderBy(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture))) + "\n";
    }

    private static string Happening(Random random, double time, string statePrefix)
    {
        string state = $"{statePrefix}-{random.Next(8)}";
        switch (random.Next(14))
        {
            case 0: return "stop";
            case 1: return "play";
            case 2: return string.Create(CultureInfo.InvariantCulture, $"jump {random.Next(0, 64) / 2.0}");
            case 3: return string.Create(CultureInfo.InvariantCulture, $"loop {Math.Floor(time)} {Math.Floor(time) + random.Next(1, 4)}");
            case 4: return "loop off";
            case 5: return "bypass on";
            case 6: return "bypass off";
            case 7: return $"program {random.Next(2)}";
            case 8: return "deactivate;activate";
            case 9: return "panic";
            case 10: return $"tempo {random.Next(40, 300)}";
            case 11: return $"param {(random.Next(2) == 0 ? "Voice" : "\"MIDI Through\"")} {random.Next(2)}";
            case 12:
                return $"save-state {state};load-state {state}";
            default:
                return string.Create(CultureInfo.InvariantCulture, $"param {random.Next(3, 12)} norm:{random.NextDouble():0.###}");
        }
    }
}
