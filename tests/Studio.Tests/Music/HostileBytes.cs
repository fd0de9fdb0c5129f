using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Continuo.Studio.Tests.Music;

/// <summary>Building blocks of files that no program would write.</summary>
internal static class HostileBytes
{
    public const string XmlStart =
        "<score-partwise><part id='P1'><measure><attributes><divisions>256</divisions></attributes>";
    public const string XmlEnd = "</measure></part></score-partwise>";
    public const string XmlNote = "<note><pitch><step>C</step><octave>4</octave></pitch><duration>1</duration></note>";

    private const int ZipEntryLength = 46;

    /// <param name="division">Ticks a quarter note.</param>
    /// <param name="tracks">Their events, each without its end.</param>
    public static byte[] Midi(int division, params byte[][] tracks)
    {
        var file = new List<byte>();
        file.AddRange([.. "MThd"u8, 0, 0, 0, 6,
            0, 1, (byte)(tracks.Length >> 8), (byte)tracks.Length, (byte)(division >> 8), (byte)division]);
        var length = new byte[4];
        foreach (byte[] track in tracks)
        {
            BinaryPrimitives.WriteInt32BigEndian(length, track.Length + 4);
            file.AddRange([.. "MTrk"u8, .. length, .. track, 0, 0xFF, 0x2F, 0]);
        }

        return [.. file];
    }

    /// <summary>Up to what fits.</summary>
    public static byte[] Repeat(byte[] start, byte[] unit, int length)
    {
        var bytes = new byte[start.Length + (length - start.Length) / unit.Length * unit.Length];
        start.CopyTo(bytes, 0);
        for (int at = start.Length; at < bytes.Length; at += unit.Length)
            unit.CopyTo(bytes, at);
        return bytes;
    }

    public static byte[] Text(string start, string unit, int times, string end = "") =>
        Encoding.UTF8.GetBytes(new StringBuilder(start).Insert(start.Length, unit, times).Append(end).ToString());

    /// <summary>A zip whose list names one entry N times.</summary>
    public static byte[] ZipOfOneEntryNamedOften(byte[] content, int times)
    {
        byte[] zip = TestMusic.Zip(("a.mid", content));
        int list = zip.AsSpan().IndexOf("PK\u0001\u0002"u8), end = zip.AsSpan().IndexOf("PK\u0005\u0006"u8);
        byte[] entry = zip[list..end];
        var bytes = new List<byte>(zip[..list]);
        for (int i = 0; i < times; i++)
            bytes.AddRange(entry);
        byte[] tail = zip[end..];
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(8), (ushort)times);
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(10), (ushort)times);
        BinaryPrimitives.WriteUInt32LittleEndian(tail.AsSpan(12), (uint)(times * entry.Length));
        return [.. bytes, .. tail];
    }

    /// <summary>Sets bits of the first entry's list record.</summary>
    /// <param name="offset">In the record.</param>
    public static byte[] PatchZip(byte[] zip, int offset, params byte[] bits)
    {
        int list = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        if (offset + bits.Length > ZipEntryLength)
            throw new ArgumentOutOfRangeException(nameof(offset));
        for (int i = 0; i < bits.Length; i++)
            zip[list + offset + i] |= bits[i];
        return zip;
    }

    /// <summary>Zeros, packed.</summary>
    public static byte[] GzipOfZeros(long length, byte[]? first = null)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(first ?? []);
            var block = new byte[1 << 20];
            for (long written = 0; written < length; written += block.Length)
                gzip.Write(block);
        }

        return stream.ToArray();
    }

    /// <summary>A block of a tar that announces an entry.</summary>
    public static byte[] TarHeader(string name, char type, long size)
    {
        var block = new byte[512];
        Encoding.ASCII.GetBytes(name).CopyTo(block, 0);
        Encoding.ASCII.GetBytes("0000644\0" + "0000000\0" + "0000000\0").CopyTo(block, 100);
        Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0')).CopyTo(block, 124);
        Encoding.ASCII.GetBytes("00000000000").CopyTo(block, 136);
        block[156] = (byte)type;
        "ustar\u000000"u8.CopyTo(block.AsSpan(257));
        block.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(block.Sum(value => value), 8).PadLeft(6, '0') + "\0 ")
            .CopyTo(block, 148);
        return block;
    }
}
