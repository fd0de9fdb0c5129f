using Xunit;

namespace Continuo.Architecture.Tests;

/// <summary>
/// A new parameter is an id, a row of the table, and its use: no other list names it. Counted by the files of the
/// product that name one that exists already, in any spelling.
/// </summary>
public sealed class OneRowTests
{
    private const string Id = "engine/Parameters/ParameterId.cs";
    private const string Mapping = "engine/Parameters/ParametersToOptions.cs";
    private const string Generated = "native-shim/abi/parameters.generated.h";

    private static readonly string[] Product = ["engine", "native-shim", "plugin", "studio", "training", "bench"];

    private static readonly string[] Code = [".cs", ".h", ".cpp", ".js", ".html", ".css", ".txt", ".cmake"];

    [Fact]
    public void OnlyItsRowAndItsUseNameAKnobOfTheModel() => Assert.Equal(
        [
            "engine/Encodings/Melody/MelodyDecoder.cs",
            "engine/Encodings/Shared/AnswerLeanings.cs",
            "engine/EngineOptions.cs",
            Id,
            "engine/Parameters/ParameterTable.Notes.cs",
            Mapping,
            "engine/SegmentRules.cs",
            Generated,
        ],
        FilesThatName("Density"));

    [Fact]
    public void OnlyItsRowAndItsUseNameAKnobOfTheFloor() => Assert.Equal(
        [
            Id,
            "engine/Parameters/ParameterTable.Floor.cs",
            Mapping,
            "engine/Parameters/PlayOptions.cs",
            Generated,
            "plugin/Flow/Turns/AnswerSegments.cs",
        ],
        FilesThatName("Mutation"));

    [Fact]
    public void OnlyItsRowAndItsUseNameAKnobOfTheFeel() => Assert.Equal(
        [
            Id,
            "engine/Parameters/ParameterTable.Feel.cs",
            Mapping,
            "engine/Parameters/PlayOptions.cs",
            Generated,
            "native-shim/src/module/plugin_state.cpp", // its default in songs of version 1
            "plugin/Flow/Asking/Feel.cs",
            "plugin/Flow/Playing/PhraseToSchedule.cs",
        ],
        FilesThatName("Humanise"));

    private static IEnumerable<string> FilesThatName(string parameter) => Repository.Files(Code)
        .Select(path => (Name: Repository.Name(path), Path: path))
        .Where(file => Product.Contains(file.Name.Split('/')[0]))
        .Where(file => File.ReadAllText(file.Path).Contains(parameter, StringComparison.OrdinalIgnoreCase))
        .Select(file => file.Name)
        .Order(StringComparer.Ordinal);
}
