namespace Continuo.Engine.Import.Common;

/// <summary>Reads one format of music files. Without state [any].</summary>
public interface IScoreReader
{
    /// <summary>The format's name, for messages.</summary>
    string Format { get; }

    /// <summary>Usual file name extensions, lower case, with the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether a file that begins like this can be of this format and of no other.</summary>
    /// <param name="bytes">The whole file; look at its first bytes only.</param>
    bool Recognises(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Reads a whole file, never more than a few seconds for <see cref="ScoreReaders.MaximumBytes"/>.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its path or name: for messages, and the title when the file has none.</param>
    /// <param name="policy">What to do with flaws.</param>
    /// <exception cref="ScoreReadException">The file makes no sense, or has a flaw under
    /// <see cref="ReadPolicy.Strict"/>.</exception>
    ScoreReadResult Read(byte[] bytes, string name, ReadPolicy policy);

    /// <summary>All pieces of a file, in its order, at least one. Most formats hold one.</summary>
    /// <inheritdoc cref="Read"/>
    IReadOnlyList<ScoreReadResult> ReadAll(byte[] bytes, string name, ReadPolicy policy) => [Read(bytes, name, policy)];
}
