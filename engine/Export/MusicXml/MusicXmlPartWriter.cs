using System.Globalization;
using System.Xml;
using Continuo.Engine.Music;

namespace Continuo.Engine.Export.MusicXml;

/// <summary>Writes a part, bar after bar, voice after voice. The first part has the tempos.</summary>
internal sealed class MusicXmlPartWriter(XmlWriter xml, Score score, int index)
{
    private const double LowestMeanOfTreble = 57; // A3: below it the bass clef needs fewer ledger lines

    private readonly Part _part = score.Parts[index];
    private readonly MusicXmlNoteWriter _notes = new(xml, index, score.Parts[index].IsPercussion);
    private Meter? _meter;
    private KeyChange? _key;
    private int _nextKey;
    private int _nextTempo;

    public static string PartId(int part) => string.Create(CultureInfo.InvariantCulture, $"P{part + 1}");

    public static string InstrumentId(int part, byte key) =>
        string.Create(CultureInfo.InvariantCulture, $"P{part + 1}-I{key + 1}");

    public void Write(IReadOnlyList<MusicXmlBar> bars)
    {
        IReadOnlyList<IReadOnlyList<MusicXmlSegment>> voices = MusicXmlVoices.Of(_part);
        var next = new int[voices.Count];
        xml.WriteStartElement("part");
        xml.WriteAttributeString("id", PartId(index));
        for (int i = 0; i < bars.Count; i++)
        {
            xml.WriteStartElement("measure");
            xml.WriteAttributeString("number", (i + 1).ToString(CultureInfo.InvariantCulture));
            if (!bars[i].IsWhole)
                xml.WriteAttributeString("implicit", "yes");
            WriteAttributes(bars[i], isFirst: i == 0);
            if (index == 0)
                WriteTempos(bars[i]);
            bool isFilled = false;
            for (int voice = 0; voice < voices.Count; voice++)
                isFilled |= WriteVoice(bars[i], voices[voice], voice + 1, isFilled, ref next[voice]);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private void WriteAttributes(MusicXmlBar bar, bool isFirst)
    {
        KeyChange? key = _key;
        for (; _nextKey < score.Keys.Count && MusicXmlGrid.ToSteps(score.Keys[_nextKey].Position) < bar.End; _nextKey++)
            key = score.Keys[_nextKey];
        bool hasKey = key != _key && !_part.IsPercussion, hasMeter = bar.Meter != _meter;
        (_key, _meter) = (key, bar.Meter);
        if (!isFirst && !hasKey && !hasMeter)
            return;
        xml.WriteStartElement("attributes");
        if (isFirst)
            WriteNumber("divisions", MusicXmlGrid.PerQuarter);
        if (hasKey)
            WriteKey(key!.Value);
        if (hasMeter)
        {
            xml.WriteStartElement("time");
            WriteNumber("beats", bar.Meter.Numerator);
            WriteNumber("beat-type", bar.Meter.Denominator);
            xml.WriteEndElement();
        }
        if (isFirst)
            WriteClef();
        xml.WriteEndElement();
    }

    private void WriteKey(KeyChange key)
    {
        _notes.Key = key;
        xml.WriteStartElement("key");
        WriteNumber("fifths", key.Fifths);
        xml.WriteElementString("mode", key.IsMinor ? "minor" : "major");
        xml.WriteEndElement();
    }

    private void WriteClef()
    {
        double mean = _part.Notes.Select(note => (double)note.Pitch.Number)
            .DefaultIfEmpty(LowestMeanOfTreble).Average();
        (string sign, int line) = _part.IsPercussion
            ? ("percussion", 2)
            : mean >= LowestMeanOfTreble ? ("G", 2) : ("F", 4);
        xml.WriteStartElement("clef");
        xml.WriteElementString("sign", sign);
        WriteNumber("line", line);
        xml.WriteEndElement();
    }

    private void WriteTempos(MusicXmlBar bar)
    {
        for (; _nextTempo < score.Tempos.Count
            && MusicXmlGrid.ToSteps(score.Tempos[_nextTempo].Position) < bar.End; _nextTempo++)
        {
            TempoChange tempo = score.Tempos[_nextTempo];
            int offset = (int)(MusicXmlGrid.ToSteps(tempo.Position) - bar.Start);
            xml.WriteStartElement("direction");
            xml.WriteAttributeString("placement", "above");
            xml.WriteStartElement("direction-type");
            xml.WriteStartElement("metronome");
            xml.WriteElementString("beat-unit", "quarter");
            // LilyPond takes no fractions.
            xml.WriteElementString("per-minute", tempo.QuartersPerMinute.ToString("0", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            xml.WriteEndElement();
            if (offset > 0)
            {
                xml.WriteStartElement("offset");
                xml.WriteAttributeString("sound", "yes");
                xml.WriteValue(offset);
                xml.WriteEndElement();
            }
            xml.WriteStartElement("sound");
            xml.WriteAttributeString(
                "tempo", tempo.QuartersPerMinute.ToString("0.########", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
    }

    /// <returns>Whether anything was written: the first voice always, others where they have notes.</returns>
    private bool WriteVoice(
        MusicXmlBar bar, IReadOnlyList<MusicXmlSegment> voice, int number, bool isFilled, ref int next)
    {
        List<MusicXmlSegment> segments = FillBar(bar, voice, ref next);
        bool isSilent = segments is [{ Notes.Count: 0 }];
        if (isSilent && number > 1)
            return false;
        if (isFilled)
        {
            xml.WriteStartElement("backup");
            WriteNumber("duration", bar.Length);
            xml.WriteEndElement();
        }
        if (isSilent)
            _notes.WriteWholeRest(bar.Length);
        else
            foreach (MusicXmlValue value in MusicXmlRhythm.Cut(bar, segments))
                _notes.Write(value, number);
        return true;
    }

    /// <summary>The voice's segments in a bar, with rests between them.</summary>
    private static List<MusicXmlSegment> FillBar(MusicXmlBar bar, IReadOnlyList<MusicXmlSegment> voice, ref int next)
    {
        var segments = new List<MusicXmlSegment>();
        long now = bar.Start;
        for (; next < voice.Count && voice[next].Start < bar.End; next++)
        {
            MusicXmlSegment segment = voice[next].Within(bar.Start, bar.End);
            if (segment.Start > now)
                segments.Add(new MusicXmlSegment(now, segment.Start, []));
            segments.Add(segment);
            now = segment.End;
            if (voice[next].End > bar.End)
                break;
        }
        if (now < bar.End)
            segments.Add(new MusicXmlSegment(now, bar.End, []));
        return segments;
    }

    private void WriteNumber(string name, int number) =>
        xml.WriteElementString(name, number.ToString(CultureInfo.InvariantCulture));
}
