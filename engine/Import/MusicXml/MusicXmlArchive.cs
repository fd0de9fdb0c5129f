using System.IO.Compression;
using System.Xml;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>
/// A compressed .mxl file: a zip whose META-INF/container.xml names the score. Where that is missing or damaged, the
/// only other XML file is the score.
/// </summary>
internal static class MusicXmlArchive
{
    private const string ContainerName = "META-INF/container.xml";

    public static bool IsArchive(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>The score's bytes, never more than <see cref="ScoreReaders.MaximumBytes"/>.</summary>
    public static byte[] Unpack(byte[] bytes, RepairLog log)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return Inflate(Score(archive, log), log);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException
            or ArgumentException or OverflowException)
        {
            throw log.Refusal("a damaged zip archive: " + error.Message, 1);
        }
    }

    private static ZipArchiveEntry Score(ZipArchive archive, RepairLog log)
    {
        if (NamedByContainer(archive, log) is { } named)
            return named;
        ZipArchiveEntry[] scores = [.. archive.Entries.Where(IsScore).Take(2)];
        if (scores.Length != 1)
            throw log.Refusal(
                scores.Length == 0
                    ? "a zip archive without a score"
                    : "a zip archive that does not say which of its scores counts", 1);
        log.Add("META-INF/container.xml is missing or damaged; the only other XML file is read", 1);
        return scores[0];
    }

    private static bool IsScore(ZipArchiveEntry entry) =>
        !entry.FullName.StartsWith("META-INF/", StringComparison.OrdinalIgnoreCase)
        && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && Path.GetExtension(entry.FullName).ToUpperInvariant() is ".XML" or ".MUSICXML";

    private static ZipArchiveEntry? NamedByContainer(ZipArchive archive, RepairLog log)
    {
        if (archive.Entries.FirstOrDefault(entry => entry.FullName == ContainerName) is not { } container)
            return null;
        try
        {
            using var cursor = new MusicXmlCursor(Inflate(container, log), log);
            return cursor.MoveToRoot() && FullPath(cursor) is { } path
                ? archive.Entries.FirstOrDefault(entry => entry.FullName == path)
                : null;
        }
        catch (Exception error) when (error is XmlException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Of the first rootfile: others are pictures or sounds of the same music.</summary>
    private static string? FullPath(MusicXmlCursor cursor)
    {
        int root = cursor.Depth;
        while (cursor.NextChild(root))
        {
            int list = cursor.Depth;
            while (cursor.Name == "rootfiles" && cursor.NextChild(list))
                if (cursor.Name == "rootfile")
                    return cursor.Attribute("full-path");
        }
        return null;
    }

    private static byte[] Inflate(ZipArchiveEntry entry, RepairLog log)
    {
        using Stream content = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (bytes.Length + count > ScoreReaders.MaximumBytes)
                throw log.Refusal(
                    FormattableString.Invariant($"larger than {ScoreReaders.MaximumBytes} bytes when unpacked"), 1);
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }
}
