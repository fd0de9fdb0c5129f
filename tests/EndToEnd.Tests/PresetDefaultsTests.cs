using System.Text.Json;
using Continuo.Engine.Parameters;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// A preset's default values reach the knobs when the player chooses it: through the processor, the controller, the
/// host and back, in the real bundle. Nothing else that changes the preset moves a knob.
/// </summary>
public sealed class PresetDefaultsTests : IDisposable
{
    private const string AtRest = "--prefetch --no-transport --length-quarters 4";
    private const string Choose = "at 1 param Preset Own";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Choose)]
    [InlineData("at 1 program 1")]
    [InlineData("at 1 param \"Next Preset\" 1")]
    [InlineData("at 1 cc 1 86 127")]
    public void TheKnobsGetTheValuesOfAChosenPreset(string choice)
    {
        Dictionary<string, string> knobs = After(AtRest, choice);
        Assert.Equal(("40.0", "66.0", "Own"), (knobs["Density"], knobs["Swing"], knobs["Preset"]));
        Assert.Equal("0.95", knobs["Temperature"]);
    }

    [Theory]
    [InlineData("--prefetch --length-quarters 4", Choose)] // the transport runs: it may be automation
    [InlineData("--offline --no-transport --length-quarters 4", Choose)]
    [InlineData(AtRest, "at 0.5 param \"Lock Controls\" 1\n" + Choose)]
    [InlineData(AtRest, "at 1 param Preset \"All Styles\"")] // chosen already
    public void OtherwiseTheKnobsStay(string how, string script)
    {
        Dictionary<string, string> knobs = After(how, script);
        Assert.Equal(("0.0", "50.0"), (knobs["Density"], knobs["Swing"]));
    }

    [Fact]
    public void OpeningASongMovesNoKnob()
    {
        string song = _folder.File("song");
        Run(AtRest, Choose + "\nat 2 param Swing 55", song);
        Dictionary<string, string> knobs = After(AtRest, $"at 1 load-state {song}");
        Assert.Equal(("40.0", "55.0", "Own"), (knobs["Density"], knobs["Swing"], knobs["Preset"]));
    }

    [Fact]
    public void WhatThePresetMovedGoesBackWithTheNextOneAndWhatThePlayerMovedStays()
    {
        Dictionary<string, string> knobs = After(AtRest, Choose + "\nat 2 param Swing 55\nat 3 param Preset Other");
        Assert.Equal(("0.0", "55.0", "Other"), (knobs["Density"], knobs["Swing"], knobs["Preset"]));
    }

    /// <summary>The texts of all parameters by name, as they are when the song is opened again.</summary>
    private Dictionary<string, string> After(string how, string script)
    {
        string state = _folder.File("state");
        Run(how, script, state);
        JsonElement listing = RealHost.List($"--load-state {state}", ("CONTINUO_PRESETS", Presets()));
        return listing.GetProperty("parameters").EnumerateArray()
            .ToDictionary(row => row.GetProperty("title").GetString()!, row => row.GetProperty("text").GetString()!);
    }

    private void Run(string how, string script, string state)
    {
        string file = _folder.File("script");
        File.WriteAllText(file, script + "\n");
        RealHost.Run($"{how} --script {file} --save-state {state}", null, ("CONTINUO_PRESETS", Presets()));
    }

    /// <summary>
    /// Two presets behind that of a fresh instance: "Own" brings a density and a swing, "Other" nothing.
    /// </summary>
    private string Presets()
    {
        string presets = _folder.File("presets");
        RealHost.WritePreset(
            presets, "00-own", "Own", new() { [ParameterId.Density] = 40, [ParameterId.Swing] = 66 });
        RealHost.WritePreset(presets, "01-other", "Other", []);
        return presets;
    }
}
