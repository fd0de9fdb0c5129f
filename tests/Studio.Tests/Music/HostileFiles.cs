using System.Formats.Tar;
using System.Text;
using Continuo.Studio.Common;
using Continuo.Studio.Music;
using static Continuo.Studio.Tests.Music.HostileBytes;

namespace Continuo.Studio.Tests.Music;

/// <summary>A file made to break, fill, stall or fool the studio, and what must become of it.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="Name">The name it is sent under.</param>
/// <param name="Make">Makes the bytes when the test runs: some are large.</param>
/// <param name="Refusal">Must be said of it or of something in it; "" = nothing is refused.</param>
/// <param name="Added">Pieces taken in.</param>
internal sealed record HostileFile(string What, string Name, Func<byte[]> Make, string Refusal, int Added = 0);

/// <summary>The table of them.</summary>
internal static class HostileFiles
{
    private const int Large = (4 << 20) - 100;

    public static IEnumerable<HostileFile> All => [.. Midi, .. Text, .. Xml, .. Archives, .. Others];

    private static IEnumerable<HostileFile> Midi =>
    [
        new(
            "ten million events", "a.mid", () => Midi(480, Repeat([0, 0x90, 60, 64], [1, 60, 0, 0], 40_000_000)),
            "is larger than 32 MiB"),
        new(
            "too large a MIDI file",
            "b.mid", () => Midi(480, Repeat([0, 0x90, 60, 64], [1, 60, 0, 0], 5 << 20)), "may have 4"),
        new(
            "hundreds of thousands of notes", "c.mid",
            () => Midi(480, Repeat([0, 0x90, 60, 64], [1, 60, 0, 0, 60, 64], Large)), "notes; a piece may have"),
        new(
            "a million notes that never end", "d.mid", () => Midi(480, Repeat([0, 0x90, 60, 64], [1, 60, 64], Large)),
            "notes; a piece may have"),
        new(
            "half a million tempos", "e.mid",
            () => Midi(480, Repeat([0, 0x90, 60, 64, 1, 60, 0], [1, 0xFF, 0x51, 3, 7, 0xA1, 0x20], Large)), "", 1),
        new("a million meters", "f.mid", () => Midi(1, Repeat(
            [0, 0x90, 60, 64, 1, 60, 0], [0, 0xFF, 0x58, 4, 3, 5, 24, 8, 0, 0xFF, 0x58, 4, 5, 5, 24, 8],
            Large)), "", 1),
        new(
            "one tick a quarter note, a piece of years", "g.mid",
            () => Midi(1, [0, 0x90, 60, 64, 0xFF, 0xFF, 0xFF, 0x7F, 60, 0]), "quarter notes; a piece may last"),
        new(
            "a note that lasts for weeks", "h.mid", () => Midi(480, [0, 0x90, 60, 64, 0xFF, 0xFF, 0xFF, 0x7F, 60, 0]),
            "quarter notes; a piece may last"),
        new(
            "delta times beyond all clocks", "i.mid",
            () => Midi(480, Repeat([0, 0x90, 60, 64], [0xFF, 0xFF, 0xFF, 0x7F, 60, 0], 1000)), "absurdly late"),
        new(
            "the slowest tempo there is", "j.mid",
            () => Midi(1, [0, 0xFF, 0x51, 3, 0xFF, 0xFF, 0xFF, 0, 0x90, 60, 64, 0x85, 0x8D, 0x20, 60, 0]),
            "hours at its own tempo"),
        new(
            "the fastest tempo there is", "k.mid",
            () => Midi(480, [0, 0xFF, 0x51, 3, 0, 0, 1, 0, 0x90, 60, 64, 0x83, 0x60, 60, 0]), "", 1),
        new(
            "a tempo of zero", "l.mid",
            () => Midi(480, [0, 0xFF, 0x51, 3, 0, 0, 0, 0, 0x90, 61, 64, 0x83, 0x60, 61, 0]), "", 1),
        new(
            "a meter of 0/2^255", "m.mid",
            () => Midi(480, [0, 0xFF, 0x58, 4, 0, 0xFF, 0, 0, 0, 0x90, 62, 64, 0x83, 0x60, 62, 0]), "", 1),
        new(
            "bars of a 32nd for hours", "n.mid",
            () => Midi(1, [0, 0xFF, 0x58, 4, 1, 5, 0, 0, 0, 0x90, 63, 64, 0x85, 0x8D, 0x20, 63, 0]), "", 1),
        new(
            "sixty thousand empty tracks", "o.mid",
            () => Midi(480, [.. Enumerable.Repeat(Array.Empty<byte>(), 60_000)]), "has no notes"),
        new("a track of four GiB", "p.mid", () => [.. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 1,
            0xE0, .. "MTrk"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0x90, 64, 64, 0x83, 0x60, 64, 0], "", 1),
        new(
            "a header and nothing else", "q.mid",
            () => [.. "MThd"u8, 0, 0, 0, 6, 0, 1, 0xFF, 0xFF, 1, 0xE0], "no track"),
        new(
            "a division of zero", "r.mid", () => Midi(0, [0, 0x90, 60, 64, 10, 60, 0]),
            "neither ticks a quarter note nor a frame rate"),
        new("a piece without notes", "s.mid", () => Midi(480, [0, 0xFF, 3, 1, (byte)'x']), "has no notes"),
        new("percussion only", "t.mid", () => Midi(480, [0, 0x99, 36, 64, 0x83, 0x60, 36, 0]), "percussion only"),
        new("noise under a MIDI file's name", "u.mid", () => Noise(100_000), "MThd is missing"),
        new("a script and a turned direction as title", "v.mid", () => Midi(
            480, Title("<script>alert(1)</script>\u202Etxt\0" + new string('x', 900)),
            [0, 0x90, 65, 64, 0x83, 0x60, 65, 0]), "", 1),
    ];

