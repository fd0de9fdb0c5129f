using System.Buffers.Binary;
using System.IO.Compression;
using Continuo.Studio.Common;

namespace Continuo.Studio.Music;

/// <summary>Reads a .zip.</summary>
internal static class ZipUnpacking
{
    private const int EndRecordLength = 22;
    private const int LongestComment = 65_535;
    private const int UnixLink = 0xA000;
    private const int UnixKind = 0xF000;

    public static List<Arrival> Unpack(
        FileStream stream, string name, string folder, UnpackBudget budget, List<RefusedFile> refused)
    {
        CheckDirectory(stream);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var files = new List<Arrival>();
        if (zip.GetEntry("META-INF/container.xml") is not null)
            return [CopyOf(stream, name, folder)]; // a compressed MusicXML file under another name
        ZipArchiveEntry[] entries = [.. zip.Entries.Where(entry => !Archives.IsClutter(entry.FullName))];
        budget.CountEntries(entries.Length);
        foreach (ZipArchiveEntry entry in entries)
        {
            if (Problem(entry) is { } problem)
            {
                refused.Add(new(PlainText.FileName(entry.FullName), problem));
                continue;
            }

            try
            {
                using var content = new CountedStream(entry.Open(), budget);
                Archives.Add(files, entry.FullName, content, folder, refused);
            }
            catch (Exception error) when (error is InvalidDataException or NotSupportedException)
            {
                refused.Add(new(
                    PlainText.FileName(entry.FullName),
                    "is damaged in the archive: " + PlainText.Clean(error.Message)));
            }
        }

        return files;
    }

    private static Arrival CopyOf(FileStream stream, string name, string folder)
    {
        var copy = new Arrival(Path.Combine(folder, "copy"), name);
        File.Copy(stream.Name, copy.Path);
        return copy;
    }

    /// <summary>Why an entry cannot be read, or null.</summary>
    public static string? Problem(ZipArchiveEntry entry) =>
        entry.IsEncrypted ? "is encrypted"
        : (entry.ExternalAttributes >> 16 & UnixKind) == UnixLink ? "is a link; those are not followed"
        : null;

    /// <summary>The library keeps all of an archive's list in memory before it says how long it is.</summary>
    /// <exception cref="InvalidDataException">It is cut off.</exception>
    /// <exception cref="Refusal">The list is too long.</exception>
    public static void CheckDirectory(FileStream stream)
    {
        var tail = new byte[Math.Min(stream.Length, EndRecordLength + LongestComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        int end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndRecordLength > tail.Length)
            throw new InvalidDataException("it is cut off");
        uint start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (start == uint.MaxValue)
            throw Refusal.Wrong("is a ZIP64 archive, made for more than 4 GiB; pack it as a plain zip");
        if (stream.Length - start > MusicLimits.ZipDirectoryBytes + tail.Length)
            throw Refusal.Wrong(FormattableString.Invariant($"holds more than {MusicLimits.FilesInRequest:N0} files"));
        stream.Position = 0;
    }
}
