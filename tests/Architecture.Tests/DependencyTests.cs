using System.Reflection;
using System.Text.RegularExpressions;
using Continuo.Engine.Presets;
using Xunit;

namespace Continuo.Architecture.Tests;

/// <summary>Dependencies point one way: between the assemblies, and between the folders of the engine.</summary>
public sealed partial class DependencyTests
{
    /// <summary>Each folder may use those to its left, and its own.</summary>
    private static readonly string[] EngineFolders =
        ["Storage", "Music", "Import", "Export", "Tokens", "Model", "Sampling", "Continuation", "", "Control"];

    [Fact]
    public void TheEngineKnowsNothingOfPluginAndStudio() =>
        Assert.DoesNotContain(References("Continuo.Engine"), name => name.StartsWith("Continuo", StringComparison.Ordinal));

    [Fact]
    public void ThePluginKnowsTheEngineAlone() =>
        Assert.Equal(["Continuo.Engine"], References("Continuo.Plugin").Where(name => name.StartsWith("Continuo", StringComparison.Ordinal)));

    [Fact]
    public void TheStudioNeverReferencesThePlugin() =>
        Assert.DoesNotContain("Continuo.Plugin", References("continuo"));

    [Fact]
    public void FoldersOfTheEngineUseOnlyThoseToTheirLeft()
    {
        var violations = new List<string>();
        foreach (string file in Repository.Sources("engine", "*.cs"))
        {
            string relative = Path.GetRelativePath(Path.Combine(Repository.Root, "engine"), file);
            string folder = relative.Contains('/', StringComparison.Ordinal) ? relative.Split('/')[0] : "";
            if (folder == "Training")
                continue;
            int own = Array.IndexOf(EngineFolders, folder);
            Assert.True(own >= 0, $"{relative}: the folder is not in the list of layers");
            violations.AddRange(EngineUsing().Matches(File.ReadAllText(file))
                .Select(match => match.Groups[1].Value.TrimStart('.'))
                .Where(used => Array.IndexOf(EngineFolders, used.Split('.')[0]) > own)
                .Select(used => $"{relative} uses {used}"));
        }
        Assert.Empty(violations);
    }

    [Fact]
    public void TheShimIncludesOnlyItsOwnHeadersAndTheBorders() =>
        Assert.DoesNotContain(
            Repository.Sources("native-shim", "*.*").Where(file => Path.GetExtension(file) is ".h" or ".cpp"),
            file => ForeignInclude().IsMatch(File.ReadAllText(file)));

    private static string[] References(string assembly) =>
        [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!)];

    [GeneratedRegex(@"(?m)^using (?:static )?Continuo\.Engine(\.\w+(?:\.\w+)*)?;")]
    private static partial Regex EngineUsing();

    [GeneratedRegex("#include [\"<](pluginterfaces|public\\.sdk|juce|engine/|plugin/)")]
    private static partial Regex ForeignInclude();
}
