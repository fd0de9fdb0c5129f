using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Continuo.Engine.Export;
using Continuo.Engine.Music;

namespace Continuo.Studio.Tests.Music;

/// <summary>Small files of music, made here.</summary>
internal static class TestMusic
{
    /// <summary>The same eight notes of D minor in 3/4 in every format.</summary>
    public const string Abc = "X:1\nT:Little Song\nM:3/4\nL:1/4\nQ:1/4=90\nK:Dm\nD E F | G A B | ^c d2 |]\n";

    public const string Kern =
        "!!!OTL: Little Song\n**kern\n*k[b-]\n*d:\n*M3/4\n*MM90\n4d\n4e\n4f\n=2\n4g\n4a\n4b-\n=3\n4cc#\n2dd\n==\n*-\n";

    public const string Csv = "onset,duration,division,bar,beat,tatum,beat_duration,signature,pitch\n"
        + "0,0.6,1,1,1,1,0.667,3/4,62\n0,0.6,1,1,2,1,0.667,3/4,64\n"
        + "0,0.6,1,1,3,1,0.667,3/4,65\n0,0.6,1,2,1,1,0.667,3/4,67\n"
        + "0,0.6,1,2,2,1,0.667,3/4,69\n0,0.6,1,2,3,1,0.667,3/4,70\n0,0.6,1,3,1,1,0.667,3/4,73\n"
        + "0,1.334,1,3,2,1,0.667,3/4,74\n";

    public static Score Score { get; } = new(
        "Little Song",
        [new Part(
            "Voice",
            [.. new[] { 62, 64, 65, 67, 69, 70, 73, 74 }.Select((pitch, i) => NoteAt(i, i == 7 ? 2 : 1, pitch))])],
        [new MeterChange(Ticks.Zero, new Meter(3, 4))],
        [new TempoChange(Ticks.Zero, 90)],
        [new KeyChange(Ticks.Zero, -1, IsMinor: true)]);

    public static byte[] Midi => MidiFileWriter.ToBytes(Score);

    public static byte[] MusicXml => Encoding.UTF8.GetBytes(XmlText);

    /// <summary>A piece that differs from others by its number.</summary>
    public static byte[] MidiOf(int number) => MidiFileWriter.ToBytes(Score with
    {
        Title = $"Piece {number}",
        Parts = [new Part(
            "Voice",
            [.. Enumerable.Range(0, 16).Select(i => NoteAt(i, 1, 48 + (number * 7 + i * (number % 5 + 1)) % 40))])],
    });

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in files)
            {
                using Stream entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Gzip(byte[] bytes)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return stream.ToArray();
    }

    public static byte[] TarGz(params TarEntry[] entries)
    {
        var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, leaveOpen: true))
        {
            foreach (TarEntry entry in entries)
                tar.WriteEntry(entry);
        }

        return Gzip(stream.ToArray());
    }

    public static TarEntry TarFile(string name, byte[] bytes) =>
        new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) };

    private static string XmlText
    {
        get
        {
            string[] letters = ["D", "E", "F", "G", "A", "B", "C", "D"];
            var xml = new StringBuilder("<score-partwise><work><work-title>Little Song</work-title></work>"
                + "<part-list><score-part id='P1'><part-name>Voice</part-name></score-part></part-list><part id='P1'>");
            for (int i = 0; i < 8; i++)
            {
                if (i % 3 == 0)
                    xml.Append(i > 0 ? "</measure><measure>" : "<measure><attributes><divisions>1</divisions><key>"
                        + "<fifths>-1</fifths><mode>minor</mode></key>"
                        + "<time><beats>3</beats><beat-type>4</beat-type></time></attributes><sound tempo='90'/>");
                string alter = i == 5 ? "<alter>-1</alter>" : i == 6 ? "<alter>1</alter>" : "";
                xml.Append($"<note><pitch><step>{letters[i]}</step>{alter}<octave>{(i < 6 ? 4 : 5)}</octave></pitch>"
                    + $"<duration>{(i == 7 ? 2 : 1)}</duration></note>");
            }

            return xml.Append("</measure></part></score-partwise>").ToString();
        }
    }

    private static Note NoteAt(int quarter, int quarters, int pitch) => new(
        new Ticks(quarter * Ticks.PerQuarter), new Ticks(quarters * Ticks.PerQuarter), new Pitch((byte)pitch),
        new Velocity(80));
}
