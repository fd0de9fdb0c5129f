using System.Formats.Tar;
using System.IO.Compression;

namespace Continuo.Training.Corpus;

/// <summary>Finds the files that a source stands for: a folder, an archive, a list, or a file.</summary>
/// <param name="isWanted">By name; others are not even read.</param>
/// <param name="withBeats">Also look for the files that annotate their beats.</param>
/// <param name="skipped">Receives what is too large or not readable.</param>
internal sealed class CorpusFiles(Func<string, bool> isWanted, bool withBeats, List<FlawedFile> skipped)
{
    private const long MaximumBytes = 64 << 20;

    /// <param name="source">A folder, a .tar.gz, .tgz, .tar or .zip, a .txt
    /// with a path to a line, or a music file.</param>
    /// <exception cref="IOException">The source itself is missing or not readable.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public IEnumerable<CorpusFile> Of(string source)
    {
        if (Directory.Exists(source))
            return OfFolder(source);
        if (!File.Exists(source))
            throw new FileNotFoundException($"{source}: there is no such file or folder");
        if (EndsWith(source, ".tar.gz") || EndsWith(source, ".tgz"))
            return OfTar(source, compressed: true);
        if (EndsWith(source, ".tar"))
            return OfTar(source, compressed: false);
        if (EndsWith(source, ".zip"))
            return OfZip(source);
        if (EndsWith(source, ".txt"))
            return OfList(source);
        return OfFile(source, Path.GetFileName(source));
    }

    private IEnumerable<CorpusFile> OfFolder(string folder)
    {
        string root = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(path => OfFile(path, $"{root}/{Path.GetRelativePath(folder, path).Replace('\\', '/')}"));
    }

    private IEnumerable<CorpusFile> OfList(string list)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(list))!;
        return File.ReadLines(list)
            .Select(line => line.Trim())
            .Where(line => line.Length > 0)
            .SelectMany(line => OfFile(Path.Combine(folder, line), line.Replace('\\', '/')));
    }

    private IEnumerable<CorpusFile> OfFile(string path, string name)
    {
        if (!isWanted(name))
            yield break;
        byte[]? bytes = null;
        try
        {
            if (IsSmallEnough(name, new FileInfo(path).Length))
                bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            skipped.Add(new FlawedFile(name, error.Message, ["cannot be read"]));
        }
        if (bytes is not null)
            yield return new CorpusFile(name, bytes, BeatFileOf(path, name));
    }

    private CorpusFile? BeatFileOf(string path, string name)
    {
        if (!withBeats)
            return null;
        string? found = BeatFiles.NamesFor(path.Replace('\\', '/')).FirstOrDefault(File.Exists);
        try
        {
            return found is not null && IsSmallEnough(name, new FileInfo(found).Length) ? new CorpusFile(
                found, File.ReadAllBytes(found)) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            skipped.Add(new FlawedFile(name, error.Message, ["its beat file cannot be read"]));
            return null;
        }
    }

    private IEnumerable<CorpusFile> OfTar(string path, bool compressed)
    {
        // A beat file may stand behind its music in the archive, so they are collected first, if any could be wanted.
        Dictionary<string, CorpusFile>? beatFiles = null;
        foreach ((string name, byte[] bytes) in EntriesOf(path, compressed, isWanted))
        {
            CorpusFile? beats = null;
            if (withBeats && BeatFiles.NamesFor(name) is { Count: > 0 } names)
            {
                beatFiles ??= EntriesOf(path, compressed, BeatFiles.IsOne).DistinctBy(entry => entry.Name)
                    .ToDictionary(entry => entry.Name, entry => new CorpusFile(entry.Name, entry.Bytes));
                beats = names.Select(beatFiles.GetValueOrDefault).FirstOrDefault(found => found is not null);
            }
            yield return new CorpusFile(name, bytes, beats);
        }
    }

    private IEnumerable<(string Name, byte[] Bytes)> EntriesOf(
        string path, bool compressed, Func<string, bool> isChosen)
    {
        using FileStream file = File.OpenRead(path);
        using Stream bytes = compressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var archive = new TarReader(bytes);
        while (archive.GetNextEntry() is { } entry)
        {
            string name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (entry.DataStream is { } content && isChosen(name) && IsSmallEnough(name, entry.Length))
                yield return (name, ReadWhole(content, entry.Length));
        }
    }

    private IEnumerable<CorpusFile> OfZip(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            string name = entry.FullName.Replace('\\', '/');
            if (!isWanted(name) || !IsSmallEnough(name, entry.Length))
                continue;
            ZipArchiveEntry? beats = withBeats ? BeatFiles.NamesFor(name).Select(archive.GetEntry)
                .FirstOrDefault(found => found is not null) : null;
            yield return new CorpusFile(name, ReadWhole(entry), beats is null || !IsSmallEnough(name, beats.Length)
                ? null
                : new CorpusFile(beats.FullName, ReadWhole(beats)));
        }
    }

    private static byte[] ReadWhole(ZipArchiveEntry entry)
    {
        using Stream content = entry.Open();
        return ReadWhole(content, entry.Length);
    }

    private bool IsSmallEnough(string name, long length)
    {
        if (length <= MaximumBytes)
            return true;
        skipped.Add(new FlawedFile(name, "too large"));
        return false;
    }

    private static byte[] ReadWhole(Stream stream, long length)
    {
        var content = new byte[length];
        stream.ReadExactly(content);
        return content;
    }

    private static bool EndsWith(string path, string ending) =>
        path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
