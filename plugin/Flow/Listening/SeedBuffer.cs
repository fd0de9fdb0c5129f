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

    private const int Released = -1;
    private const int NoId = -1;
    private readonly Note[] _notes = new Note[Capacity];
    private readonly int[] _openNoteOfKey = new int[16 * 128];
    private readonly int[] _idOfKey = new int[16 * 128];
    private int _count;
    private bool _isAnswered;

    public SeedBuffer() => Array.Fill(_openNoteOfKey, Released);

    /// <summary>Keys that are down, over all channels.</summary>
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

    /// <summary>A key goes down. Struck again before it was released, its earlier note ends here.</summary>
    /// <param name="noteId">The host's id of the note; -1 for none.</param>
    public void NoteOn(Ticks at, int channel, Pitch pitch, Velocity velocity, int noteId = NoId)
    {
        NoteOff(at, channel, pitch);
        if (_isAnswered)
            ForgetAnswered();
        _idOfKey[Key(channel, pitch)] = noteId;
        if (_count == Capacity)
            ForgetOlderHalf();
        _openNoteOfKey[Key(channel, pitch)] = _count;
        _notes[_count++] = new Note(at, Ticks.Zero, pitch, velocity);
        KeysDown++;
    }

    /// <summary>
    /// A key goes up; false when it was not down, or when the note that goes up is one that it has struck since.
    /// </summary>
    public bool NoteOff(Ticks at, int channel, Pitch pitch, int noteId = NoId)
    {
        ref int open = ref _openNoteOfKey[Key(channel, pitch)];
        int openId = _idOfKey[Key(channel, pitch)];
        if (open == Released || (noteId != NoId && openId != NoId && noteId != openId))
            return false;
        Note note = _notes[open];
        _notes[open] = note with { Duration = new Ticks(Math.Max(1, (at - note.Onset).Value)) };
        open = Released;
        KeysDown--;
        LastRelease = at;
        return true;
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
        Array.Fill(_openNoteOfKey, Released);
    }

    private static int Key(int channel, Pitch pitch) => (channel & 15) * 128 + (pitch.Number & 127);

    /// <summary>Keeps the notes of keys that are down: they belong to what comes.</summary>
    private void ForgetAnswered()
    {
        _isAnswered = false;
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_notes[i].Duration > Ticks.Zero)
                continue;
            for (int key = 0; key < _openNoteOfKey.Length; key++)
            {
                if (_openNoteOfKey[key] == i)
                    _openNoteOfKey[key] = kept;
            }
            _notes[kept++] = _notes[i];
        }
        _count = kept;
    }

    private void ForgetOlderHalf()
    {
        const int Forgotten = Capacity / 2;
        for (int key = 0; key < _openNoteOfKey.Length; key++)
        {
            int open = _openNoteOfKey[key];
            if (open == Released)
                continue;
            _openNoteOfKey[key] = open < Forgotten ? Released : open - Forgotten;
            if (open < Forgotten)
                KeysDown--;
        }
        Array.Copy(_notes, Forgotten, _notes, 0, Capacity - Forgotten);
        _count = Capacity - Forgotten;
    }
}
