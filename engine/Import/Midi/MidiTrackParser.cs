using Continuo.Engine.Import.Common;

namespace Continuo.Engine.Import.Midi;

/// <summary>
/// From a track chunk's bytes to events (Standard MIDI Files 1.0, "Track Chunks"): delta times, running status, system
/// exclusive and meta events. Every call moves forward, so a file is read in time proportional to its length.
/// </summary>
internal sealed class MidiTrackParser(byte[] bytes, RepairLog log)
{
    /// <summary>More events than this in a file are refused, so that a small file cannot fill the memory.</summary>
    public const int MaximumEvents = 4_000_000;

    /// <summary>
    /// Positions beyond this are refused: at 480 ticks a quarter note and 120 a minute it is 26 days.
    /// </summary>
    public const long MaximumTick = 1L << 31;

    private const int CannotGoOn = -1;

    private List<MidiEvent> _events = [];
    private int _count;
    private int _position;
    private int _limit;
    private long _tick;
    private byte _status;
    private bool _isRunning;

    /// <summary>The first byte that was not read.</summary>
    public int Position => _position;

    /// <param name="start">First byte of the track's data.</param>
    /// <param name="limit">Where the data must end.</param>
    /// <param name="stopsAtChunk">The limit is a guess: stop where another track begins.</param>
    public MidiTrack Parse(int start, int limit, bool stopsAtChunk)
    {
        _events = [];
        _position = start;
        _limit = limit;
        _tick = 0;
        _status = 0;
        _isRunning = false;
        bool ended = false;
        while (!ended && _position < _limit && !(stopsAtChunk && bytes.AsSpan(_position).StartsWith("MTrk"u8)))
        {
            int delta = ReadVariableLength();
            if (delta == CannotGoOn)
            {
                GiveUp("a damaged delta time; the rest of the track is left out", stopsAtChunk);
                break;
            }
            _tick += delta;
            if (_tick > MaximumTick)
                throw log.Refusal("an event lies absurdly late", _position);
            if (_position >= _limit || !ReadEvent(out ended))
            {
                GiveUp("an event is cut off; the rest of the track is left out", stopsAtChunk);
                break;
            }
        }
        if (!ended)
            log.Add("a track without its end-of-track; ends with its last event", _position);
        return new MidiTrack(_events, _tick, _position);
    }

    private bool ReadEvent(out bool isEnd)
    {
        isEnd = false;
        if (_status == 0 && bytes[_position] < 0x80 && !SkipToStatus())
            return true;
        byte first = bytes[_position];
        if (first < 0x80)
            return ReadRunning();
        _position++;
        if (first < 0xF0)
        {
            _status = first;
            _isRunning = true;
            return ReadChannelMessage();
        }
        _isRunning = false; // cancelled by system exclusive and meta events
        return first switch
        {
            MidiEvent.Meta => ReadMeta(out isEnd),
            0xF0 or 0xF7 => ReadPayload(first, 0),
            _ => SkipStray(first),
        };
    }

    /// <returns>False at the track's end.</returns>
    private bool SkipToStatus()
    {
        log.Add("data without a status byte; skipped up to the next status", _position);
        while (_position < _limit && bytes[_position] < 0x80)
            _position++;
        return _position < _limit;
    }

    private bool ReadRunning()
    {
        if (!_isRunning)
            log.Add("running status goes on behind a meta event; accepted", _position);
        _isRunning = true;
        return ReadChannelMessage();
    }

    private bool ReadChannelMessage()
    {
        int start = _position;
        int length = _status >> 4 is 0xC or 0xD ? 1 : 2;
        if (start + length > _limit)
            return false;
        byte data1 = bytes[start];
        byte data2 = length == 2 ? bytes[start + 1] : (byte)0;
        if (data1 >= 0x80 || data2 >= 0x80)
        {
            log.Add("a message lacks a data byte; left out", start);
            _position = data1 >= 0x80 ? start : start + 1;
            return true;
        }
        _position = start + length;
        Add(new MidiEvent(_tick, _status, data1, data2, start, length));
        return true;
    }

    private bool ReadMeta(out bool isEnd)
    {
        isEnd = false;
        if (_position >= _limit)
            return false;
        byte type = bytes[_position++];
        isEnd = type == (byte)MidiMetaType.EndOfTrack;
        if (ReadPayload(MidiEvent.Meta, type, keep: !isEnd))
            return true;
        if (!isEnd)
            return false;
        _position = Math.Min(_position, _limit); // an end-of-track cut off is still one
        return true;
    }

    private bool ReadPayload(byte status, byte type, bool keep = true)
    {
        int length = ReadVariableLength();
        if (length == CannotGoOn || length > _limit - _position)
            return false;
        if (keep)
            Add(new MidiEvent(_tick, status, type, 0, _position, length));
        _position += length;
        return true;
    }

    /// <summary>System common and real-time messages have no place in a file.</summary>
    private bool SkipStray(byte status)
    {
        log.Add("a system message that no file may hold; skipped", _position - 1);
        _position = Math.Min(_limit, _position + status switch { 0xF1 or 0xF3 => 1, 0xF2 => 2, _ => 0 });
        return true;
    }

    private void Add(MidiEvent midiEvent)
    {
        if (++_count > MaximumEvents)
            throw log.Refusal(FormattableString.Invariant($"more than {MaximumEvents} events"), midiEvent.DataStart);
        _events.Add(midiEvent);
    }

    /// <summary>Leaves the position where the next chunk can be: at the limit, or at the next track's header.</summary>
    private void GiveUp(string what, bool stopsAtChunk)
    {
        log.Add(what, Math.Min(_position, _limit));
        int from = Math.Min(_position, _limit);
        int next = stopsAtChunk ? bytes.AsSpan(from, _limit - from).IndexOf("MTrk"u8) : -1;
        _position = next < 0 ? _limit : from + next;
    }

    /// <summary>
    /// Seven bits a byte, high ones first, at most four bytes; <see cref="CannotGoOn"/> when cut off or longer.
    /// </summary>
    private int ReadVariableLength()
    {
        int value = 0;
        for (int count = 0; count < 4 && _position < _limit; count++)
        {
            byte next = bytes[_position++];
            value = value << 7 | next & 0x7F;
            if (next < 0x80)
                return value;
        }
        return CannotGoOn;
    }
}
