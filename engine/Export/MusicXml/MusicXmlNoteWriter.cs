using System.Globalization;
using System.Xml;
using Continuo.Engine.Music;

namespace Continuo.Engine.Export.MusicXml;

/// <summary>Writes notes, chords and rests, in the order of elements that the format demands.</summary>
internal sealed class MusicXmlNoteWriter(XmlWriter xml, int part, bool isPercussion)
{
    /// <summary>Spells the notes.</summary>
    public KeyChange Key { get; set; }

    public void WriteWholeRest(int length)
    {
        xml.WriteStartElement("note");
        xml.WriteStartElement("rest");
        xml.WriteAttributeString("measure", "yes");
        xml.WriteEndElement();
        WriteNumber("duration", length);
        WriteNumber("voice", 1);
        xml.WriteEndElement();
    }

    public void Write(MusicXmlValue value, int voice)
    {
        if (value.Segment.Notes.Count == 0)
            WriteNote(value, voice, null, isFirst: true);
        for (int i = 0; i < value.Segment.Notes.Count; i++)
            WriteNote(value, voice, value.Segment.Notes[i], isFirst: i == 0);
    }

    private void WriteNote(MusicXmlValue value, int voice, MusicXmlHeldNote? note, bool isFirst)
    {
        xml.WriteStartElement("note");
        if (!isFirst)
            WriteEmpty("chord");
        if (note is { } pitched)
            WritePitch(pitched.Pitch);
        else
            WriteEmpty("rest");
        WriteNumber("duration", (int)(value.Segment.End - value.Segment.Start));
        WriteTies("tie", note);
        if (isPercussion && note is { } drum)
            WriteWithAttribute("instrument", "id", MusicXmlPartWriter.InstrumentId(part, drum.Pitch));
        WriteNumber("voice", voice);
        xml.WriteElementString("type", value.Type);
        if (value.IsDotted)
            WriteEmpty("dot");
        if (value.Triplet.Normal is { } normal)
            WriteTimeModification(normal);
        WriteNotations(value.Triplet, note, isFirst);
        xml.WriteEndElement();
    }

    private void WritePitch(byte pitch)
    {
        MusicXmlSpelling spelling = MusicXmlSpelling.Of(pitch, Key.Fifths, Key.IsMinor);
        string prefix = isPercussion ? "display-" : "";
        xml.WriteStartElement(isPercussion ? "unpitched" : "pitch");
        xml.WriteElementString(prefix + "step", spelling.Step.ToString());
        if (spelling.Alteration != 0 && !isPercussion)
            WriteNumber("alter", spelling.Alteration);
        WriteNumber(prefix + "octave", spelling.Octave);
        xml.WriteEndElement();
    }

    private void WriteTimeModification(string normal)
    {
        xml.WriteStartElement("time-modification");
        WriteNumber("actual-notes", 3);
        WriteNumber("normal-notes", 2);
        xml.WriteElementString("normal-type", normal);
        xml.WriteEndElement();
    }

    private void WriteNotations(MusicXmlTriplet triplet, MusicXmlHeldNote? note, bool isFirst)
    {
        bool hasTuplet = isFirst && (triplet.Starts || triplet.Stops);
        if (!hasTuplet && note is not ({ Continues: true } or { Holds: true }))
            return;
        xml.WriteStartElement("notations");
        WriteTies("tied", note);
        if (hasTuplet)
            WriteWithAttribute("tuplet", "type", triplet.Starts ? "start" : "stop");
        xml.WriteEndElement();
    }

    private void WriteTies(string element, MusicXmlHeldNote? note)
    {
        if (note is { Continues: true })
            WriteWithAttribute(element, "type", "stop");
        if (note is { Holds: true })
            WriteWithAttribute(element, "type", "start");
    }

    private void WriteEmpty(string name)
    {
        xml.WriteStartElement(name);
        xml.WriteEndElement();
    }

    private void WriteWithAttribute(string name, string attribute, string value)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private void WriteNumber(string name, int number) =>
        xml.WriteElementString(name, number.ToString(CultureInfo.InvariantCulture));
}
