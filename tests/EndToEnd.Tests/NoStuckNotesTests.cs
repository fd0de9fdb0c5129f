using System.Globalization;
using System.Text;
using System.Text.Json;
using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// Whatever a host does in the middle of an answer (stop, jump, loop, bypass, another preset, deactivation, a restored
/// state, random parameters), in every mode and with every parameter, every
/// note-on that came out of the plugin got its note-off.
/// </summary>
public sealed class NoStuckNotesTests(ITestOutputHelper output)
{
    private static readonly string[] Triggers =
        ["Again", "Forget", "Forget All", "Good", "Bad", "Undo Feedback", "Next Preset", "Previous Preset"];

    // The wheel, expression, sostenuto, soft pedal, reset of all, keys up.
    private static readonly int[] Controllers = [1, 11, 66, 67, 121, 123];

    private static readonly int[] BlockSizes = [32, 256, 441, 2048];

    /// <summary>
    /// CONTINUO_RANDOM_SCRIPTS asks for another than the everyday number, CONTINUO_RANDOM_SCRIPTS_FROM for other ones.
    /// </summary>
    private static int Scripts => Number("CONTINUO_RANDOM_SCRIPTS", 300);

    private static int First => Number("CONTINUO_RANDOM_SCRIPTS_FROM", 0);