    private static IEnumerable<HostileFile> Text =>
    [
        new(
            "repeats upon repeats", "a.abc", () => HostileBytes.Text("X:1\nL:1/64\nK:C\n", "|:C:|", 800_000),
            "more than 100000 repeat signs"),
        new(
            "endings played sixteen times, in two thousand tunes", "b.abc",
            () => HostileBytes.Text("", "X:1\nL:1/512\nK:C\n" + new string('C', 2000) + "|[1-16 C :|\n", 1900),
            "in all its tunes"),
        new(
            "three thousand tunes", "d.abc", () => HostileBytes.Text("", "X:1\nK:C\nC\n", 3000),
            "a file may hold 2,000"),
        new("tunes that share a number", "e.abc", () => HostileBytes.Text("", "X:2147483647\nK:C\nCDE\n", 3), "", 3),
        new(
            "rests without end", "f.abc", () => HostileBytes.Text("X:1\nL:1\nK:C\n", "z4096", 10_000, "C\n"),
            "absurdly late"),
        new(
            "a chord that never closes", "g.abc",
            () => HostileBytes.Text("X:1\nL:1/64\nK:C\n[", "CEG", 1_000_000), "", 1),
        new("words without a tune", "h.abc", () => HostileBytes.Text("Жили-были\n", "Конец\n", 3), "has no notes"),
        new(
            "a hundred thousand columns", "a.krn", () => HostileBytes.Text("", "**kern\t", 100_000),
            "more than 1000 columns"),
        new(
            "a thousand columns over millions of short lines", "b.krn", () => HostileBytes.Text(
                "", "**kern\t", 999,
                "**kern\n" + new string('=', 1) + string.Concat(Enumerable.Repeat("\n=", 2_000_000))),
            "most lines lack most columns"),
        new(
            "columns that split without end", "c.krn", () => [.. "**kern\n"u8, .. Enumerable.Range(1, 1001).SelectMany(
                n => Encoding.ASCII.GetBytes("*^" + string.Concat(Enumerable.Repeat("\t*", n - 1)) + "\n"))],
            "more than 1000 columns"),
        new(
            "a note of a million zeros", "d.krn", () => HostileBytes.Text("**kern\n", "0", 1_000_000, "c\n*-\n"),
            "has no notes"),
        new(
            "a table of bars far apart",
            "a.csv", () => Encoding.ASCII.GetBytes(TestMusic.Csv + "0,0.6,1,99999,1,1,0.667,3/4,62\n"),
            "quarter notes; a piece may last"),
        new(
            "a table without its columns", "b.csv", () => Encoding.ASCII.GetBytes("onset,duration,tatum,\n1,2,3\n"),
            "there is no column"),
    ];

