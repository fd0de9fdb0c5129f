using System.Buffers.Binary;
using System.Globalization;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Midi;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Import.Midi;

/// <summary>Standard MIDI Files written out by hand, in hexadecimal, and scores in short strings.</summary>
internal static class Smf
{
    public const string End = "00 FF 2F 00";

    public static byte[] Hex(string hex) =>
        [
        .. hex.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => byte.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
    ];

    public static byte[] Chunk(string id, byte[] data, int? length = null)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, length ?? data.Length);
        return [.. id.Select(letter => (byte)letter), .. size, .. data];
    }

    public static byte[] Header(int format, int tracks, int division) =>
        Chunk("MThd", [0, (byte)format, (byte)(tracks >> 8), (byte)tracks, (byte)(division >> 8), (byte)division]);

    /// <summary>A track whose end-of-track is added.</summary>
    public static byte[] Track(string hex) => Chunk("MTrk", Hex(hex + " " + End));

    public static byte[] File(int format, int division, params string[] tracks) =>
        [.. Header(format, tracks.Length, division), .. tracks.SelectMany(Track)];

    public static ScoreReadResult Read(byte[] bytes, ReadPolicy policy = ReadPolicy.Repair) =>
        new MidiFileScoreReader().Read(bytes, "folder/tune.mid", policy);

    /// <summary>Reads a file without a flaw, which Strict takes as well.</summary>
    public static Score ReadSound(byte[] bytes)
    {
        ScoreReadResult result = Read(bytes, ReadPolicy.Strict);
        Assert.Empty(result.Repairs);
        return result.Score;
    }

    /// <summary>Reads a flawed file: repaired with this one remark, refused by Strict.</summary>
    public static Score ReadRepaired(byte[] bytes, params string[] remarks)
    {
        ScoreReadException refused = Assert.Throws<ScoreReadException>(() => Read(bytes, ReadPolicy.Strict));
        Assert.NotNull(refused.Position);
        Assert.Equal("folder/tune.mid", refused.FileName);
        ScoreReadResult result = Read(bytes);
        Assert.Equal(remarks.Length, result.Repairs.Count);
        for (int i = 0; i < remarks.Length; i++)
            Assert.StartsWith(remarks[i], result.Repairs[i], StringComparison.Ordinal);
        return result.Score;
    }

    public static void CheckRefused(byte[] bytes, string says, long position)
    {
        foreach (ReadPolicy policy in Enum.GetValues<ReadPolicy>())
        {
            ScoreReadException error = Assert.Throws<ScoreReadException>(() => Read(bytes, policy));
            Assert.Contains(says, error.Message, StringComparison.Ordinal);
            Assert.Equal(position, error.Position);
        }
    }

    /// <summary>"C4 0+480 v64": pitch, onset and length in ticks, velocity.</summary>
    public static string Show(Score score) =>
        string.Join(", ", score.Parts.SelectMany(part => part.Notes).Select(Show));

    private static string Show(Note note) =>
        FormattableString.Invariant($"{note.Pitch} {note.Onset.Value}+{note.Duration.Value} v{note.Velocity.Value}");
}
