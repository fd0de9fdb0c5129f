using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// The plugin lives without its brain: with no runtime, no model or a damaged one it loads, passes MIDI through, says
/// what is wrong and where, and saves the state that it was given.
/// </summary>
public sealed class WithoutItsBrainTests
{
    private const int NotesOfThePhrase = 23;

    [Fact]
    public void NoRuntime()
    {
        using var folder = new ScratchFolder();
        CheckItLives(
            folder, RealHost.Bundle, "No .NET runtime", saysWhere: folder.Path, ("CONTINUO_DOTNET_ROOT", folder.Path));
    }

    [Fact]
    public void ModelMissing() => CheckDamage(File.Delete, "Model damaged", says: "is missing");

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(500)]
    [InlineData(-1)]
    public void ModelTruncated(int length) => CheckDamage(
        model => File.WriteAllBytes(model, File.ReadAllBytes(model)[..(length < 0 ? ^-length : length)]),
        "Model damaged", says: "byte");

    [Fact]
    public void ModelOfAWrongShape() => CheckDamage(
        model =>
        {
            WeightsFile weights = WeightsFile.Read(model);
            ModelConfig config = weights.ReadConfig();
            var tensors = new List<WeightsTensor>();
            foreach (string name in weights.TensorNames)
            {
                int[] shape = [.. weights.ShapeOf(name)!];
                float[] values = weights.Floats(name, shape);
                if (name == "output.weight")
                    (shape, values) = ([shape[0], shape[1] - 1], values[..(shape[0] * (shape[1] - 1))]);
                tensors.Add(new WeightsTensor(name, shape, values));
            }
            WeightsFile.Write(model, tensors, weights.Metadata, WeightsType.F32);
            Assert.Equal(config, WeightsFile.Read(model).ReadConfig());
        },
        "Model damaged", says: "output.weight");

    [Fact]
    public void PresetGone()
    {
        using var folder = new ScratchFolder();
        string bundle = CopyOfTheBundle(folder);
        string presets = Path.Combine(bundle, "Contents", "Resources", "presets");
        string state = folder.File("before");
        RealHost.Run($"--length-quarters 1 --param Preset=Irish~dance --save-state {state}", bundle);
        Directory.Move(Path.Combine(presets, "irish"), folder.File("elsewhere"));
        HostOutcome outcome = RealHost.Run(
            $"--music {RealHost.Music} --load-state {state} --save-state {state}.after", bundle);
        Assert.Equal("Preset missing", outcome.Shown("Status"));
        Assert.Contains("'irish'", outcome.Log, StringComparison.Ordinal);
        Assert.Contains(presets, outcome.Log, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(state), File.ReadAllBytes(state + ".after"));
    }

    private static void CheckDamage(Action<string> damage, string status, string says)
    {
        using var folder = new ScratchFolder();
        string bundle = CopyOfTheBundle(folder);
        string model = Path.Combine(bundle, "Contents", "Resources", "presets", "irish", "model.safetensors");
        damage(model);
        HostOutcome outcome = CheckItLives(folder, bundle, status, saysWhere: model);
        Assert.Contains(says, outcome.Log, StringComparison.Ordinal);
    }

    private static HostOutcome CheckItLives(
        ScratchFolder folder, string bundle,
        string status, string saysWhere, params (string Name, string Value)[] environment)
    {
        string state = folder.File("state-of-a-sound-instrument");
        RealHost.Run($"--length-quarters 1 --param Preset=Irish~dance --param Temperature=1.3 --save-state {state}");

        HostOutcome outcome = RealHost.Run(
            $"--music {RealHost.Music} --load-state {state} --save-state {state}.after --tail-quarters 8",
            bundle, environment);
        Assert.Equal(status, outcome.Shown("Status"));
        Assert.Contains(saysWhere, outcome.Log, StringComparison.Ordinal);
        Assert.Equal(NotesOfThePhrase, outcome.Events.Count(item => item.IsOn));
        Assert.True(outcome.Figures.GetProperty("audio").GetProperty("peak").GetDouble() > 0.01, "it is silent");
        Assert.Equal(File.ReadAllBytes(state), File.ReadAllBytes(state + ".after"));
        return outcome;
    }

    private static string CopyOfTheBundle(ScratchFolder folder)
    {
        string copy = folder.File("Continuo.vst3");
        foreach (string file in Directory.EnumerateFiles(RealHost.Bundle, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(RealHost.Bundle, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }
}
