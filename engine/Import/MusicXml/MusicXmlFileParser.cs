using Continuo.Engine.Import.Notation;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>
/// From XML to parts whose bars are not yet laid out: the frame of a score here, a bar in
/// <see cref="MusicXmlMeasureParser"/>.
/// </summary>
internal sealed class MusicXmlFileParser(MusicXmlCursor xml, NotationScore score)
{
    private const int MostParts = 1000; // scores for orchestra have some fifty

    private readonly MusicXmlDocument _document = new();
    private readonly Dictionary<string, MusicXmlPart> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _partNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _instrumentKeys = new(StringComparer.Ordinal);
    private string _workTitle = "";
    private string _movementTitle = "";

    public MusicXmlDocument Parse()
    {
        if (!xml.MoveToRoot() || xml.Name is not ("score-partwise" or "score-timewise"))
            throw score.Log.Refusal("no score: neither score-partwise nor score-timewise", xml.Line);
        bool isTimewise = xml.Name == "score-timewise";
        var measures = new MusicXmlMeasureParser(xml, score, _document, _instrumentKeys);
        int root = xml.Depth, index = 0;
        while (xml.NextChild(root))
        {
            switch (xml.Name)
            {
                case "work":
                    ReadWork();
                    break;
                case "movement-title":
                    _movementTitle = xml.Text();
                    break;
                case "part-list":
                    ReadPartList();
                    break;
                case "part" when !isTimewise:
                    ReadPart(measures);
                    break;
                case "measure" when isTimewise:
                    ReadMeasureOfAll(measures, index++);
                    break;
            }
        }
        if (_document.Parts.Count == 0)
            throw score.Log.Refusal("a score without parts", xml.Line);
        _document.Title = _movementTitle.Length > 0 ? _movementTitle : _workTitle;
        return _document;
    }

    private void ReadWork()
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
            if (xml.Name == "work-title")
                _workTitle = xml.Text();
    }

    private void ReadPartList()
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
            if (xml.Name == "score-part")
                ReadScorePart(xml.Attribute("id") ?? "");
    }

    private void ReadScorePart(string id)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "part-name")
                _partNames[id] = xml.Text();
            else if (xml.Name == "midi-instrument")
                ReadInstrument(xml.Attribute("id") ?? "");
        }
    }

    private void ReadInstrument(string id)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
            if (xml.Name == "midi-unpitched" && xml.Integer() is { } key) // counted from 1
                _instrumentKeys[id] = key - 1;
    }

    private void ReadPart(MusicXmlMeasureParser measures)
    {
        MusicXmlPart part = PartOf(xml.Attribute("id") ?? "");
        int depth = xml.Depth, index = 0;
        while (xml.NextChild(depth))
            if (xml.Name == "measure")
                measures.Read(part, index++);
    }

    private void ReadMeasureOfAll(MusicXmlMeasureParser measures, int index)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
            if (xml.Name == "part")
                measures.Read(PartOf(xml.Attribute("id") ?? ""), index);
    }

    private MusicXmlPart PartOf(string id)
    {
        if (_parts.TryGetValue(id, out MusicXmlPart? part))
            return part;
        if (_parts.Count == MostParts)
            throw score.Log.Refusal(FormattableString.Invariant($"more than {MostParts} parts"), xml.Line);
        part = new MusicXmlPart(id) { Name = _partNames.GetValueOrDefault(id, "") };
        _parts.Add(id, part);
        _document.Parts.Add(part);
        return part;
    }
}
