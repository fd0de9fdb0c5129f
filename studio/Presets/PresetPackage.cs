using System.Globalization;
using System.IO.Compression;
using Continuo.Engine.Presets;
using Continuo.Studio.Common;

namespace Continuo.Studio.Presets;

/// <summary>
/// A preset in one file, to be given away: a zip of <c>preset.json</c>, its weights, and how its training went.
/// </summary>
internal static class PresetPackage
{
    public const string Extension = ".continuo";

    /// <summary>
    /// Presets play a few MiB of weights in time; the largest model that still does has some ten times this.
    /// </summary>
    public const int WeightsBytes = 128 << 20;

    public const int PresetBytes = 1 << 20;

    public const int LossBytes = 1 << 20;

    // The same preset gives the same bytes.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the package to a stream, which stays open.</summary>
    /// <param name="preset">Read from a folder; weights that it shares go along.</param>
    /// <param name="folders">For the moment's copy.</param>
    /// <param name="stream">Need not be able to seek.</param>
    /// <exception cref="Refusal">No studio would take it in.</exception>
    public static void Write(Preset preset, StudioFolders folders, Stream stream)
    {
        if (new FileInfo(preset.ModelPath).Length > WeightsBytes)
            throw Refusal.Conflict(string.Create(CultureInfo.InvariantCulture,
                $"the weights of '{preset.Name}' have more than {WeightsBytes >> 20} MiB; "
                + $"no studio would take them in"));
        string copy = Path.Combine(folders.Arriving, $"export-{Guid.NewGuid():N}");
        try
        {
            PresetCopy.Into(preset, copy);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach (string name in new[] { PresetFile.FileName, PresetCopy.ModelFile, PresetCopy.LossFile })
            {
                if (File.Exists(Path.Combine(copy, name)))
                    Add(zip, name, Path.Combine(copy, name));
            }
        }
        finally
        {
            if (Directory.Exists(copy))
                Directory.Delete(copy, recursive: true);
        }
    }

    private static void Add(ZipArchive zip, string name, string path)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name);
        entry.LastWriteTime = Epoch;
        using Stream content = entry.Open();
        using FileStream file = File.OpenRead(path);
        file.CopyTo(content);
    }
}
