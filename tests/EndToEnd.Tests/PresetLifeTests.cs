using Continuo.Engine.Presets;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// Presets are chosen by program change, trigger and controller, and come and go while the instrument plays.
/// </summary>
public sealed class PresetLifeTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private static string[] Names =>
        [.. new PresetLibrary([Path.Combine(RealHost.Root, "presets")]).Presets.Select(preset => preset.Name)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ProgramChangeChooses() => CheckChosen("at 1 program 2", program: 2);

    [Fact]
    public void NextPresetSteps() => CheckChosen(
        "at 1 param \"Next Preset\" 1\nat 1.5 param \"Next Preset\" 0\nat 2 param \"Next Preset\" 1", program: 2);

    [Fact]
    public void PreviousPresetGoesAroundTheEnd() =>
        CheckChosen("at 1 param \"Previous Preset\" 1", program: Names.Length - 1);

    [Fact]
    public void AControllerSteps() => CheckChosen("at 1 cc 1 86 127", program: 1);

    [Fact]
    public void ABrokenChoiceNeverStopsWhatPlays()
    {
        string broken = Directory.CreateDirectory(_folder.File("zz-broken")).FullName;
        File.Copy(Path.Combine(RealHost.Root, "presets", "irish", "preset.json"), Path.Combine(broken, "preset.json"));
        string json = Path.Combine(broken, "preset.json");
        File.WriteAllText(json, File.ReadAllText(json).Replace("\"irish\"", "\"zz-broken\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(broken, "model.safetensors"), "no weights");
        string script = Script($"at 1 program {Names.Length}");
        HostOutcome outcome = RealHost.Run(
            $"--music {RealHost.Music} --tail-quarters 12 --script {script}", null, ("CONTINUO_PRESETS", _folder.Path));
        Assert.Equal("Model damaged", outcome.Shown("Problem"));
        Assert.Equal("Ready", outcome.Shown("Status"));
        Assert.Equal(Names[0], outcome.Shown("Loaded Preset"));
        Assert.True(outcome.Notes.Count > 30, "there is no answer");
    }

    /// <summary>
    /// The name of each preset that ships is in the list, and a state saved after the choice names it.
    /// </summary>
    private void CheckChosen(string script, int program)
    {
        string state = _folder.File("state");
        HostOutcome outcome = RealHost.Run($"--length-quarters 8 --script {Script(script)} --save-state {state}");
        Assert.Equal(Names[program], outcome.Shown("Loaded Preset"));
        HostOutcome again = RealHost.Run($"--length-quarters 1 --load-state {state}");
        Assert.Equal(Names[program], again.Shown("Loaded Preset"));
    }

    private string Script(string lines)
    {
        string file = _folder.File("script.txt");
        File.WriteAllText(file, lines + "\n");
        return file;
    }
}
