using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Listening;

/// <summary>
/// The phrase so far: what the player has struck since an answer last sounded, with the keys still down.
/// </summary>
/// <remarks>Owner: [pump]. Fixed size: when it is full, the older half is forgotten.</remarks>
internal sealed class SeedBuffer
{
    /// <summary>Notes that a phrase holds at most.</summary>
    public const int Capacity = 512;

    private const int NoId = -1;
    private readonly Note[] _notes = new Note[Capacity]; // ordered by arrival; of no duration while they sound
    private readonly int[] _keys = new int[Capacity]; // of each note: Key(channel, pitch)
    private readonly int[] _ids = new int[Capacity]; // of each note: the host's
    private readonly bool[] _isReleased = new bool[Capacity]; // of each note that sounds: only a pedal holds it
    private readonly bool[] _isCaught = new bool[Capacity]; // of each note: its key was down under the sostenuto pedal
    private Pedals _pedals;
    private int _count;
    private bool _isAnswered;

    /// <summary>Notes that sound, over all channels: their key is down, or a pedal holds them.</summary>
    public int KeysDown { get; private set; }

    /// <summary>Notes of the phrase, those of keys still down included.</summary>
    public int Count => _count;

    /// <summary>There are notes that no answer has answered.</summary>
    public bool HasPhrase => _count > 0 && !_isAnswered;

    /// <summary>When the notes begin and end.</summary>
    public PhraseTimes Times => PhraseTimes.Of(_notes.AsSpan(0, _count), LastRelease);

    /// <summary>When a note last ended.</summary>
    public Ticks LastRelease { get; private set; }

    /// <summary>The notes whose length is known, up to the first that still sounds; ordered by arrival.</summary>
    public ReadOnlySpan<Note> Complete
    {
        get
        {
            int end = 0;
            while (end < _count && _notes[end].Duration > Ticks.Zero)
                end++;
            return _notes.AsSpan(0, end);
        }
    }

    /// <summary>
    /// A key goes down. Where it is down already, both notes go on, as the importer of MIDI files reads them; but with
    /// ids the earlier note ends here. So does one that a pedal holds.
    /// </summary>
    /// <param name="noteId">The host's id of the note; -1 for none.</param>
    public void NoteOn(Ticks at, int channel, Pitch pitch, Velocity velocity, int noteId = NoId)
    {
        int key = Key(channel, pitch);
        for (int i = 0; i < _count; i++)
        {
            if (Sounds(i) && _keys[i] == key && (_isReleased[i] || noteId != NoId || _ids[i] != NoId))
                End(i, at);
        }
        if (_isAnswered)
            ForgetAnswered();
        if (_count == Capacity)
            ForgetOlderHalf();
        _keys[_count] = key;
        _ids[_count] = noteId;
        _isReleased[_count] = _isCaught[_count] = false;
        _notes[_count++] = new Note(at, Ticks.Zero, pitch, velocity);
        KeysDown++;
    }

    /// <summary>
    /// The key of a note goes up, the oldest of its key. It ends, unless a pedal holds it. False when none ends: the
    /// note-off is that of a note that has ended since the key was struck again, say.
    /// </summary>
    public bool NoteOff(Ticks at, int channel, Pitch pitch, int noteId = NoId)
    {
        int key = Key(channel, pitch);
        for (int i = 0; i < _count; i++)
        {
            bool isMeant = noteId == NoId || _ids[i] == NoId || noteId == _ids[i];
            if (IsKeyDown(i) && _keys[i] == key && isMeant)
                return Release(i, at);
        }
        return false;
    }

    /// <summary>The keys of a channel go up; false when no note ends with them.</summary>
    public bool AllNotesOff(Ticks at, int channel)
    {
        bool ended = false;
        for (int i = 0; i < _count; i++)
        {
            if (IsKeyDown(i) && ChannelOf(_keys[i]) == channel)
                ended |= Release(i, at);
        }
        return ended;
    }

