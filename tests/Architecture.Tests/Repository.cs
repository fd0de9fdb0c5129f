using System.Runtime.CompilerServices;

namespace Continuo.Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folders at the top in which people write.</summary>
    private static readonly string[] Folders =
        ["bench", "docs", "engine", "native-shim", "plugin", "presets", "studio", "tests", "training"];

    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    /// <summary>Source files below a folder, without build output.</summary>
    public static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains("/artifacts/", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal));

    /// <summary>All files of the checkout with one of these extensions.</summary>
    public static IEnumerable<string> Files(params string[] extensions) =>
        Folders.SelectMany(folder => Sources(folder, "*.*"))
            .Concat(Directory.EnumerateFiles(Root))
            .Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// All files that hold texts for people; of JSON the presets' descriptions alone, since the rest are data. The list
    /// of words to avoid and its tests have to name them, so they do not count.
    /// </summary>
    public static IEnumerable<string> Texts() =>
        Files(".cs", ".h", ".cpp", ".c", ".cake", ".js", ".css", ".html", ".md", ".sh", ".ps1", ".txt", ".scenario")
            .Where(file => !Path.GetFileName(file).StartsWith("Plain", StringComparison.Ordinal))
            .Where(file => !file.Contains("/tests/Golden/", StringComparison.Ordinal))
            .Concat(Sources("presets", "preset.json"));

    /// <summary>A file's path from the root.</summary>
    public static string Name(string path) => Path.IsPathRooted(path) ? Path.GetRelativePath(Root, path) : path;
}
