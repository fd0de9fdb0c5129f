using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Abc;

/// <summary>A tune of an ABC file.</summary>
/// <param name="Number">Of its field X:; 0 without one.</param>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Result">Its music.</param>
public sealed record AbcTune(int Number, int Line, ScoreReadResult Result);

/// <summary>
/// ABC notation (the abc music standard 2.1): melodies, chords, tuplets, broken rhythm, voices, repeats. Grace notes,
/// decorations, chord symbols, words and layout are left out, and so are the order of parts (P:) and transpositions.
/// Without state [any]; some 0.5 µs a note.
/// </summary>
/// <param name="expandsRepeats">Repeats and endings as played (the default); else each bar once, as written.</param>
public sealed class AbcScoreReader(bool expandsRepeats = true) : IScoreReader
{
    public string Format => "ABC notation";

    public IReadOnlyList<string> Extensions { get; } = [".abc"];

    public bool Recognises(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        return bytes.StartsWith("%abc"u8) || (bytes.Length > 2 && bytes.StartsWith("X:"u8) && bytes[2] is (byte)' ' or >= (byte)'0' and <= (byte)'9');
    }

    /// <summary>Reads the first tune.</summary>
    /// <inheritdoc cref="IScoreReader.Read"/>
    public ScoreReadResult Read(byte[] bytes, string name, ReadPolicy policy) => ReadTunes(bytes, name, policy, most: 1)[0].Result;

    /// <inheritdoc/>
    public IReadOnlyList<ScoreReadResult> ReadAll(byte[] bytes, string name, ReadPolicy policy) =>
        [.. ReadTunes(bytes, name, policy).Select(tune => tune.Result)];

    /// <summary>Reads the tunes in the file's order, at least one.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">For messages, and the title of tunes without one.</param>
    /// <param name="policy">What to do with flaws.</param>
    /// <param name="most">Stop after so many tunes.</param>
    /// <exception cref="ScoreReadException">No tune, or a flaw that cannot or may not be mended; with its line.</exception>
    public IReadOnlyList<AbcTune> ReadTunes(byte[] bytes, string name, ReadPolicy policy = ReadPolicy.Repair, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        var tunes = new List<AbcTune>();
        foreach (AbcTuneText text in AbcTuneText.Split(TextLines.Read(bytes)))
        {
            if (tunes.Count >= most)
                break;
            var log = new RepairLog(name, policy, countsLines: true);
            var parser = new AbcTuneParser(text, log);
            Score score = parser.Parse(Path.GetFileNameWithoutExtension(name), expandsRepeats);
            tunes.Add(new AbcTune(parser.Number, text.FirstLine, new ScoreReadResult(score, log.Sentences)));
        }
        return tunes.Count > 0 ? tunes : throw new RepairLog(name, policy, countsLines: true).Refusal("no tune", 1);
    }
}
