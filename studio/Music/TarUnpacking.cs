using System.Formats.Tar;
using System.IO.Compression;

namespace Continuo.Studio.Music;

/// <summary>Reads a .tar.gz.</summary>
internal static class TarUnpacking
{
    public static List<Arrival> Unpack(FileStream stream, string folder, UnpackBudget budget, List<RefusedFile> refused)
    {
        // Counted here, before the tar's own headers can ask for memory.
        using var unzipped = new CountedStream(new GZipStream(stream, CompressionMode.Decompress), budget);
        using var tar = new TarReader(unzipped);
        var files = new List<Arrival>();
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes
                || Archives.IsClutter(entry.Name))
                continue;
            budget.CountEntries(1);
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile
                or TarEntryType.ContiguousFile))
                refused.Add(new(PlainText.FileName(entry.Name), "is a link or a device; those are not followed"));
            else
                Archives.Add(files, entry.Name, entry.DataStream ?? Stream.Null, folder, refused);
        }

        return files;
    }
}
