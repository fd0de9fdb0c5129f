using Xunit;

namespace Continuo.Architecture.Tests;

/// <summary>Lines of code have at most the columns that .editorconfig says.</summary>
public sealed class LineLengthTests
{
    private const int Columns = 120;

    [Fact]
    public void NoLineOfCodeIsLonger()
    {
        string[] found =
        [
            .. Repository.Files(".cs", ".h", ".cpp", ".c", ".cake", ".js")
                .SelectMany(path => Longer(path, File.ReadAllLines(path))),
        ];
        Assert.True(found.Length == 0, $"{found.Length} lines over {Columns} columns:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void ALongerLineIsFound() =>
        Assert.Equal(["a.cs:2: 121"], Longer("a.cs", [new string('x', 120), new string('x', 121), "x"]));

    private static IEnumerable<string> Longer(string path, string[] lines) =>
        lines.Index().Where(line => line.Item.Length > Columns)
            .Select(line => $"{Repository.Name(path)}:{line.Index + 1}: {line.Item.Length}");
}
