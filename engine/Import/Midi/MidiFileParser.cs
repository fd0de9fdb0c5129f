using System.Buffers.Binary;
using Continuo.Engine.Import.Common;

namespace Continuo.Engine.Import.Midi;

/// <summary>
/// From bytes to chunks (Standard MIDI Files 1.0, "Chunks" and "Header Chunks"): finds the header, also inside a RIFF
/// wrapper (RMID), skips alien chunks, and finds its way back when a chunk's length is wrong.
/// </summary>
internal sealed class MidiFileParser
{
    private const int ChunkHeaderLength = 8;
    private const int HeaderDataLength = 6;
    private const int FarthestHeader = 1024; // a MacBinary header takes 128 bytes, mail leftovers some more

    private readonly byte[] _bytes;
    private readonly RepairLog _log;
    private int _end;

    private MidiFileParser(byte[] bytes, RepairLog log)
    {
        _bytes = bytes;
        _log = log;
        _end = bytes.Length;
    }

    /// <exception cref="ScoreReadException">No header, no track, or a flaw that cannot or may not be
    /// repaired.</exception>
    public static MidiFile Parse(byte[] bytes, RepairLog log) => new MidiFileParser(bytes, log).Parse();

    /// <summary>Whether the file begins like one.</summary>
    public static bool Recognises(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("MThd"u8)
        || (bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes.Slice(8, 4).SequenceEqual("RMID"u8));

    private MidiFile Parse()
    {
        int position = FindHeader();
        uint length = ReadUInt32(position + 4);
        int data = position + ChunkHeaderLength;
        if (length < HeaderDataLength || data + HeaderDataLength > _end)
            throw _log.Refusal("the header is cut off", position);
        int format = ReadUInt16(data);
        int announced = ReadUInt16(data + 2);
        MidiDivision division = ReadDivision(data + 4);
        if (length > _end - data)
        {
            _log.Add("the header's length is wrong; taken as 6", position + 4);
            length = HeaderDataLength;
        }
        List<MidiTrack> tracks = ReadTracks(data + (int)length);
        if (tracks.Count == 0)
            throw _log.Refusal("no track", data + (int)length);
        if (tracks.Count != announced)
            _log.Add("the header counts other tracks than there are; all are read", data + 2);
        return new MidiFile(MendFormat(format, tracks.Count, data), division, tracks, _bytes);
    }

    private int FindHeader()
    {
        int start = 0;
        if (_bytes.AsSpan().StartsWith("RIFF"u8) && Recognises(_bytes))
            start = FindRiffData();
        int found = _bytes.AsSpan(start, Math.Min(_end - start, FarthestHeader)).IndexOf("MThd"u8);
        if (found < 0)
            throw _log.Refusal("no Standard MIDI File: the header MThd is missing", start);
        if (found > 0)
            _log.Add("bytes stand before the header; skipped", start);
        if (start + found + ChunkHeaderLength > _end)
            throw _log.Refusal("the header is cut off", start + found);
        return start + found;
    }

    /// <summary>
    /// RIFF's chunks have little-endian lengths and are padded to an even one; the file is in "data".
    /// </summary>
    private int FindRiffData()
    {
        long position = 12;
        while (position + ChunkHeaderLength <= _end)
        {
            ReadOnlySpan<byte> chunk = _bytes.AsSpan((int)position);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            position += ChunkHeaderLength;
            if (chunk.StartsWith("data"u8))
            {
                if (length > _end - position)
                    _log.Add("the RIFF chunk is longer than the file; taken to its end", position - 4);
                else
                    _end = (int)(position + length);
                return (int)position;
            }
            position += length + (length & 1);
        }
        throw _log.Refusal("a RIFF file without MIDI data", 12);
    }

    private MidiDivision ReadDivision(int position)
    {
        int division = (short)ReadUInt16(position);
        if (division > 0)
            return new MidiDivision(division, 0);
        int perFrame = division & 0xFF;
        double frames = (sbyte)(division >> 8) switch
        {
            -24 => 24,
            -25 => 25,
            -29 => 30_000 / 1001.0, // drop frame
            -30 => 30,
            _ => throw _log.Refusal("the division is neither ticks a quarter note nor a frame rate", position),
        };
        return perFrame == 0
            ? throw _log.Refusal("the division has no ticks in a frame", position)
            : new MidiDivision(0, frames * perFrame);
    }

    private int MendFormat(int format, int tracks, int position)
    {
        if (format > 2)
            _log.Add("an unknown format; read as format 1", position);
        else if (format == 0 && tracks > 1)
            _log.Add("format 0 with several tracks; read as format 1", position);
        else
            return format;
        return 1;
    }

    private List<MidiTrack> ReadTracks(int position)
    {
        var tracks = new List<MidiTrack>();
        var parser = new MidiTrackParser(_bytes, _log);
        while (position < _end)
        {
            if (IsAt(position, "MTrk"u8) && position + ChunkHeaderLength <= _end)
                position = ReadTrack(position, parser, tracks);
            else if (IsChunk(position))
                // alien: to be skipped, says the standard.
                position += ChunkHeaderLength + (int)ReadUInt32(position + 4);
            else
                position = FindNextTrack(position);
        }
        return tracks;
    }

    private int ReadTrack(int position, MidiTrackParser parser, List<MidiTrack> tracks)
    {
        int start = position + ChunkHeaderLength;
        long declared = start + (long)ReadUInt32(position + 4);
        bool isPlausible = declared == _end || (declared < _end && IsChunk((int)declared));
        tracks.Add(parser.Parse(start, isPlausible ? (int)declared : _end, stopsAtChunk: !isPlausible));

        int reached = parser.Position;
        if (reached == declared)
            return reached;
        if (!isPlausible || IsAt(reached, "MTrk"u8))
        {
            _log.Add("a track's length is wrong; read to its end-of-track", position + 4);
            return reached;
        }
        _log.Add("bytes stand behind a track's end; skipped", reached);
        return (int)declared;
    }

    private int FindNextTrack(int position)
    {
        _log.Add("bytes stand between the tracks or behind them; skipped", position);
        int found = _bytes.AsSpan(position, _end - position).IndexOf("MTrk"u8);
        return found < 0 || position + found + ChunkHeaderLength > _end ? _end : position + found;
    }

    /// <summary>A track, or a chunk of four printable letters whose length stays within the file.</summary>
    private bool IsChunk(int position)
    {
        if (position + ChunkHeaderLength > _end)
            return false;
        if (IsAt(position, "MTrk"u8))
            return true;
        foreach (byte letter in _bytes.AsSpan(position, 4))
        {
            if (letter is < 0x20 or > 0x7E)
                return false;
        }
        return ReadUInt32(position + 4) <= _end - position - ChunkHeaderLength;
    }

    private bool IsAt(int position, ReadOnlySpan<byte> letters) =>
        _bytes.AsSpan(position, _end - position).StartsWith(letters);

    private int ReadUInt16(int position) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(position));

    private uint ReadUInt32(int position) => BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(position));
}
