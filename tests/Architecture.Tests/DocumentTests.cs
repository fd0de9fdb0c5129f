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

    [Fact]
    public void EveryFileOfTheFlowMapExists()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string map = readme[readme.IndexOf("## The flow", StringComparison.Ordinal)..];
        map = map[..map.IndexOf("\n## ", 5, StringComparison.Ordinal)];
        string[] files = [.. SourceFile().Matches(map).Select(match => match.Value)];
        Assert.True(files.Length >= 10, $"the flow map names only {files.Length} files");
        Assert.DoesNotContain(files, file => !File.Exists(Path.Combine(Repository.Root, file)));
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(native-shim|plugin|engine)/[\w./-]+\.(cs|cpp|h)\b")]
    private static partial Regex SourceFile();
}
