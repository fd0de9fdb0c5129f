using System.Formats.Tar;
using System.IO.Compression;

namespace Continuo.Engine.Training.Data;

/// <summary>Finds the files that a source stands for: a folder, an archive, a list, or a file.</summary>
internal static class CorpusFiles
{
    private const long MaximumBytes = 64 << 20;

    /// <param name="source">A folder, a .tar.gz, .tgz or .tar, a .txt with a path to a line, or a music file.</param>
    /// <param name="isWanted">By name; others are not even read.</param>
    /// <param name="skipped">Receives what is too large or not readable.</param>
    /// <exception cref="IOException">The source itself is missing or not readable.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public static IEnumerable<CorpusFile> Of(string source, Func<string, bool> isWanted, List<FlawedFile> skipped)
    {
        if (Directory.Exists(source))
            return OfFolder(source, isWanted, skipped);
        if (!File.Exists(source))
            throw new FileNotFoundException($"{source}: there is no such file or folder");
        if (EndsWith(source, ".tar.gz") || EndsWith(source, ".tgz"))
            return OfArchive(source, compressed: true, isWanted, skipped);
        if (EndsWith(source, ".tar"))
            return OfArchive(source, compressed: false, isWanted, skipped);
        if (EndsWith(source, ".txt"))
            return OfList(source, isWanted, skipped);
        return OfFile(source, Path.GetFileName(source), isWanted, skipped);
    }

    private static IEnumerable<CorpusFile> OfFolder(string folder, Func<string, bool> isWanted, List<FlawedFile> skipped)
    {
        string root = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(path => OfFile(path, $"{root}/{Path.GetRelativePath(folder, path).Replace('\\', '/')}", isWanted, skipped));
    }

    private static IEnumerable<CorpusFile> OfList(string list, Func<string, bool> isWanted, List<FlawedFile> skipped)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(list))!;
        return File.ReadLines(list)
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .SelectMany(line => OfFile(Path.Combine(folder, line), line.Replace('\\', '/'), isWanted, skipped));
    }

    private static IEnumerable<CorpusFile> OfFile(string path, string name, Func<string, bool> isWanted, List<FlawedFile> skipped)
    {
        if (!isWanted(name))
            yield break;
        byte[]? bytes = null;
        try
        {
            if (new FileInfo(path).Length <= MaximumBytes)
                bytes = File.ReadAllBytes(path);
            else
                skipped.Add(new FlawedFile(name, "too large"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            skipped.Add(new FlawedFile(name, error.Message));
        }
        if (bytes is not null)
            yield return new CorpusFile(name, bytes);
    }

    private static IEnumerable<CorpusFile> OfArchive(string path, bool compressed, Func<string, bool> isWanted, List<FlawedFile> skipped)
    {
        using FileStream file = File.OpenRead(path);
        using Stream bytes = compressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var archive = new TarReader(bytes);
        while (archive.GetNextEntry() is { } entry)
        {
            string name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (entry.DataStream is null || !isWanted(name))
                continue;
            if (entry.Length > MaximumBytes)
            {
                skipped.Add(new FlawedFile(name, "too large"));
                continue;
            }
            var content = new byte[entry.Length];
            entry.DataStream.ReadExactly(content);
            yield return new CorpusFile(name, content);
        }
    }

    private static bool EndsWith(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
