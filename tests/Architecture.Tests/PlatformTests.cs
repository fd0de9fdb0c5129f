using System.Text.RegularExpressions;
using Xunit;

namespace Continuo.Architecture.Tests;

/// <summary>
/// What holds on one operating system only stands in the folders named Platform, so that another system is added there.
/// </summary>
public sealed partial class PlatformTests
{
    [Theory, InlineData("engine"), InlineData("plugin"), InlineData("studio")]
    public void FactsOfASystemStandInItsFolder(string folder) => Assert.Empty(
        Repository.Sources(folder, "*.cs")
            .Where(file => !file.Contains("/Platform/", StringComparison.Ordinal))
            .SelectMany(file => Facts(Repository.Name(file), File.ReadAllLines(file))));

    [Fact]
    public void FactsAreFound()
    {
        string[] lines =
        [
            """string nice = "/usr/bin/nice";""",
            """const string Library = "libcairo.so.2";""",
            "if (OperatingSystem.IsWindows())",
            """string? state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");""",
            """Path.Combine(home, ".vst3", "Continuo.vst3")""",
        ];
        Assert.Equal(lines.Length, Facts("a.cs", lines).Count());
        Assert.NotEmpty(Facts("b.cs", File.ReadAllLines(
            Path.Combine(Repository.Root, "studio", "Platform", "LinuxPlatform.cs"))));
        Assert.Empty(Facts("c.cs", ["/// <c>$XDG_DATA_HOME</c> on Linux, /usr/share", "\"/api/presets\""]));
    }

    private static IEnumerable<string> Facts(string file, string[] lines) => lines.Index()
        .Where(line => !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal) && Fact().IsMatch(line.Item))
        .Select(line => $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [GeneratedRegex("""
        "/(usr|etc|proc|opt|var)/|"[^"]*\.(so|dll|dylib|exe)\b|OperatingSystem\.Is|"(XDG_|HOME"|\.vst3"|\.local")
        """)]
    private static partial Regex Fact();
}
