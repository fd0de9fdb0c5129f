using Continuo.Studio.Common;

namespace Continuo.Studio.Music;

/// <summary>
/// Unpacks archives into files of our own naming, so that no name in an archive ever becomes a path. Archives in
/// archives stay closed. [any]
/// </summary>
internal static class Archives
{
    public const int HeadLength = 4;

    private const int Block = 81_920;

    public static ArchiveKind KindOf(Arrival file)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        using (FileStream stream = File.OpenRead(file.Path))
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return KindOf(head, file.Name);
    }

    /// <param name="head">The first <see cref="HeadLength"/> bytes.</param>
    /// <param name="name">A compressed MusicXML file is a zip too.</param>
    public static ArchiveKind KindOf(ReadOnlySpan<byte> head, string name)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return ArchiveKind.Gzip;
        bool isZip = head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);
        return isZip && !name.EndsWith(".mxl", StringComparison.OrdinalIgnoreCase) ? ArchiveKind.Zip : ArchiveKind.None;
    }

    /// <param name="archive">The upload, as it lies on the disk.</param>
    /// <param name="kind">A zip or a gzip.</param>
    /// <param name="folder">Receives the files.</param>
    /// <param name="refused">Receives what was left out and why.</param>
    /// <exception cref="Refusal">It is damaged, or larger than music is.</exception>
    public static List<Arrival> Unpack(Arrival archive, ArchiveKind kind, string folder, List<RefusedFile> refused)
    {
        Directory.CreateDirectory(folder);
        try
        {
            using FileStream stream = File.OpenRead(archive.Path);
            var budget = new UnpackBudget(stream.Length);
            return kind == ArchiveKind.Zip
                ? ZipUnpacking.Unpack(stream, archive.Name, folder, budget, refused)
                : TarUnpacking.Unpack(stream, folder, budget, refused);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException
            or ArgumentException or FormatException or OverflowException)
        {
            throw Refusal.Wrong("is a damaged archive: " + PlainText.Clean(error.Message));
        }
    }

    /// <summary>Folders and what file managers leave behind: nobody's music, and not worth a word.</summary>
    public static bool IsClutter(string name) =>
        name.EndsWith('/')
        || name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || PlainText.FileName(name) is ['.', ..] or "Thumbs.db" or "desktop.ini";

    /// <summary>Writes an entry beside those before it.</summary>
    /// <param name="content">Counts what is read from it.</param>
    public static void Add(List<Arrival> files, string name, Stream content, string folder, List<RefusedFile> refused)
    {
        var file = new Arrival(
            Path.Combine(folder, FormattableString.Invariant($"{files.Count}")), PlainText.FileName(name));
        if (!TryWrite(content, file.Path))
            refused.Add(
                new(file.Name, FormattableString.Invariant($"is larger than {MusicLimits.MusicXmlBytes >> 20} MiB")));
        else if (KindOf(file) != ArchiveKind.None)
            refused.Add(new(file.Name, "is an archive in an archive; those are not opened"));
        else
            files.Add(file);
    }

    /// <returns>False when it is larger than any file that is read; the rest of it is left.</returns>
    private static bool TryWrite(Stream content, string path)
    {
        var buffer = new byte[Block];
        using FileStream file = File.Create(path);
        for (int count; (count = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (file.Length + count > MusicLimits.MusicXmlBytes)
                return false;
            file.Write(buffer, 0, count);
        }

        return true;
    }
}