    private static int Number(string variable, int usual) => int.TryParse(
        Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : usual;

    [Fact]
    public void RandomHostScriptsLeaveNoNoteSoundingAndPlayAlikeAtTwoBlockSizes()
    {
        using var folder = new ScratchFolder();
        var batch = new StringBuilder();
        for (int seed = First; seed < First + Scripts; seed++)
        {
            var random = new Random(seed);
            string script = folder.File($"{seed}.txt");
            File.WriteAllText(script, RandomScript(random, folder.File("state")));
            int blocks = random.Next(BlockSizes.Length);
            foreach (int which in new[] { blocks, (blocks + 1) % BlockSizes.Length })
                batch.Append(CultureInfo.InvariantCulture, $"--script {script} --block-size {BlockSizes[which]}\n");
        }
        File.WriteAllText(folder.File("batch"), batch.ToString());

        List<JsonElement> runs = RealHost.RunBatch(
            folder.File("batch"), "--length-quarters 14 --tempo 200 --sample-rate 48000",
            ("CONTINUO_PRESETS", FolderWithASecondPreset(folder)), ("CONTINUO_LOG", folder.File("log")),
            ("HOME", folder.Path), ("XDG_CONFIG_HOME", folder.Path)); // some scripts press Capture
        Assert.Equal(2 * Scripts, runs.Count);
        long notes = 0, cutShort = 0, alike = 0;
        for (int run = 0; run < runs.Count; run++)
        {
            int seed = First + run / 2;
            Assert.False(runs[run].TryGetProperty("error", out JsonElement error), $"script {seed}: {error}");
            JsonElement figures = runs[run].GetProperty("notes");
            Assert.True(figures.GetProperty("unmatchedOns").GetInt64() == 0, $"script {seed}: {runs[run]}");
            Assert.True(figures.GetProperty("unmatchedOffs").GetInt64() == 0, $"script {seed}: {runs[run]}");
            Assert.Equal(figures.GetProperty("noteOns").GetInt64(), figures.GetProperty("noteOffs").GetInt64());
            notes += figures.GetProperty("noteOns").GetInt64();
            cutShort += figures.GetProperty("openAtEnd").GetInt64();
            if (run % 2 == 0)
                continue;
            string first = runs[run - 1].GetProperty("notes").GetProperty("fingerprint").GetString()!;
            if (first == figures.GetProperty("fingerprint").GetString())
                alike++;
            else
                output.WriteLine($"script {seed} differs");
        }
        output.WriteLine($"{Scripts} scripts at two block sizes each, {notes} notes, "
            + $"{cutShort} of them sounding when the transport stopped, {alike} alike");
        // The properties are empty unless answers were really interrupted.
        Assert.True(notes > 20 * runs.Count, $"only {notes} notes came out");
        Assert.True(cutShort > 0, "no script ended in the middle of a note");
        Assert.Equal(Scripts, alike);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("jump 64")]
    [InlineData("bypass on")]
    [InlineData("panic")]
    [InlineData("param Mode Trade")]
    [InlineData("param Forget 1")]
    [InlineData("deactivate;activate")]
    [InlineData("note-on 1 40 100")]
    public void WhatInterruptsAnAnswerEndsItsNotesAtOnce(string interruption)
    {
        using var folder = new ScratchFolder();
        string script = folder.File("script");
        const string Phrase =
            "at 0 note-on 1 62 90\nat 0.5 note-off 1 62\nat 0.5 note-on 1 64 90\nat 1 note-off 1 64\n";
        const string How =
            "--tempo 120 --block-size 64 --sample-rate 48000 --param MIDI~Through=Off --length-quarters 8";
        (string, string) presets = ("CONTINUO_PRESETS", FolderWithASecondPreset(folder));
        File.WriteAllText(script, Phrase);
        AnswerNote note = RealHost.Run($"{How} --script {script}", null, presets).Notes[3];

        // In the middle of the fourth note; what the transport does then is to be seen at that place.
        double middle = (note.Onset + note.Duration / 2) / 960.0;
        File.WriteAllText(script, Phrase + string.Concat(interruption.Split(';').Select(command =>
            string.Create(CultureInfo.InvariantCulture, $"at {middle} {command}\n"))));
        HostOutcome outcome = RealHost.Run($"{How} --script {script}", null, presets);
        long sample = (long)(middle * 24000) + 64;
        Assert.Equal(4, outcome.Events.Count(item => item.IsOn && item.Sample <= sample));
        Assert.Equal(4, outcome.Events.Count(item => !item.IsOn && item.Sample <= sample));
        Assert.DoesNotContain(
            outcome.Events, item => item.IsOn && item.Sample > sample && item.Sample < sample + 12000);
    }

    /// <summary>Small models, since each run loads them again.</summary>
    private static string FolderWithASecondPreset(ScratchFolder folder)
    {
        string presets = folder.File("presets");
        RealHost.WritePreset(presets, PresetLibrary.FirstId, "First");
        RealHost.WritePreset(presets, "second", "Second");
        return presets;
    }

    private static string RandomScript(Random random, string statePrefix)
    {
        var script = new StringBuilder();
        void At(double time, string command) => script.Append(
            CultureInfo.InvariantCulture, $"at {time:0.####} {command}\n");

        At(0, $"param Mode {random.Next(5)}");
        At(0, $"param \"Trade Bars\" {random.Next(1, 3)}");
        At(0, "param \"Phrase Gap\" 0.25");
        At(0, $"param \"Hand-Over\" {(random.Next(2) == 0 ? "Step" : "Beat")}");
        At(0, $"param \"Answer Length\" {random.Next(1, 5)}");
        for (int i = random.Next(6); i > 0; i--)
            At(0, RandomKnob(random));
        bool hasLoop = false, hasTempo = false;
        double time = 0.1;
        while (time < 12)
        {
            // A few notes, then a wait that lets an answer begin, then something happens.
            for (int note = random.Next(1, 4); note > 0; note--)
            {
                int pitch = random.Next(48, 84), channel = random.Next(1, 3);
                double length = 0.1 + random.NextDouble() * 0.4;
                At(time, $"note-on {channel} {pitch} {random.Next(1, 128)}");
                // Now and then a key stays down to the end.
                At(random.Next(20) > 0 ? time + length : 13.5, $"note-off {channel} {pitch}");
                time += length + (random.Next(3) == 0 ? -0.05 : 0.05);
            }
            time += 0.3 + random.NextDouble() * 2;
            string happening = Happening(random, time, statePrefix);
            // The host's tempo changes for good at a place of the project: gone round, it would change within a block,
            // unknown to any plugin.
            bool isLoop = happening.StartsWith("loop ", StringComparison.Ordinal),
                isTempo = happening.StartsWith("tempo ", StringComparison.Ordinal);
            if ((isLoop && hasTempo) || (isTempo && hasLoop))
                happening = "panic";
            (hasLoop, hasTempo) = (hasLoop | isLoop, hasTempo | isTempo);
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
        switch (random.Next(29))
        {
            case 0: return "stop";
            case 1: return "play";
            // Far from where it is: a jump of less than half a block may be taken for a tempo that moves.
            case 2: return string.Create(CultureInfo.InvariantCulture,
                $"jump {100 * Math.Ceiling(time) + random.Next(0, 64) / 2.0}");
            case 3: return string.Create(CultureInfo.InvariantCulture,
                $"loop {Math.Floor(time)} {Math.Floor(time) + random.Next(1, 4)}");
            case 4: return "loop off";
            case 5: return "bypass on";
            case 6: return "bypass off";
            case 7: return $"program {random.Next(2)}";
            case 8: return "deactivate;activate";
            case 9: return "panic";
            case 10: return $"tempo {random.Next(40, 301)}";
            case 11: return $"param {(random.Next(2) == 0 ? "Voice" : "\"MIDI Through\"")} {random.Next(2)}";
            case 12:
                return $"save-state {state};load-state {state}";
            case 13:
            case 14:
                string trigger = Triggers[random.Next(Triggers.Length)];
                return $"param \"{trigger}\" 1;param \"{trigger}\" 0";
            case 15:
            case 16:
                return $"param Hold {random.Next(2)}";
            case 17:
                return $"param Mode {random.Next(5)}";
            case 18:
                int root = random.Next(36, 60);
                string verb = random.Next(3) == 0 ? "chord-off" : "chord-on";
                return $"{verb} {root};{verb} {root + 4};{verb} {root + 7}";
            case 19:
                return $"cc {random.Next(1, 3)} 64 {127 * random.Next(2)}";
            case 20:
                return $"cc {random.Next(1, 3)} {Controllers[random.Next(Controllers.Length)]} {random.Next(128)}";
            case 21:
            case 22:
                return string.Join(';', Enumerable.Range(0, random.Next(1, 5)).Select(
                    _ => $"bend {random.Next(1, 3)} {random.Next(16384)}"));
            default:
                return RandomKnob(random);
        }
    }

    /// <summary>
    /// Any parameter that can be automated, at any value; those with an effect of their own above are among them.
    /// </summary>
    private static string RandomKnob(Random random)
    {
        Parameter[] rows = [.. ParameterTable.Rows.Where(row => row.Flags.HasFlag(ParameterFlags.CanAutomate))];
        return string.Create(CultureInfo.InvariantCulture,
            $"param {(int)rows[random.Next(rows.Length)].Id} norm:{random.NextDouble():0.###}");
    }
}
