using System.Formats.Tar;
using System.IO.Compression;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>
/// Music to upload: the first files of the Irish corpus's validation part where the published corpora lie beside the
/// checkout, else tunes that our own preset plays.
/// </summary>
/// <param name="Source">Which of the two.</param>
/// <param name="Files">On the disk.</param>
internal sealed record TestMusic(string Source, IReadOnlyList<string> Files)
{
    private static readonly string Corpora = Path.GetFullPath(Path.Combine(StudioProcess.Root, "..", "shared", "data"));

    /// <param name="count">The number of files.</param>
    /// <param name="folder">Where they are put.</param>
    public static async Task<TestMusic> PrepareAsync(int count, string folder)
    {
        Directory.CreateDirectory(folder);
        string list = Path.Combine(Corpora, "splits", "cre-irish-dance", "valid.txt");
        if (File.Exists(list))
            return new("cre-irish-dance, valid", Unpack([.. File.ReadLines(list).Take(count)], folder));
        for (int i = 0; i < count; i++)
        {
            (int code, string said) = await StudioProcess.CommandAsync(
                folder, "generate", "--preset", "irish", "--bars", "32", "--seed", $"{i}",
                "-o", Path.Combine(folder, $"tune {i}.mid"));
            if (code != 0)
                throw new InvalidOperationException(said);
        }
        return new("tunes of the preset irish", Directory.GetFiles(folder, "*.mid"));
    }

    private static List<string> Unpack(HashSet<string> names, string folder)
    {
        var files = new List<string>();
        using var archive = new TarReader(
            new GZipStream(File.OpenRead(Path.Combine(Corpora, "cre-irish-dance.tar.gz")), CompressionMode.Decompress));
        while (archive.GetNextEntry() is { } entry)
        {
            if (!names.Contains(entry.Name))
                continue;
            string file = Path.Combine(folder, Path.GetFileName(entry.Name));
            entry.ExtractToFile(file, overwrite: true);
            files.Add(file);
        }
        return files;
    }
}
