using System.Text.RegularExpressions;
using Xunit;

namespace Continuo.Architecture.Tests;

/// <summary>What the documents point to exists.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void EveryRelativeLinkOfTheDocumentsLeadsSomewhere()
    {
        List<string> documents = [.. Repository.Sources("docs", "*.md"), Path.Combine(Repository.Root, "README.md")];
        var broken = new List<string>();
        foreach (string document in documents)
        {
            foreach (Match link in Link().Matches(File.ReadAllText(document)))
            {
                string target = link.Groups[1].Value;
                if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith('#'))
                    continue;
                string path = Path.Combine(Path.GetDirectoryName(document)!, target.Split('#')[0]);
                if (!File.Exists(path) && !Directory.Exists(path))
                    broken.Add($"{Path.GetFileName(document)}: {target}");
            }
        }
        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("README.md", "## The flow")]
    [InlineData("docs/walks.md", "## A walk of one note")]
    [InlineData("docs/walks.md", "## A walk of one token")]
    public void EveryFileOnTheWayExists(string document, string title)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, document));
        string way = text[text.IndexOf(title, StringComparison.Ordinal)..].Split("\n## ")[0];
        string[] files = [.. SourceFile().Matches(way).Select(match => match.Value)];
        Assert.True(files.Length >= 10, $"{document}, {title}: only {files.Length} files are named");
        Assert.DoesNotContain(files, file => !File.Exists(Path.Combine(Repository.Root, file)));
    }

    [Theory]
    [InlineData("## A walk of one note")]
    [InlineData("## A walk of one token")]
    public void AWalkFitsAScreen(string title)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "walks.md"));
        string walk = text[text.IndexOf(title, StringComparison.Ordinal)..].Split("\n## ")[0];
        Assert.InRange(walk.TrimEnd().Split('\n').Length, 10, 40);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(native-shim|plugin|engine|training|studio)/[\w./-]+\.(cs|cpp|h)\b")]
    private static partial Regex SourceFile();
}