    private static IEnumerable<HostileFile> Xml =>
    [
        new(
            "entities of entities (a billion laughs)", "a.musicxml",
            () => Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY a 'lol'>" + string.Concat(Enumerable.Range(1, 9).Select(
                i => $"<!ENTITY a{i} '{string.Concat(Enumerable.Repeat(i == 1 ? "&a;" : $"&a{i - 1};", 10))}'>"))
                + $"]><score-partwise><movement-title>&a9;</movement-title></score-partwise>"), "not well-formed XML"),
        new(
            "an entity that names a file of the system", "b.musicxml",
            () => Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY f SYSTEM "
                + "'file:///etc/passwd'>]><score-partwise><movement-title>&f;</movement-title></score-partwise>"),
            "not well-formed XML"),
        new("a DTD somewhere in the net", "c.musicxml", () => Encoding.UTF8.GetBytes(
            "<!DOCTYPE score-partwise SYSTEM 'http://evil.example/x.dtd'>" + XmlStart + XmlNote + XmlEnd), "", 1),
        new(
            "a tag of a million attributes", "d.musicxml", () => Encoding.UTF8.GetBytes(
                "<score-partwise " + string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}='' ")) + "/>"),
            "absurdly long"),
        new(
            "elements in elements in elements", "e.musicxml",
            () => HostileBytes.Text("<score-partwise>", "<a>", 1_000_000), "nested absurdly deep"),
        new(
            "bars repeated sixteen times", "f.musicxml", () => HostileBytes.Text(
                XmlStart, XmlNote, 100_000, "<barline><repeat direction='backward' times='16'/></barline>" + XmlEnd),
            "notes with its repeats"),
        new(
            "a hundred thousand parts", "g.musicxml", () => Encoding.UTF8.GetBytes("<score-partwise>" + string.Concat(
                Enumerable.Range(0, 100_000).Select(i => $"<part id='P{i}'><measure/></part>")) + "</score-partwise>"),
            "more than 1000 parts"),
        new(
            "a web page", "h.musicxml",
            () => Encoding.UTF8.GetBytes("<html><script>alert(1)</script></html>"), "no score"),
        new("a score in UTF-16", "i.musicxml", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(
            "<?xml version='1.0' encoding='UTF-16'?>" + XmlStart + XmlNote + XmlNote + XmlEnd)], "", 1),
        new("a score cut off", "j.musicxml", () => Encoding.UTF8.GetBytes(XmlStart + XmlNote), "not well-formed XML"),
    ];

    private static IEnumerable<HostileFile> Archives =>
    [
        new("a zip bomb", "a.zip", () => TestMusic.Zip(("zeros.mid", new byte[30 << 20])), "100 times its size"),
        new(
            "a bomb of overlapping entries", "b.zip", () => ZipOfOneEntryNamedOften(new byte[1 << 20], 1500),
            "100 times its size"),
        new(
            "a compressed score that is a bomb", "c.mxl", () => TestMusic.Zip(("a.xml", new byte[70 << 20])),
            "when unpacked"),
        new(
            "a bomb of gzip", "d.tar.gz", () => GzipOfZeros(300 << 20, TarHeader("a.mid", '0', 300 << 20)),
            "unpacks to more than"),
        new(
            "zips in a zip", "e.zip", () => TestMusic.Zip(
                ("inner.zip", TestMusic.Zip(("a.mid", TestMusic.Midi))), ("inner.tgz", TestMusic.Gzip([1]))),
            "archive in an archive"),
        new("paths that lead out of the folder", "f.zip", () => TestMusic.Zip(
            ("../../../../escaped.mid", TestMusic.MidiOf(101)), ("/etc/absolute.mid", TestMusic.MidiOf(102)),
            (@"..\..\windows.mid", TestMusic.MidiOf(103))), "", 3),
        new(
            "two thousand and one files", "g.zip",
            () => TestMusic.Zip([.. Enumerable.Range(0, 2001).Select(i => ($"{i}.mid", new byte[] { 1 }))]),
            "more than 2,000 files"),
        new(
            "a list of a hundred thousand entries", "h.zip", () => ZipOfOneEntryNamedOften([1], 100_000),
            "more than 2,000 files"),
        new(
            "a link to a file of the system", "i.zip",
            () => PatchZip(TestMusic.Zip(("passwd.mid", TestMusic.Text("/etc/passwd"))), 41, 0xA0), "is a link"),
        new(
            "an encrypted entry", "j.zip", () => PatchZip(TestMusic.Zip(("secret.mid", TestMusic.MidiOf(104))), 8, 1),
            "is encrypted"),
        new("a zip cut off", "k.zip", () => TestMusic.Zip(("a.mid", TestMusic.MidiOf(105)))[..60], "damaged archive"),
        new(
            "an entry whose bytes are damaged, and a valid one", "l.zip",
            () => Damaged(TestMusic.Zip(("a.mid", TestMusic.MidiOf(106)), ("b.mid", TestMusic.MidiOf(109)))),
            "damaged in the archive", 1),
        new("an empty zip", "m.zip", () => TestMusic.Zip(), "archive without files"),
        new(
            "a thousand folders", "n.zip",
            () => TestMusic.Zip([.. Enumerable.Range(0, 1000).Select(i => ($"{i}/", Array.Empty<byte>()))]),
            "archive without files"),
        new(
            "links and a device in a tar", "o.tar.gz", () => TestMusic.TarGz(
                new PaxTarEntry(TarEntryType.SymbolicLink, "a.mid") { LinkName = "/etc/passwd" },
                new PaxTarEntry(TarEntryType.HardLink, "b.mid") { LinkName = "/etc/passwd" },
                new PaxTarEntry(TarEntryType.CharacterDevice, "c.mid") { DeviceMajor = 1, DeviceMinor = 5 }),
            "is a link or a device"),
        new("paths that lead out of the folder in a tar", "p.tar.gz", () => TestMusic.TarGz(
            TestMusic.TarFile("../../../escaped.mid", TestMusic.MidiOf(107)),
            TestMusic.TarFile("/tmp/absolute.mid", TestMusic.MidiOf(108))), "", 2),
        new(
            "a tar whose file ends before its length", "q.tar.gz",
            () => TestMusic.Gzip([.. TarHeader("a.mid", '0', 7L << 30), 1, 2, 3]), "damaged archive"),
        new(
            "a tar with a name of two GiB", "r.tar.gz",
            () => TestMusic.Gzip([.. TarHeader("a", 'x', int.MaxValue - 100), 1, 2, 3]), "absurdly long"),
        new(
            "a name of two GiB of zeros", "s.tar.gz",
            () => GzipOfZeros(300 << 20, TarHeader("a", 'L', int.MaxValue - 100)), "absurdly long"),
        new("a gzip of something else", "t.mid.gz", () => TestMusic.Gzip(TestMusic.Midi), "damaged archive"),
    ];

    private static IEnumerable<HostileFile> Others =>
    [
        new("an empty file", "empty.mid", () => [], "is empty"),
        new("one byte", "one", () => [0], "of no format"),
        new("a program", "tune.exe", () => [.. "MZ"u8, .. Noise(1000)], "of no format"),
        new("a picture", "score.png", () => [0x89, .. "PNG\r\n"u8, .. Noise(1000)], "of no format"),
        new("a MIDI file under an ABC file's name", "wrong.abc", () => TestMusic.MidiOf(110), "", 1),
        new("an ABC file under a MIDI file's name", "wrong.mid", () => TestMusic.Text("X:1\nK:G\nGABd|\n"), "", 1),
        new("a name of other scripts", "Песня \U0001F3B5 歌 \u202Edim.mid", () => TestMusic.MidiOf(111), "", 1),
        new("a name of thousands of signs", new string('n', 5000) + ".mid", () => TestMusic.MidiOf(112), "", 1),
        new("a name that is a path", "../../../../../../tmp/pwned.mid", () => TestMusic.MidiOf(113), "", 1),
    ];

    private static byte[] Title(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return [0, 0xFF, 3, (byte)(0x80 | bytes.Length >> 7), (byte)(bytes.Length & 0x7F), .. bytes];
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Damaged(byte[] zip)
    {
        for (int i = 40; i < 60; i++)
            zip[i] ^= 0x55;
        return zip;
    }
}
