using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Abc;

/// <summary>
/// ABC notation (the abc music standard 2.1): melodies, chords, tuplets, broken rhythm, voices, repeats. Grace notes,
/// decorations, chord symbols, words and layout are left out, and so are the order of parts (P:) and transpositions.
/// Without state [any]; some 0.5 µs a note.
/// </summary>
/// <param name="expandsRepeats">Repeats and endings as played (the default); else each bar once, as written.</param>
public sealed class AbcScoreReader(bool expandsRepeats = true) : IScoreReader
{
    /// <summary>A file with more is refused, so that a small one cannot fill the memory.</summary>
    public const int MaximumTunes = 100_000;

    public string Format => "ABC notation";

    public IReadOnlyList<string> Extensions { get; } = [".abc"];

    public bool Recognises(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        return bytes.StartsWith("%abc"u8)
            || (bytes.Length > 2 && bytes.StartsWith("X:"u8) && bytes[2] is (byte)' ' or >= (byte)'0' and <= (byte)'9');
    }

    /// <summary>Reads the first tune.</summary>
    /// <inheritdoc cref="IScoreReader.Read"/>
    public ScoreReadResult Read(byte[] bytes, string name, ReadPolicy policy) =>
        ReadTunes(bytes, name, policy, most: 1)[0];

    /// <inheritdoc/>
    public IReadOnlyList<ScoreReadResult> ReadAll(byte[] bytes, string name, ReadPolicy policy) =>
        ReadTunes(bytes, name, policy, int.MaxValue);

    private List<ScoreReadResult> ReadTunes(byte[] bytes, string name, ReadPolicy policy, int most)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        var tunes = new List<ScoreReadResult>();
        int notes = 0;
        foreach (AbcTuneText text in AbcTuneText.Split(TextLines.Read(bytes)))
        {
            if (tunes.Count >= most)
                break;
            var log = new RepairLog(name, policy, countsLines: true);
            if (tunes.Count == MaximumTunes)
                throw log.Refusal(FormattableString.Invariant($"more than {MaximumTunes} tunes"), text.FirstLine);
            var parser = new AbcTuneParser(text, log);
            Score score = parser.Parse(Path.GetFileNameWithoutExtension(name), expandsRepeats);
            tunes.Add(new ScoreReadResult(score, log.Sentences, parser.Number));
            notes += score.Parts.Sum(part => part.Notes.Count);
            if (notes > NotationScore.MaximumNotes) // each tune may play its bars sixteen times
                throw log.Refusal(
                    FormattableString.Invariant($"more than {NotationScore.MaximumNotes} notes in all its tunes"),
                    text.FirstLine);
        }
        return tunes.Count > 0 ? tunes : throw new RepairLog(name, policy, countsLines: true).Refusal("no tune", 1);
    }
}
