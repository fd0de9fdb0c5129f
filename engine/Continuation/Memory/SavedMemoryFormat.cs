using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>
/// The bytes of a saved memory: a version; how many entries; for each its kind, meter, key, mark and notes; a checksum.
/// Whole numbers of seven bits a byte, the lowest first; what may be negative is folded (0, -1, 1, -2 …).
/// </summary>
internal static class SavedMemoryFormat
{
    private const byte Version = 1;
    private const int ChecksumBytes = 4;
    private const long MostTicks = 1L << 40; // more than any song lasts, and no sum of a few overflows
    private const int MostMark = 1000;

    public static bool IsNewer(ReadOnlySpan<byte> bytes) => bytes.Length > 0 && bytes[0] > Version;

    public static byte[] Write(IReadOnlyList<SavedEntry> entries)
    {
        List<byte> bytes = [Version];
        WriteNumber(bytes, entries.Count);
        foreach (SavedEntry entry in entries)
        {
            bytes.Add((byte)entry.Kind);
            bytes.Add((byte)entry.Meter.Numerator);
            bytes.Add((byte)entry.Meter.Denominator);
            bytes.Add((byte)(entry.Key.Tonic + (entry.Key.IsMinor ? 12 : 0)));
            WriteNumber(bytes, Folded(entry.Mark));
            WriteNumber(bytes, entry.Notes.Count);
            long onset = 0;
            foreach (Note note in entry.Notes)
            {
                WriteNumber(bytes, Folded(note.Onset.Value - onset));
                WriteNumber(bytes, note.Duration.Value);
                bytes.Add(note.Pitch.Number);
                bytes.Add(note.Velocity.Value);
                onset = note.Onset.Value;
            }
        }

        uint checksum = ChecksumOf([.. bytes]);
        for (int i = 0; i < ChecksumBytes; i++)
            bytes.Add((byte)(checksum >> (8 * i)));
        return [.. bytes];
    }

    /// <exception cref="FormatException">Damaged; the message says at which byte.</exception>
    public static IReadOnlyList<SavedEntry> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 1 + ChecksumBytes)
            throw Damaged(bytes.Length, "it ends too early");
        if (bytes[0] != Version)
            throw Damaged(0, FormattableString.Invariant($"there is no version {bytes[0]}"));
        ReadOnlySpan<byte> content = bytes[..^ChecksumBytes];

        int at = 1;
        List<SavedEntry> entries = [];
        int count = (int)ReadNumber(content, ref at, SessionMemory.MaxEntries, "entries");
        int left = SessionMemory.MaxNotes;
        while (entries.Count < count)
        {
            entries.Add(ReadEntry(content, ref at, left));
            left -= entries[^1].Notes.Count;
        }

        if (at != content.Length)
            throw Damaged(at, "more follows than there should be");
        uint checksum = ChecksumOf(content);
        for (int i = 0; i < ChecksumBytes; i++)
            if (bytes[content.Length + i] != (byte)(checksum >> (8 * i)))
                throw Damaged(content.Length + i, "the checksum differs: a byte before was changed");
        return entries;
    }

    private static SavedEntry ReadEntry(ReadOnlySpan<byte> bytes, ref int at, int mostNotes)
    {
        var kind = (MemoryKind)ReadByte(bytes, ref at, 0, 1, "kind");
        int numerator = ReadByte(bytes, ref at, 1, 255, "meter");
        int denominator = ReadByte(bytes, ref at, 1, 32, "meter");
        if (!int.IsPow2(denominator))
            throw Damaged(at - 1, FormattableString.Invariant($"there is no meter {numerator}/{denominator}"));
        int key = ReadByte(bytes, ref at, 0, 23, "key");
        int mark = (int)Unfolded(ReadNumber(bytes, ref at, 2 * MostMark, "mark"));
        var notes = new Note[ReadNumber(bytes, ref at, Math.Min(mostNotes, SessionMemory.MaxNotesPerEntry), "notes")];
        long onset = 0;
        for (int i = 0; i < notes.Length; i++)
        {
            int from = at;
            onset += Unfolded(ReadNumber(bytes, ref at, 2 * MostTicks, "onset"));
            if (onset is < 0 or > MostTicks || (i > 0 && onset < notes[i - 1].Onset.Value))
                throw Damaged(from, "the notes are not in order");
            long duration = ReadNumber(bytes, ref at, MostTicks, "duration");
            if (duration == 0)
                throw Damaged(at - 1, "a note has no length");
            notes[i] = new(
                new(onset),
                new(duration),
                new((byte)ReadByte(bytes, ref at, 0, 127, "pitch")),
                new((byte)ReadByte(bytes, ref at, 1, 127, "velocity")));
        }

        return new(
            kind, new(numerator, denominator), new(key % 12, key >= 12), kind == MemoryKind.Phrase ? 0 : mark, notes);
    }

    private static void WriteNumber(List<byte> bytes, long number)
    {
        for (; number >= 0x80; number >>= 7)
            bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
    }

    private static long ReadNumber(ReadOnlySpan<byte> bytes, ref int at, long most, string what)
    {
        int from = at;
        long number = 0;
        for (int shift = 0; ; shift += 7)
        {
            int next = ReadByte(bytes, ref at, 0, 255, what);
            if (shift > 42)
                throw Damaged(from, $"a number is too long ({what})");
            number |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
                break;
        }

        return number <= most
            ? number
            : throw Damaged(from, FormattableString.Invariant($"{number} is too many ({what}, at most {most})"));
    }

    private static int ReadByte(ReadOnlySpan<byte> bytes, ref int at, int least, int most, string what)
    {
        if (at >= bytes.Length)
            throw Damaged(at, $"it ends too early ({what})");
        int value = bytes[at++];
        return value >= least && value <= most
            ? value
            : throw Damaged(at - 1, FormattableString.Invariant($"{what} {value} is not between {least} and {most}"));
    }

    private static long Folded(long number) => number >= 0 ? 2 * number : -2 * number - 1;

    private static long Unfolded(long number) => (number & 1) == 0 ? number / 2 : -(number + 1) / 2;

    /// <summary>FNV-1a.</summary>
    private static uint ChecksumOf(ReadOnlySpan<byte> bytes)
    {
        uint sum = 2166136261;
        foreach (byte value in bytes)
            sum = (sum ^ value) * 16777619;
        return sum;
    }

    private static FormatException Damaged(int at, string cause) =>
        new(FormattableString.Invariant($"the saved memory of the session is damaged at byte {at}: {cause}"));
}
