using System.Globalization;
using System.Xml;
using Continuo.Engine.Export.MusicXml;
using Continuo.Engine.Music;
using Continuo.Engine.Storage;

namespace Continuo.Engine.Export;

/// <summary>
/// Writes a score as MusicXML 4.0 (score-partwise): one staff a part, bars with rests, voices, ties and triplets. Time
/// is rounded to 1/24 quarter note, bar lines to 1/8; velocities are not written, nor meters, keys and tempos behind
/// the last note. On the grid, reading it back gives the same score, except that key changes move to the beginning of
/// their bar, and that a first bar which the second meter cuts short comes
/// back as a pickup behind silence. Without state [any].
/// </summary>
public static class MusicXmlWriter
{
    /// <summary>Writes a file whole or not at all.</summary>
    /// <exception cref="ArgumentException">The score starts before zero, or has absurdly many bars.</exception>
    /// <exception cref="IOException">The folder is missing, full or not writable.</exception>
    public static void Write(string path, Score score)
    {
        byte[] bytes = ToBytes(score);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>What <see cref="Write"/> would put into a file.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Write"/>.</exception>
    public static byte[] ToBytes(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        using var bytes = new MemoryStream();
        using (XmlWriter xml = XmlWriter.Create(
            bytes, new XmlWriterSettings { Indent = true, Encoding = new System.Text.UTF8Encoding(false) }))
        {
            xml.WriteStartDocument();
            xml.WriteDocType(
                "score-partwise", "-//Recordare//DTD MusicXML 4.0 Partwise//EN",
                "http://www.musicxml.org/dtds/partwise.dtd", null);
            xml.WriteStartElement("score-partwise");
            xml.WriteAttributeString("version", "4.0");
            WriteHead(xml, score);
            List<MusicXmlBar> bars = MusicXmlBar.Of(score);
            for (int i = 0; i < score.Parts.Count; i++)
                new MusicXmlPartWriter(xml, score, i).Write(bars);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void WriteHead(XmlWriter xml, Score score)
    {
        xml.WriteStartElement("work");
        xml.WriteElementString("work-title", Clean(score.Title));
        xml.WriteEndElement();
        xml.WriteStartElement("identification");
        xml.WriteStartElement("encoding");
        xml.WriteElementString("software", "Continuo");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("part-list");
        for (int i = 0; i < score.Parts.Count; i++)
        {
            xml.WriteStartElement("score-part");
            xml.WriteAttributeString("id", MusicXmlPartWriter.PartId(i));
            xml.WriteElementString("part-name", Clean(score.Parts[i].Name));
            if (score.Parts[i].IsPercussion)
                WriteDrums(xml, i, score.Parts[i]);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>An instrument for each sound: an unpitched note does not say its own.</summary>
    private static void WriteDrums(XmlWriter xml, int part, Part drums)
    {
        byte[] keys = [.. drums.Notes.Select(note => note.Pitch.Number).Distinct().Order()];
        foreach (byte key in keys)
        {
            xml.WriteStartElement("score-instrument");
            xml.WriteAttributeString("id", MusicXmlPartWriter.InstrumentId(part, key));
            xml.WriteElementString("instrument-name", string.Create(CultureInfo.InvariantCulture, $"Percussion {key}"));
            xml.WriteEndElement();
        }
        foreach (byte key in keys)
        {
            xml.WriteStartElement("midi-instrument");
            xml.WriteAttributeString("id", MusicXmlPartWriter.InstrumentId(part, key));
            xml.WriteElementString("midi-channel", "10");
            // counted from 1
            xml.WriteElementString("midi-unpitched", (key + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
    }

    /// <summary>Without what XML cannot hold, such as control characters and halves of surrogate pairs.</summary>
    private static string Clean(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                kept.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]))
                kept.Append(text[i]);
        }
        return kept.ToString();
    }
}
