using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>
/// What was played in this session: the player's phrases, and the answers that were marked good or bad. Kept as notes,
/// so that it outlives a change of preset and can be saved; counted in the loaded encoding's symbols, so that it
/// changes what the model expects at once. When it is full the oldest goes that was not marked good.
/// </summary>
/// <remarks>
/// [engine], but for <see cref="Snapshot"/>, which is for [any] thread. Allocates when made and in
/// <see cref="Prepare"/>; remembering, marking and undoing allocate nothing and cost some microseconds for each note.
/// </remarks>
public sealed partial class SessionMemory
{
    /// <summary>Phrases and answers at most.</summary>
    public const int MaxEntries = 256;

    /// <summary>Of longer ones the end is remembered.</summary>
    public const int MaxNotesPerEntry = 512;

    /// <summary>Notes of all together at most.</summary>
    public const int MaxNotes = 1 << 14;

    private const int MaxSymbolsPerEntry = SymbolMemory.MaxSymbols / 4;
    private const int None = -1;

    private readonly Lock _gate = new(); // around entries and notes, for Snapshot
    private readonly MemoryEntry[] _entries = new MemoryEntry[MaxEntries];
    private readonly Note[] _notes = new Note[MaxNotes];
    private readonly Note[] _incoming = new Note[MaxNotesPerEntry];
    private int _entryCount;
    private int _noteCount;
    private long _nextSerial;
    private ITokenizer? _tokenizer;
    private SymbolMemory? _symbols;
    private INoteEncoder? _encoder;
    private Token[] _written = [];
    private readonly SymbolTrail _trail = new();

    /// <summary>Phrases that are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>Answers that were marked and still count.</summary>
    public int MarkedCount { get; private set; }

    /// <summary>Notes that are remembered.</summary>
    public int NoteCount => _noteCount;

    /// <summary>
    /// Counts what is remembered in the symbols of an encoding, unless it does so already. Allocates.
    /// </summary>
    public void Prepare(ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        if (ReferenceEquals(tokenizer, _tokenizer))
            return;
        _tokenizer = tokenizer;
        _encoder = tokenizer.CreateEncoder();
        _written = new Token[MaxSymbolsPerEntry + _encoder.MaxTokensPerCall];
        if (_symbols?.VocabularySize == tokenizer.Vocabulary.Size)
            _symbols.Clear();
        else
            _symbols = new(tokenizer.Vocabulary.Size);
        CountAll();
    }

    /// <summary>
    /// Changes what the model expects next; to the bit nothing where there is nothing to change. Allocates nothing.
    /// </summary>
    /// <param name="logits">The model's, masked.</param>
    /// <param name="trail">The symbols before.</param>
    /// <param name="imitate">0..1.</param>
    public void Apply(Span<float> logits, SymbolTrail trail, float imitate)
    {
        if (_symbols is not null && _symbols.VocabularySize == logits.Length)
            _symbols.Apply(logits, trail, imitate);
    }

    /// <summary>
    /// Remembers what the player played. Where it only goes on from the
    /// phrase remembered last, it takes that one's place.
    /// </summary>
    /// <param name="phrase">Ordered by onset, then pitch. Without notes nothing happens.</param>
    /// <param name="bars">Where its bars begin.</param>
    /// <param name="key">Its key; null = found from its notes.</param>
    public void Remember(ReadOnlySpan<Note> phrase, BarGrid bars, Key? key = null)
    {
        if (!TryTakeIn(ref phrase, bars, out Ticks origin))
            return;
        int last = NewestPhrase();
        bool goesOn = last != None && _entries[last].Origin == origin && phrase.StartsWith(NotesOf(_entries[last]));
        if (goesOn)
            RemoveAt(last);
        Append(new(MemoryKind.Phrase, bars.Meter, key ?? KeyFinder.Find(phrase), Mark: 0) { Origin = origin }, phrase);
    }

    /// <summary>Forgets the phrase remembered last.</summary>
    /// <returns>False when there is none.</returns>
    public bool ForgetLast()
    {
        int last = NewestPhrase();
        if (last != None)
            RemoveAt(last);
        return last != None;
    }

    /// <summary>Forgets all phrases and all feedback.</summary>
    public void ForgetAll()
    {
        lock (_gate)
        {
            _entryCount = _noteCount = 0;
            _newer = null;
        }

        Count = MarkedCount = 0;
        _undoCount = 0;
        _lastAnswer = None;
        _reserved = 0;
        _symbols?.Clear();
    }

    /// <summary>The notes as they are stored: the last of them, their bars at zero, none without length.</summary>
    private bool TryTakeIn(ref ReadOnlySpan<Note> notes, BarGrid bars, out Ticks origin)
    {
        origin = default;
        if (bars.Meter.Numerator < 1 || bars.Meter.Denominator < 1)
            return false;
        if (notes.Length > MaxNotesPerEntry)
            notes = notes[^MaxNotesPerEntry..];
        int count = 0;
        foreach (ref readonly Note note in notes)
        {
            if (count == 0)
                origin = bars.BarStart(note.Onset);
            Note moved = note with { Onset = note.Onset - origin };
            bool isInOrder = moved.Onset >= (count > 0 ? _incoming[count - 1].Onset : Ticks.Zero);
            if (isInOrder
                && moved.Duration > Ticks.Zero
                && note.Pitch.Number < 128
                && note.Velocity.Value is > 0 and < 128)
                _incoming[count++] = moved;
        }

        notes = _incoming.AsSpan(0, count);
        return count > 0;
    }

