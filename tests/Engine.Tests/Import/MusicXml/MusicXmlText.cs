using System.Globalization;
using System.IO.Compression;
using System.Text;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Import.MusicXml;

/// <summary>
/// Writes small MusicXML files by hand: what repeats itself is made here, what matters is seen in the test.
/// </summary>
internal static class MusicXmlText
{
    /// <summary>Eighths are 1, in 4/4, without a key.</summary>
    public const string Start =
        "<attributes><divisions>2</divisions><time><beats>4</beats><beat-type>4</beat-type></time></attributes>";

    public const string RepeatFrom = """<barline location="left"><repeat direction="forward"/></barline>""";

    public const string RepeatTo = """<barline location="right"><repeat direction="backward"/></barline>""";

    private const string Identifier = "\"-//Recordare//DTD MusicXML 4.0 Partwise//EN\"";

    /// <summary>One part of bars.</summary>
    public static string Partwise(params string[] measures) => Score(Part("P1", measures));

    public static string Score(params string[] parts) => Listed("", parts);

    /// <param name="list">Of the part list.</param>
    /// <param name="parts">Made by <see cref="Part"/>.</param>
    public static string Listed(string list, params string[] parts) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE score-partwise PUBLIC {Identifier} "http://www.musicxml.org/dtds/partwise.dtd">
        <score-partwise version="4.0"><work><work-title>Tune</work-title></work><part-list>{list}</part-list>
        {string.Concat(parts)}</score-partwise>
        """;

    public static string Part(string id, params string[] measures) =>
        $"<part id=\"{id}\">\n"
        + $"{string.Concat(measures.Select((measure, i) => $"<measure number=\"{i + 1}\">{measure}</measure>\n"))}</"
        + "part>\n";

    /// <summary>
    /// "C#4:2" pitch and length, "+E4:2" in a chord, "r:2" rest, "C4:2~" and "~C4:2" ties, "back:4", "fwd:4"; "s2" and
    /// "v2" set staff and voice of the notes behind.
    /// </summary>
    public static string Notes(string text)
    {
        var xml = new StringBuilder();
        string staff = "", voice = "";
        foreach (string token in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (token[0] == 's')
                staff = $"<staff>{token[1..]}</staff>";
            else if (token[0] == 'v')
                voice = $"<voice>{token[1..]}</voice>";
            else
                xml.Append(Element(token, voice, staff));
        }
        return xml.ToString();
    }

    private static string Element(string token, string voice, string staff)
    {
        string[] halves = token.Trim('~', '+').Split(':');
        string duration = $"<duration>{halves[1]}</duration>";
        string ties = (token.TrimStart('+')[0] == '~' ? "<tie type=\"stop\"/>" : "")
            + (token[^1] == '~' ? "<tie type=\"start\"/>" : "");
        return halves[0] switch
        {
            "back" => $"<backup>{duration}</backup>",
            "fwd" => $"<forward>{duration}</forward>",
            "r" => $"<note><rest/>{duration}{voice}{staff}</note>",
            _ => $"<note>{(token[0] == '+' ? "<chord/>" : "")}{Pitch(halves[0])}{duration}{ties}{voice}{staff}</note>",
        };
    }

    /// <summary>"C#4".</summary>
    public static string Pitch(string name)
    {
        int alteration = name.Count(sign => sign == '#') - name.Count(sign => sign == 'b');
        string alter = alteration == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"<alter>{alteration}</alter>");
        return $"<pitch><step>{name[0]}</step>{alter}<octave>{name[^1]}</octave></pitch>";
    }

    /// <summary>A zip of these texts by their names.</summary>
    public static byte[] Zip(params (string Name, string Text)[] files) =>
        Zip([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach ((string name, byte[] content) in files)
                using (Stream entry = archive.CreateEntry(
                    name, content.Length > 100_000 ? CompressionLevel.Optimal : CompressionLevel.NoCompression).Open())
                    entry.Write(content);
        return bytes.ToArray();
    }

    public static string Container(string path) =>
        $"<?xml version=\"1.0\"?><container><rootfiles><rootfile full-path=\"{path}\"/></rootfiles></container>";
}
