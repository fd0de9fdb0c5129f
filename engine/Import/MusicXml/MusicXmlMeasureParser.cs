using Continuo.Engine.Import.Notation;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>
/// Reads one bar of one part: moves through its time, hands signatures and barlines on, and collects its notes.
/// </summary>
internal sealed class MusicXmlMeasureParser(
    MusicXmlCursor xml, NotationScore score, MusicXmlDocument document, Dictionary<string, int> instrumentKeys)
{
    private readonly MusicXmlNoteParser _notes = new(xml, score, instrumentKeys);
    private readonly MusicXmlSigns _signs = new(xml, score, document);

    /// <param name="part">Receives it.</param>
    /// <param name="index">Of the bar, from 0.</param>
    public void Read(MusicXmlPart part, int index)
    {
        part.BeginMeasure();
        Fraction end = Fraction.Zero;
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "note":
                    _notes.Read(part, index);
                    break;
                case "backup":
                    Move(part, isBack: true);
                    break;
                case "forward":
                    Move(part, isBack: false);
                    break;
                case "attributes":
                    _signs.ReadAttributes(part, new MusicXmlPlace(index, part.Now));
                    break;
                case "direction":
                    _signs.ReadDirection(part, new MusicXmlPlace(index, part.Now));
                    break;
                case "sound":
                    _signs.ReadSound(new MusicXmlPlace(index, part.Now));
                    break;
                case "barline":
                    _signs.ReadBarline(part, new MusicXmlPlace(index, part.Now));
                    break;
            }
            end = Fraction.Max(end, part.Now);
        }
        document.Extend(index, end);
    }

    private void Move(MusicXmlPart part, bool isBack)
    {
        int line = xml.Line, depth = xml.Depth;
        Fraction length = Fraction.Zero;
        while (xml.NextChild(depth))
            if (xml.Name == "duration")
                length = _notes.ReadDuration(part) ?? Fraction.Zero;
        if (!isBack)
            part.Now += length;
        else if (length <= part.Now)
            part.Now -= length;
        else
        {
            score.Log.Add("a step back beyond the bar's beginning; taken to the beginning", line);
            part.Now = Fraction.Zero;
        }
        score.CheckPosition(part.Now, line);
        part.LastOnset = part.Now;
    }
}