    private void Append(MemoryEntry entry, ReadOnlySpan<Note> notes)
    {
        while (_entryCount == MaxEntries || _noteCount + notes.Length > MaxNotes)
            RemoveAt(Oldest());
        lock (_gate)
        {
            notes.CopyTo(_notes.AsSpan(_noteCount));
            _entries[_entryCount++] = entry with { Start = _noteCount, Count = notes.Length, Serial = _nextSerial++ };
            _noteCount += notes.Length;
        }

        Count += entry.Kind == MemoryKind.Phrase ? 1 : 0;
        CountIn(_entryCount - 1, mayDrop: true);
    }

    private void RemoveAt(int index)
    {
        CountOut(index);
        MemoryEntry entry = _entries[index];
        Count -= entry.Kind == MemoryKind.Phrase ? 1 : 0;
        MarkedCount -= entry.Mark != 0 ? 1 : 0;
        lock (_gate)
        {
            _notes.AsSpan((entry.Start + entry.Count).._noteCount).CopyTo(_notes.AsSpan(entry.Start));
            _noteCount -= entry.Count;
            _entries.AsSpan((index + 1).._entryCount).CopyTo(_entries.AsSpan(index));
            _entryCount--;
            for (int i = index; i < _entryCount; i++)
                _entries[i] = _entries[i] with { Start = _entries[i].Start - entry.Count };
        }
    }

    private ReadOnlySpan<Note> NotesOf(in MemoryEntry entry) => _notes.AsSpan(entry.Start, entry.Count);

    private int NewestPhrase()
    {
        int index = _entryCount - 1;
        while (index >= 0 && _entries[index].Kind != MemoryKind.Phrase)
            index--;
        return index;
    }

    /// <summary>
    /// What goes first: the oldest that was not marked good, else the oldest;
    /// never the last answer, which may still be marked.
    /// </summary>
    private int Oldest()
    {
        int oldest = None;
        for (int i = 0; i < _entryCount; i++)
        {
            if (_entries[i].Serial == _lastAnswer)
                continue;
            if (_entries[i].Mark <= 0)
                return i;
            oldest = oldest == None ? i : oldest;
        }

        return oldest;
    }

    /// <summary>Everything again, the newest first, so that what does not fit is old.</summary>
    private void CountAll()
    {
        Reserve();
        for (int i = _entryCount - 1; i >= 0; i--)
        {
            _entries[i] = _entries[i] with { Symbols = 0 };
            CountIn(i, mayDrop: false);
        }
    }

    /// <summary>Counts an entry that counts for something, if there is room.</summary>
    private void CountIn(int index, bool mayDrop)
    {
        long serial = _entries[index].Serial;
        if (_symbols is null || _entries[index].Weight == default)
            return;
        ReadOnlySpan<Token> symbols = Encode(NotesOf(_entries[index]), _entries[index].Meter, _entries[index].Key);
        while (mayDrop
            && symbols.Length + _reserved > _symbols.Room
            && Oldest() is >= 0 and int oldest
            && _entries[oldest].Serial != serial)
        {
            RemoveAt(oldest);
            index = IndexOf(serial);
            symbols = Encode(NotesOf(_entries[index]), _entries[index].Meter, _entries[index].Key);
        }

        if (symbols.Length + _reserved > _symbols.Room)
            return;
        _symbols.Add(symbols, _entries[index].Weight);
        _entries[index] = _entries[index] with { Symbols = symbols.Length };
    }

    private void CountOut(int index)
    {
        ref MemoryEntry entry = ref _entries[index];
        if (entry.Symbols == 0)
            return;
        _symbols!.Remove(Encode(NotesOf(entry), entry.Meter, entry.Key), entry.Weight);
        entry = entry with { Symbols = 0 };
    }

    private int IndexOf(long serial)
    {
        int index = _entryCount - 1;
        while (index >= 0 && _entries[index].Serial != serial)
            index--;
        return index;
    }

    private ReadOnlySpan<Token> Encode(ReadOnlySpan<Note> notes, Meter meter, Key key)
    {
        int transposition = _tokenizer!.IsKeyNormalised ? key.SemitonesToNatural : 0;
        int count = 0;
        _encoder!.Reset(new(Ticks.Zero, meter));
        foreach (ref readonly Note note in notes)
        {
            if (count < MaxSymbolsPerEntry)
                count += _encoder.Append(
                    note with { Pitch = note.Pitch.Transposed(transposition) }, _written.AsSpan(count));
        }

        if (count < MaxSymbolsPerEntry)
            // An encoder may hold the last note back.
            count += _encoder.AdvanceTo(notes[^1].End, _written.AsSpan(count));
        return _written.AsSpan(0, count);
    }
}
