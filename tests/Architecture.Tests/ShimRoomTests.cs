using System.Text.RegularExpressions;
using Xunit;

namespace Continuo.Architecture.Tests;

/// <summary>
/// The rooms of the shim and of its host stand in one order, read from the <c>#include</c> lines: a file includes its
/// own room and those to the left. So no two rooms include each other, directly or in a circle.
/// </summary>
public sealed partial class ShimRoomTests
{
    private static readonly string[] Borders = ["abi", "vst3"];

    private static readonly string[] ShimRooms =
    [
        .. Borders, "src/platform", "src/platform/linux", "src/parameters", "src/audio/voice", "src/audio/flow",
        "src/audio", "src/hosting", "src/module",
    ];

    private static readonly string[] HostRooms =
    [
        "vst3", "host/common", "host/music", "host/plugin", "host/plugin/linux", "host/report", "host/run", "host",
    ];

    [Fact]
    public void RoomsOfTheShimIncludeOnlyThoseToTheirLeft() => Check("src", ShimRooms);

    [Fact]
    public void RoomsOfTheHostIncludeOnlyThoseToTheirLeft() => Check("host", HostRooms);

    [Fact]
    public void TheBordersIncludeOnlyThemselves() => Assert.All(Borders, border => Check(border, [border]));

    private static void Check(string tree, string[] rooms)
    {
        string root = Path.Combine(Repository.Root, "native-shim");
        string[] files = [.. Repository.Sources("native-shim", "*.*")
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => IncludingFile().IsMatch(file))];
        string[] own = [.. files.Where(file => file.StartsWith(tree + "/", StringComparison.Ordinal))];
        // Every folder is in the list, and the list names no folder that is gone.
        Assert.Equal(
            rooms.Where(room => (room + "/").StartsWith(tree + "/", StringComparison.Ordinal)).ToHashSet(),
            own.Select(RoomOf).ToHashSet());

        HashSet<string> known = [.. files.Select(WithoutTemplate)];
        var violations = new List<string>();
        int includes = 0;
        foreach (string file in own)
        {
            int room = Array.IndexOf(rooms, RoomOf(file));
            foreach (Match include in Include().Matches(File.ReadAllText(Path.Combine(root, file))))
            {
                includes++;
                string name = include.Groups[1].Value;
                string[] places = [$"{RoomOf(file)}/{name}", $"{tree}/{name}", name];
                string? found = places.FirstOrDefault(known.Contains);
                int used = found == null ? -1 : Array.IndexOf(rooms, RoomOf(found));
                if (used < 0 || used > room)
                    violations.Add($"{file} includes {found ?? name}");
            }
        }
        Assert.True(includes > 0, $"no include was read in {own.Length} files of {tree}");
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    private static string RoomOf(string file) => file[..file.LastIndexOf('/')];

    // CMake writes X.h from X.h.in.
    private static string WithoutTemplate(string file) =>
        file.EndsWith(".in", StringComparison.Ordinal) ? file[..^3] : file;

    [GeneratedRegex(@"\.(h|cpp|h\.in)$")]
    private static partial Regex IncludingFile();

    [GeneratedRegex("(?m)^#include \"([^\"]+)\"")]
    private static partial Regex Include();
}
