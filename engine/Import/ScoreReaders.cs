using Continuo.Engine.Import.Abc;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.JazzCsv;
using Continuo.Engine.Import.Kern;
using Continuo.Engine.Import.Midi;
using Continuo.Engine.Import.MusicXml;

namespace Continuo.Engine.Import;

/// <summary>The formats that can be read: the table of contents of this folder. [any]</summary>
public static class ScoreReaders
{
    /// <summary>Larger files are refused: 64 MiB, many times the largest score.</summary>
    public const int MaximumBytes = 1 << 26;

    /// <summary>A new format adds a line here.</summary>
    public static IReadOnlyList<IScoreReader> All { get; } =
    [
        new MidiFileScoreReader(),
        new AbcScoreReader(),
        new KernScoreReader(),
        new MusicXmlScoreReader(),
        new JazzCsvScoreReader(),
    ];

    private static readonly MidiFileScoreReader KeysAlone = new(usesPedal: false);

    /// <summary>Whether a file of this name is likely to be music that can be read.</summary>
    public static bool HasKnownExtension(string path) => ByExtension(path) is not null;

    /// <summary>Reads a file; its content decides the format, and only where that is silent the extension.</summary>
    /// <exception cref="ScoreReadException">Missing, unreadable, of no known format, or damaged beyond the
    /// policy.</exception>
    /// <param name="path">The file.</param>
    /// <param name="policy">What to do with flaws.</param>
    /// <param name="usesPedal">In MIDI files, the sustain pedal makes notes longer.</param>
    public static ScoreReadResult Read(string path, ReadPolicy policy = ReadPolicy.Repair, bool usesPedal = true)
    {
        byte[] bytes = ReadBytes(path);
        return ReaderFor(bytes, path, usesPedal).Read(bytes, path, policy);
    }

    /// <summary>A file's bytes, within the limit.</summary>
    /// <exception cref="ScoreReadException">Missing, unreadable or larger than <see cref="MaximumBytes"/>.</exception>
    public static byte[] ReadBytes(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return ReadBytes(stream, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScoreReadException(path, $"cannot be read: {error.Message}", cause: error);
        }
    }

    /// <inheritdoc cref="Read(string, ReadPolicy)"/>
    /// <param name="stream">Read to its end; need not seek.</param>
    /// <param name="name">A file name with its extension: for the choice of format, messages and the title.</param>
    /// <param name="policy">What to do with flaws.</param>
    public static ScoreReadResult Read(Stream stream, string name, ReadPolicy policy = ReadPolicy.Repair)
    {
        return Read(ReadBytes(stream, name), name, policy);
    }

    private static byte[] ReadBytes(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = stream.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (bytes.Length + count > MaximumBytes)
                throw new ScoreReadException(
                    name, FormattableString.Invariant($"larger than {MaximumBytes} bytes"), position: MaximumBytes);
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }

    /// <inheritdoc cref="Read(string, ReadPolicy)"/>
    public static ScoreReadResult Read(byte[] bytes, string name, ReadPolicy policy = ReadPolicy.Repair)
    {
        return ReaderFor(bytes, name, usesPedal: true).Read(bytes, name, policy);
    }

    /// <inheritdoc cref="Read(string, ReadPolicy)"/>
    /// <returns>All pieces of the file, in its order; at least one.</returns>
    public static IReadOnlyList<ScoreReadResult> ReadAll(
        byte[] bytes, string name, ReadPolicy policy = ReadPolicy.Repair, bool usesPedal = true) =>
        ReaderFor(bytes, name, usesPedal).ReadAll(bytes, name, policy);

    /// <summary>The reader that would read such a file; null when it is of no known format.</summary>
    /// <param name="bytes">The whole file, or its beginning.</param>
    /// <param name="name">A file name with its extension, which counts where the content is silent.</param>
    public static IScoreReader? ReaderOf(ReadOnlySpan<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (IScoreReader candidate in All)
            if (candidate.Recognises(bytes))
                return candidate;
        return ByExtension(name);
    }

    private static IScoreReader ReaderFor(byte[] bytes, string name, bool usesPedal)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        IScoreReader? reader = ReaderOf(bytes, name);
        if (reader is MidiFileScoreReader && !usesPedal)
            return KeysAlone;
        return reader
            ?? throw new ScoreReadException(
                name, "of no known format: " + string.Join(", ", All.Select(known => known.Format)), position: 0);
    }

    private static IScoreReader? ByExtension(string path)
    {
        string extension = Path.GetExtension(path);
        return All.FirstOrDefault(reader => reader.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }
}
