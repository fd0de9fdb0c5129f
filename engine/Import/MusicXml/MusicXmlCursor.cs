using System.Globalization;
using System.Text;
using System.Xml;
using Continuo.Engine.Import.Common;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>
/// Walks an XML text once, child element by child element: what a caller does not look into is passed over. No DTD is
/// read, so no entity of a file's own and nothing from outside it can be expanded.
/// </summary>
internal sealed class MusicXmlCursor : IDisposable
{
    private const int DeepestElement = 64; // MusicXML needs a dozen

    private readonly RepairLog _log;
    private readonly PacedBytes _bytes;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo? _lines;

    public MusicXmlCursor(byte[] bytes, RepairLog log)
    {
        _log = log;
        _bytes = new(bytes, () => log.Refusal("a tag, a text or a comment absurdly long", Line));
        _reader = XmlReader.Create(_bytes, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = ScoreReaders.MaximumBytes,
            MaxCharactersFromEntities = 1024,
            CheckCharacters = false, // old files have control characters in their words
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
        _lines = _reader as IXmlLineInfo;
    }

    /// <summary>Of the element that was found last, without a prefix.</summary>
    public string Name => _reader.LocalName;

    /// <summary>Counted from 1.</summary>
    public int Line => Math.Max(1, _lines?.LineNumber ?? 1);

    /// <summary>Of the element that was found last; give it to <see cref="NextChild"/>.</summary>
    public int Depth => _reader.Depth;

    public string? Attribute(string name) => _reader.GetAttribute(name);

    /// <summary>To the outermost element.</summary>
    public bool MoveToRoot()
    {
        while (Read())
            if (_reader.NodeType == XmlNodeType.Element)
                return true;
        return false;
    }

    /// <summary>To the next child of an element, whatever of the last child was left unread.</summary>
    /// <param name="depth">Of the element.</param>
    /// <returns>Whether there is one; if not, the element is over.</returns>
    public bool NextChild(int depth)
    {
        if (_reader.Depth == depth && _reader.NodeType == XmlNodeType.Element && _reader.IsEmptyElement)
            return false;
        while (Read())
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.Depth == depth + 1)
                return true;
            if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth)
                return false;
        }
        return false;
    }

    /// <summary>The words of the element that was found last, without white space around them.</summary>
    public string Text()
    {
        int depth = _reader.Depth;
        if (_reader.IsEmptyElement)
            return "";
        string text = "";
        StringBuilder? more = null;
        while (Read() && !(_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth))
        {
            if (_reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA))
                continue;
            if (text.Length > 0)
                more ??= new StringBuilder(text);
            more?.Append(_reader.Value);
            text = _reader.Value;
        }
        return (more?.ToString() ?? text).Trim();
    }

    /// <summary>The whole number that the element holds; null for anything else.</summary>
    public int? Integer() =>
        int.TryParse(
            Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    public static double? ToNumber(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number) ? number : null;

    public void Dispose()
    {
        _reader.Dispose();
        _bytes.Dispose();
    }

    private bool Read()
    {
        _bytes.Proceed();
        if (!_reader.Read())
            return false;
        if (_reader.Depth > DeepestElement)
            throw _log.Refusal("elements nested absurdly deep", Line);
        return true;
    }
}
