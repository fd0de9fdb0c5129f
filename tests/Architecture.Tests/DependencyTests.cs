using System.Reflection;
using System.Text.RegularExpressions;
using Continuo.Engine.Presets;
using Xunit;

namespace Continuo.Architecture.Tests;

/// <summary>Dependencies point one way: between the assemblies; between folders see <see cref="RoomTests"/>.</summary>
public sealed partial class DependencyTests
{
    [Fact]
    public void TheEngineKnowsNothingOfPluginAndStudio() =>
        Assert.DoesNotContain(References("Continuo.Engine"), IsOurs);

    [Fact]
    public void ThePluginKnowsTheEngineAlone() =>
        Assert.Equal(["Continuo.Engine"], References("Continuo.Plugin").Where(IsOurs));

    [Fact]
    public void TheStudioNeverReferencesThePlugin() =>
        Assert.DoesNotContain("Continuo.Plugin", References("continuo"));

    [Fact]
    public void TheShimIncludesOnlyItsOwnHeadersAndTheBorders() =>
        Assert.DoesNotContain(
            Repository.Sources("native-shim", "*.*").Where(file => Path.GetExtension(file) is ".h" or ".cpp"),
            file => ForeignInclude().IsMatch(File.ReadAllText(file)));

    /// <summary>
    /// .NET's hashes, ciphers and connections call OpenSSL, and end the host's process where libssl cannot be loaded.
    /// </summary>
    [Theory]
    [InlineData("Continuo.Engine")]
    [InlineData("Continuo.Plugin")]
    public void NothingInTheHostsProcessNeedsOpenSsl(string assembly) =>
        Assert.DoesNotContain(
            References(assembly),
            reference => reference.StartsWith("System.Security.Cryptography", StringComparison.Ordinal)
                || reference.StartsWith("System.Net", StringComparison.Ordinal));

    private static bool IsOurs(string assembly) => assembly.StartsWith("Continuo", StringComparison.Ordinal);

    private static string[] References(string assembly) =>
        [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!)];

    [GeneratedRegex("#include [\"<](pluginterfaces|public\\.sdk|juce)")]
    private static partial Regex ForeignInclude();
}
