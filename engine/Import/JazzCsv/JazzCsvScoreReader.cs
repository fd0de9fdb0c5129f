using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Notation;

namespace Continuo.Engine.Import.JazzCsv;

/// <summary>
/// Melody tables of the Weimar Jazz Database as MeloSpy exports them: a row a note, with its played time and its place
/// on the beat grid that listeners annotated. Onsets come from the grid, lengths from the playing, velocity from the
/// loudness. Without state [any]; some 2 µs a note.
/// </summary>
public sealed class JazzCsvScoreReader : IScoreReader
{
    public string Format => "Jazz CSV";

    public IReadOnlyList<string> Extensions { get; } = [".csv"];

    public bool Recognises(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        int end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> header = end < 0 ? bytes : bytes[..end];
        return header.StartsWith("onset,duration,"u8) && header.IndexOf(",tatum,"u8) > 0;
    }

    /// <inheritdoc/>
    public ScoreReadResult Read(byte[] bytes, string name, ReadPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        var log = new RepairLog(name, policy, countsLines: true);
        List<JazzNote> notes = JazzCsvTable.Read(TextLines.Read(bytes), log);
        return new ScoreReadResult(
            JazzNotesToScore.Convert(notes, Path.GetFileNameWithoutExtension(name), log), log.Sentences);
    }
}
