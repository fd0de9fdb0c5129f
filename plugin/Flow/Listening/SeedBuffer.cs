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
    private readonly Note[] _notes = new Note[Capacity]; // ordered by arrival; of no duration while the key is down
    private readonly int[] _keys = new int[Capacity]; // of each note: Key(channel, pitch)
    private readonly int[] _ids = new int[Capacity]; // of each note: the host's
    private int _count;
    private bool _isAnswered;

    /// <summary>Notes whose key is down, over all channels.</summary>
    public int KeysDown { get; private set; }

    /// <summary>Notes of the phrase, those of keys still down included.</summary>
    public int Count => _count;

    /// <summary>There are notes that no answer has answered.</summary>
    public bool HasPhrase => _count > 0 && !_isAnswered;

    /// <summary>The first note's onset; zero when there is none.</summary>
    public Ticks Start => _count > 0 ? _notes[0].Onset : Ticks.Zero;

    /// <summary>When a key last went up.</summary>
    public Ticks LastRelease { get; private set; }

    /// <summary>The notes whose length is known, up to the first whose key is still down; ordered by arrival.</summary>
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
    /// ids the earlier note ends here.
    /// </summary>
    /// <param name="noteId">The host's id of the note; -1 for none.</param>
    public void NoteOn(Ticks at, int channel, Pitch pitch, Velocity velocity, int noteId = NoId)
    {
        int key = Key(channel, pitch);
        for (int i = 0; i < _count; i++)
        {
            if (IsDown(i) && _keys[i] == key && (noteId != NoId || _ids[i] != NoId))
                End(i, at);
        }
        if (_isAnswered)
            ForgetAnswered();
        if (_count == Capacity)
            ForgetOlderHalf();
        _keys[_count] = key;
        _ids[_count] = noteId;
        _notes[_count++] = new Note(at, Ticks.Zero, pitch, velocity);
        KeysDown++;
    }

    /// <summary>
    /// A note of the key ends, the oldest; false when there is none, or when the note that goes up is one that the key
    /// has struck since.
    /// </summary>
    public bool NoteOff(Ticks at, int channel, Pitch pitch, int noteId = NoId)
    {
        int key = Key(channel, pitch);
        for (int i = 0; i < _count; i++)
        {
            bool isMeant = noteId == NoId || _ids[i] == NoId || noteId == _ids[i];
            if (!IsDown(i) || _keys[i] != key || !isMeant)
                continue;
            End(i, at);
            return true;
        }
        return false;
    }

    /// <summary>The keys of a channel go up; false when none was down.</summary>
    public bool AllNotesOff(Ticks at, int channel)
    {
        int before = KeysDown;
        for (int i = 0; i < _count; i++)
        {
            if (IsDown(i) && ChannelOf(_keys[i]) == channel)
                End(i, at);
        }
        return KeysDown < before;
    }

    /// <summary>
    /// Writes the whole phrase, ordered by arrival; keys that are down count
    /// as released at a position. Returns how many notes.
    /// </summary>
    public int CopyTo(Span<Note> notes, Ticks releasedAt)
    {
        for (int i = 0; i < _count; i++)
        {
            Note note = _notes[i];
            notes[i] = note.Duration > Ticks.Zero
                ? note
                : note with { Duration = new Ticks(Math.Max(1, (releasedAt - note.Onset).Value)) };
        }
        return _count;
    }

    /// <summary>
    /// The phrase has been answered: the next key that goes down begins another. Until then it can be asked for again.
    /// </summary>
    public void Retire() => _isAnswered = _count > 0;

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

    private bool IsDown(int note) => _notes[note].Duration == Ticks.Zero;

    private void End(int index, Ticks at)
    {
        Note note = _notes[index];
        _notes[index] = note with { Duration = new Ticks(Math.Max(1, (at - note.Onset).Value)) };
        KeysDown--;
        LastRelease = at;
    }

    /// <summary>Keeps the notes of keys that are down: they belong to what comes.</summary>
    private void ForgetAnswered()
    {
        _isAnswered = false;
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (IsDown(i))
                Move(i, kept++);
        }
        _count = kept;
    }

    private void ForgetOlderHalf()
    {
        const int Forgotten = Capacity / 2;
        for (int i = 0; i < Forgotten; i++)
        {
            if (IsDown(i))
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
    }
}
