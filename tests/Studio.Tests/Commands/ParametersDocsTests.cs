using System.Runtime.CompilerServices;
using Continuo.Engine.Parameters;
using Continuo.Studio.Commands.Parameters;
using Xunit;

namespace Continuo.Studio.Tests.Commands;

/// <summary>The tables of parameters in the documents are those of the parameter table.</summary>
public sealed class ParametersDocsTests
{
    private static readonly string Docs = Find();

    [Fact]
    public void TheDocumentsAreWhatTheTableSays()
    {
        string[] documents = Directory.GetFiles(Docs, "*.md");
        Assert.NotEmpty(documents);
        Assert.All(documents, path =>
            Assert.Equal(File.ReadAllText(path), ParametersDocsCommand.Refreshed(File.ReadAllText(path))));
    }

    [Fact]
    public void EveryParameterStandsInADocument()
    {
        string playing = File.ReadAllText(Path.Combine(Docs, "playing.md"));
        string midi = File.ReadAllText(Path.Combine(Docs, "midi.md"));
        Assert.All(
            ParameterTable.ByGroup.Where(row => row.Group != ParameterGroup.Root),
            row => Assert.Contains($"| {row.Name} | ", playing, StringComparison.Ordinal));
        Assert.All(
            ParameterTable.ByController,
            row => Assert.Contains($"| {row.Controller} | {row.Name} | ", midi, StringComparison.Ordinal));
    }

    [Fact]
    public void AnOldTableIsReplacedAndTheTextAroundItStays()
    {
        string playing = File.ReadAllText(Path.Combine(Docs, "playing.md"));
        string old = playing.Replace(ParameterTable.Row(ParameterId.Swing).Help, "Old.", StringComparison.Ordinal);
        Assert.NotEqual(playing, old);
        Assert.Equal(playing, ParametersDocsCommand.Refreshed(old));
        Assert.Throws<InvalidDataException>(() =>
            ParametersDocsCommand.Refreshed("<!-- parameters:Nothing -->\n<!-- /parameters -->"));
    }

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs"));
}
