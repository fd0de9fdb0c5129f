using System.Text.RegularExpressions;
using Xunit;

namespace Continuo.Architecture.Tests;

/// <summary>
/// Each project is a house of rooms, its folders, and a room may use only those to its left. Read from the compiled
/// assemblies; there is no list of exceptions.
/// </summary>
public sealed partial class RoomTests
{
    /// <summary>
    /// The rooms of each project, from the left: "" is the project's own folder.
    /// </summary>
    private static readonly (string Folder, string Assembly, string Rooms)[] Houses =
    [
        ("engine", "Continuo.Engine",
            """
            Storage Music
            Import.Common Import.Notation Import.Midi Import.Kern Import.Abc Import.MusicXml Import.JazzCsv Import
            Export.MusicXml Export
            Encodings.Shared Encodings.Event Encodings.Melody Encodings.NoteChord Encodings
            Models Models.LookingBack Models.Lstm Safetensors Sampling
            Continuation.Modes Continuation.Memory Continuation "" Parameters Presets
            """),
        ("training", "Continuo.Training", "Corpus Batches Prediction Networks Runs Measures Copying"),
        ("plugin", "Continuo.Plugin",
            """
            Platform Diagnostics Interop Parameters State Presets
            Flow.Capturing Flow.Listening Flow.Asking Flow.Turns Flow.Answering Flow.Playing Flow Threads ""
            """),
        ("studio", "continuo",
            """
            Platform Rendering Common Drawing Sound Music Presets
            Training.Report Training.Run Training.Jobs Play.Generation Play
            Web.Endpoints.About Web.Endpoints.Music Web.Endpoints.Play Web.Endpoints.Presets Web.Endpoints.Training
            Web.Endpoints Web.Server
            Commands.Options Commands.Play Commands.Measure Commands.Train Commands.Presets Commands.Parameters Commands
            """),
        ("bench", "Continuo.Bench", "Frames \"\""),
    ];

    public static TheoryData<string> Folders => [.. Houses.Select(house => house.Folder)];

    [Theory, MemberData(nameof(Folders))]
    public void RoomsUseOnlyThoseToTheirLeft(string folder)
    {
        (_, string assembly, string rooms) = Houses.Single(house => house.Folder == folder);
        string root = RootNamespace(folder);
        string[] order =
            [.. rooms.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(room => room.Trim('"'))];
        string[] wrong =
        [
            .. CompiledReferences.Of(assembly)
                .Where(reference => InHouse(reference.UserNamespace, root) && InHouse(reference.UsedNamespace, root))
                .Where(reference => Place(reference.UsedNamespace) > Place(reference.UserNamespace))
                .Select(reference => $"{RoomOf(reference.UserNamespace)}/{reference.User} uses "
                    + $"{RoomOf(reference.UsedNamespace)}/{reference.Used}")
                .Order(StringComparer.Ordinal),
        ];
        Assert.True(wrong.Length == 0, $"{wrong.Length} uses lead to the right:\n{string.Join('\n', wrong)}");

        string RoomOf(string name) => name.Length == root.Length ? "" : name[(root.Length + 1)..];

        int Place(string name)
        {
            int place = Array.IndexOf(order, RoomOf(name));
            return place >= 0
                ? place
                : throw new InvalidOperationException($"{folder}: the room '{RoomOf(name)}' is not in the order");
        }
    }

    [Theory, MemberData(nameof(Folders))]
    public void ANamespaceIsTheFolder(string folder)
    {
        string[] wrong =
        [
            .. Repository.Sources(folder, "*.cs")
                .Select(file => (Path: Repository.Name(file), Namespace: NamespaceOf(File.ReadAllText(file))))
                .Where(file => file.Namespace is not null && file.Namespace != Expected(file.Path))
                .Select(file => $"{file.Path}: {file.Namespace}, not {Expected(file.Path)}"),
        ];
        Assert.Empty(wrong);

        string Expected(string path)
        {
            string rooms = Path.GetDirectoryName(Path.GetRelativePath(folder, path))!;
            return string.Join(
                '.', [RootNamespace(folder), .. rooms.Split('/', StringSplitOptions.RemoveEmptyEntries)]);
        }
    }

    /// <summary>The test itself must be able to fail: the engine's root uses its rooms.</summary>
    [Fact]
    public void ReferencesAreSeen()
    {
        Assert.Contains(CompiledReferences.Of("Continuo.Engine"),
            reference => reference is { User: "ContinuationEngine", UsedNamespace: "Continuo.Engine.Sampling" });
        Assert.True(CompiledReferences.Of("Continuo.Training").Count > 100);
    }

    private static string RootNamespace(string folder) => "Continuo." + char.ToUpperInvariant(folder[0]) + folder[1..];

    private static bool InHouse(string name, string root) =>
        name == root || name.StartsWith(root + ".", StringComparison.Ordinal);

    private static string? NamespaceOf(string source) =>
        NamespaceLine().Match(source) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"(?m)^namespace ([\w.]+);")]
    private static partial Regex NamespaceLine();
}
