using System.Xml;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>
/// MusicXML 1.0 to 4.0, partwise and timewise, plain or as a compressed .mxl: one part for each staff, those that are
/// sung first. Grace notes, cue notes, chord symbols, dynamics, words and layout are left out; jumps (da capo, dal
/// segno, coda) are not followed. Text that is not well-formed XML is refused. Without state [any]; some 7 µs a note.
/// </summary>
/// <param name="expandsRepeats">Repeats and endings as played (the default); else each bar once, as written.</param>
public sealed class MusicXmlScoreReader(bool expandsRepeats = true) : IScoreReader
{
    private const int HeadLength = 4096;

    public string Format => "MusicXML";

    public IReadOnlyList<string> Extensions { get; } = [".musicxml", ".mxl", ".xml"];

    public bool Recognises(ReadOnlySpan<byte> bytes)
    {
        if (MusicXmlArchive.IsArchive(bytes))
            return true;
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, HeadLength)];
        return head.IndexOf("<score-partwise"u8) >= 0 || head.IndexOf("<score-timewise"u8) >= 0;
    }

    public ScoreReadResult Read(byte[] bytes, string name, ReadPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        var log = new RepairLog(name, policy, countsLines: true);
        byte[] text = MusicXmlArchive.IsArchive(bytes) ? MusicXmlArchive.Unpack(bytes, log) : bytes;
        var notation = new NotationScore(log);
        MusicXmlDocument document = Parse(text, notation, log);
        Score score = document.ToScore(notation, Path.GetFileNameWithoutExtension(name), expandsRepeats);
        return new ScoreReadResult(score, log.Sentences);
    }

    private static MusicXmlDocument Parse(byte[] text, NotationScore notation, RepairLog log)
    {
        try
        {
            using var cursor = new MusicXmlCursor(text, log);
            return new MusicXmlFileParser(cursor, notation).Parse();
        }
        catch (XmlException error)
        {
            throw log.Refusal("not well-formed XML: " + error.Message, Math.Max(1, error.LineNumber));
        }
    }
}
