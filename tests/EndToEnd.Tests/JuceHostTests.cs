using System.Globalization;
using System.Text.Json;
using Continuo.EndToEnd.Tests.Juce;
using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>The real bundle in a second foreign host, made of JUCE's host classes.</summary>
public sealed class JuceHostTests
{
    private const string Preset = "Irish dance";

    /// <summary>The phrase and four bars after it, at any tempo.</summary>
    private const int Quarters = 36;

    [JuceFact]
    public void ItIsAnInstrumentWithMidiInAndOut()
    {
        JuceOutcome outcome = JuceHost.Play(120, "--quarters", "1");
        Assert.Equal("Continuo", outcome.Report.GetProperty("name").GetString());
        Assert.True(outcome.Report.GetProperty("isInstrument").GetBoolean());
        Assert.True(outcome.Report.GetProperty("acceptsMidi").GetBoolean());
        Assert.True(outcome.Report.GetProperty("producesMidi").GetBoolean());
        Assert.Equal(2, outcome.Report.GetProperty("outputChannels").GetInt32());
    }

    [JuceFact]
    public void ItsParametersAreThoseOfTheTable()
    {
        var expected = ParameterTable.Rows.ToDictionary(
            row => row.Name, row => (row.Units, row.Flags.HasFlag(ParameterFlags.CanAutomate)));
        JsonElement[] rows = [.. JuceHost.Play(120, "--quarters", "1").Parameters];
        // JUCE lists them group by group, with those that the shim has beside the table: four, and the MIDI messages.
        ILookup<bool, JsonElement> ofTheTable = rows.ToLookup(
            row => expected.ContainsKey(row.GetProperty("name").GetString()!));
        Assert.Equal(expected, ofTheTable[true].ToDictionary(
            row => row.GetProperty("name").GetString()!,
            row => (row.GetProperty("label").GetString()!, row.GetProperty("automatable").GetBoolean())));
        ILookup<bool, string> others = ofTheTable[false].Select(row => row.GetProperty("name").GetString()!)
            .ToLookup(name => name.Contains(" channel ", StringComparison.Ordinal));
        Assert.Equal(["MIDI Learn", "Preset List", "Preset Chosen", "Program"], others[false]);
        Assert.Equal(16 * 130, others[true].Distinct().Count());
    }

    [JuceFact]
    public void ItsProgramsAreThePresets()
    {
        var bundled = new PresetLibrary([Path.Combine(RealHost.Bundle, "Contents", "Resources", "presets")]);
        // A machine's user may have presets of their own besides.
        string?[] programs = JuceHost.Play(120, "--quarters", "1").Programs;
        Assert.Equal(
            bundled.Presets.Select(preset => preset.Name),
            programs.Intersect(bundled.Presets.Select(preset => preset.Name)));
    }

    [JuceTheory]
    [InlineData(96, 512)]
    [InlineData(133.7, 441)]
    public void ThePhraseIsAnsweredAsInOurOwnHost(double tempo, int block)
    {
        JuceOutcome outcome = Play(tempo, block);
        CheckOnTheGrid(outcome);
        Assert.True(
            outcome.Events.Count(note => note.IsOn && note.Sample > outcome.PhraseEnd) > 20, "there is no answer");
        Assert.True(outcome.Peak("Phrase") > 0.01, "the phrase is silent");
        Assert.True(outcome.Peak("Answer") > 0.01, "the answer is silent");
        List<AnswerNote> ours = RealHost.Run(string.Create(CultureInfo.InvariantCulture,
            $"--music {RealHost.Music} --tempo {tempo} --meter 4/4 --program {Preset.Replace(' ', '~')} "
                + $"--length-quarters {Quarters}")).Notes;
        Assert.Equal(ours, outcome.Notes);
    }

    [JuceFact]
    public void TwoRunsAreTheSame() => Assert.Equal(Play(96, 512).Events, Play(96, 512).Events);

    [JuceFact]
    public void AStateRestoredInANewInstancePlaysTheSame()
    {
        using var folder = new ScratchFolder();
        string state = folder.File("state");
        JuceOutcome saved = Play(120, 512, "--param", "Seed=0.7", "--param", "MIDI Through=0", "--save-state", state);
        JuceOutcome restored = JuceHost.Play(
            120, "--quarters", $"{Quarters}", "--block-size", "512", "--load-state", state);

        Assert.Equal((Preset, "Off"), (restored.Text("Preset"), restored.Text("MIDI Through")));
        Assert.Equal(saved.Text("Seed"), restored.Text("Seed"));
        Assert.NotEqual(Play(120, 512, "--param", "MIDI Through=0").Events, saved.Events);
        Assert.True(saved.Events.Count > 20);
        Assert.Equal(saved.Events, restored.Events);
    }

    private static JuceOutcome Play(double tempo, int block, params string[] more) =>
        JuceHost.Play(tempo, ["--program", Preset, "--quarters", $"{Quarters}", "--block-size", $"{block}", .. more]);

    private static void CheckOnTheGrid(JuceOutcome outcome)
    {
        const double Sixteenth = 0.25;
        double samplesPerQuarter = 60 / outcome.Tempo * JuceHost.SampleRate;
        Assert.All(outcome.Events.Where(note => note.IsOn), note =>
        {
            double line = Math.Round(note.Ppq / Sixteenth) * Sixteenth * samplesPerQuarter;
            Assert.True(Math.Abs(note.Sample - line) <= 1, $"{note} is {note.Sample - line:0.0} samples off the grid");
        });
    }
}
