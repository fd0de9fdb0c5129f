using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Kern;

/// <summary>
/// Humdrum files (The Humdrum Toolkit, reference manual) with **kern columns: one part a column, the rightmost and
/// highest first, as scores are printed. Other columns, grace notes, dynamics, slurs and layout are left out; repeats
/// and expansion lists stay as written. Without state [any]; some 1 µs a note.
/// </summary>
public sealed class KernScoreReader : IScoreReader
{
    public string Format => "Humdrum Kern";

    public IReadOnlyList<string> Extensions { get; } = [".krn", ".kern", ".hum"];

    public bool Recognises(ReadOnlySpan<byte> bytes) => bytes.StartsWith("**kern"u8) || bytes.StartsWith("!!!"u8);

    public ScoreReadResult Read(byte[] bytes, string name, ReadPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        var log = new RepairLog(name, policy, countsLines: true);
        Score score = new KernFileParser(log).Parse(TextLines.Read(bytes), Path.GetFileNameWithoutExtension(name));
        return new ScoreReadResult(score, log.Sentences);
    }
}