    /// <summary>
    /// A pedal of a channel. Up, it ends the notes that it alone has held; false when no note ends.
    /// </summary>
    public bool Press(Pedal pedal, Ticks at, int channel, bool isDown)
    {
        bool isMoved = _pedals.Press(pedal, channel, isDown);
        int before = KeysDown;
        for (int i = 0; i < _count && isMoved; i++)
        {
            if (!Sounds(i) || ChannelOf(_keys[i]) != channel)
                continue;
            if (pedal == Pedal.Sostenuto)
                _isCaught[i] = isDown && IsKeyDown(i);
            if (_isReleased[i] && !_pedals.Holds(channel, _isCaught[i]))
                End(i, at);
        }
        return KeysDown < before;
    }

    /// <summary>All pedals count as up until they go down again.</summary>
    public void LiftPedals() => _pedals = default;

    /// <summary>
    /// Writes the whole phrase, ordered by arrival; keys that are down count
    /// as released at a position. Returns how many notes.
    /// </summary>
    public int CopyTo(Span<Note> notes, Ticks releasedAt)
    {
        for (int i = 0; i < _count; i++)
            notes[i] = NoteAt(i, releasedAt);
        return _count;
    }

    /// <summary>A note of the phrase, by arrival; a key that is down counts as released at a position.</summary>
    public Note NoteAt(int index, Ticks releasedAt)
    {
        Note note = _notes[index];
        return note.Duration > Ticks.Zero
            ? note
            : note with { Duration = new Ticks(Math.Max(1, (releasedAt - note.Onset).Value)) };
    }

    /// <summary>The channel of a note of the phrase, 0..15.</summary>
    public int ChannelAt(int index) => ChannelOf(_keys[index]);

    /// <summary>
    /// The phrase has been answered: the next key that goes down begins another. Until then it can be asked for again.
    /// </summary>
    public void Retire() => _isAnswered = _count > 0;

    /// <summary>The answered phrase was not over: the next key belongs to it, too.</summary>
    public void GoOn() => _isAnswered = false;

    /// <summary>Moves the phrase in time.</summary>
    public void Shift(Ticks by)
    {
        for (int i = 0; i < _count; i++)
            _notes[i] = _notes[i] with { Onset = _notes[i].Onset + by };
        LastRelease += by;
    }

    /// <summary>Forgets the phrase and every key that is down.</summary>
    public void Clear()
    {
        _count = 0;
        _isAnswered = false;
        KeysDown = 0;
    }

    private static int Key(int channel, Pitch pitch) => (channel & 15) * 128 + (pitch.Number & 127);

    private static int ChannelOf(int key) => key / 128;

    private bool Sounds(int note) => _notes[note].Duration == Ticks.Zero;

    private bool IsKeyDown(int note) => Sounds(note) && !_isReleased[note];

    private bool Release(int index, Ticks at)
    {
        bool isHeld = _pedals.Holds(ChannelOf(_keys[index]), _isCaught[index]) && !IsStruckAgain(index);
        _isReleased[index] = isHeld;
        if (!isHeld)
            End(index, at);
        return !isHeld;
    }

    /// <summary>A younger note of the same key sounds: no pedal can hold this one.</summary>
    private bool IsStruckAgain(int index)
    {
        for (int i = index + 1; i < _count; i++)
        {
            if (_keys[i] == _keys[index])
                return true;
        }
        return false;
    }

    private void End(int index, Ticks at)
    {
        Note note = _notes[index];
        _notes[index] = note with { Duration = new Ticks(Math.Max(1, (at - note.Onset).Value)) };
        KeysDown--;
        LastRelease = at;
    }

    /// <summary>
    /// Keeps the notes of keys that are down: they belong to what comes. Those that only a pedal holds do not.
    /// </summary>
    private void ForgetAnswered()
    {
        _isAnswered = false;
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (IsKeyDown(i))
                Move(i, kept++);
        }
        _count = KeysDown = kept;
    }

    private void ForgetOlderHalf()
    {
        const int Forgotten = Capacity / 2;
        for (int i = 0; i < Forgotten; i++)
        {
            if (Sounds(i))
                KeysDown--;
        }
        for (int i = Forgotten; i < Capacity; i++)
            Move(i, i - Forgotten);
        _count = Capacity - Forgotten;
    }

    private void Move(int from, int to)
    {
        _notes[to] = _notes[from];
        _keys[to] = _keys[from];
        _ids[to] = _ids[from];
        _isReleased[to] = _isReleased[from];
        _isCaught[to] = _isCaught[from];
    }
}
