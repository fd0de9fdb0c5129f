using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation;

/// <summary>
/// The phrase so far in the model's memory, so that an answer starts at once. Notes that come late, as the lower ones
/// of a rolled chord do, are put in their place: the memory goes back to one of its last snapshots. What it holds
/// depends on the phrase, its bars and the key given alone, not on how they came. Allocates nothing after it is made. [engine]
/// </summary>
internal sealed class HeardPhrase
{
    /// <summary>Longer phrases are heard from a later note on, at least half of this before the end.</summary>
    public const int MaxNotes = 1024;

    private const int SnapshotCount = 16;

    private readonly IMusicModel _model;
    private readonly bool _isKeyNormalised;
    private readonly Token[] _tokens;
    private readonly Note[] _notes = new Note[MaxNotes];
    private readonly Memory _now;
    private readonly Memory[] _snapshots = new Memory[SnapshotCount];
    private BarGrid _bars = new(Ticks.Zero, Meter.Common);
    private Key? _key;

    public HeardPhrase(IMusicModel model, ITokenizer tokenizer)
    {
        _model = model;
        _isKeyNormalised = tokenizer.IsKeyNormalised;
        _now = new(model, tokenizer);
        for (int i = 0; i < SnapshotCount; i++)
            _snapshots[i] = new(model, tokenizer);
        _tokens = new Token[_now.Encoder.MaxTokensPerCall];
        Reset();
    }

    /// <summary>Semitones by which the phrase was heard higher than it was played: to the key that the model knows.</summary>
    public int Transposition { get; private set; }

    /// <summary>Where its bars begin.</summary>
    public BarGrid Bars => _bars;

    /// <summary>The notes heard, as they were played.</summary>
    public ReadOnlySpan<Note> Notes => _notes.AsSpan(0, _now.NoteCount);

    /// <summary>The key that was given, else the one that its notes are in.</summary>
    public Key Key => _key ?? KeyFinder.Find(Notes);

    /// <summary>Where the phrase ends, as symbols.</summary>
    public INoteEncoder Encoder => _now.Encoder;

    public IModelState State => _now.State;

    /// <summary>The phrase's last symbols.</summary>
    public SymbolTrail Trail => _now.Trail;

    /// <summary>What the model expects next; meaningless before the first note.</summary>
    public ReadOnlySpan<float> Logits => _now.Logits;

    /// <summary>An empty phrase in the same bars.</summary>
    public void Reset()
    {
        _key = null;
        Forget(_bars, 0);
    }

    /// <summary>Takes in what is new; where that changes the key, the phrase anew.</summary>
    /// <param name="phrase">The whole phrase.</param>
    /// <param name="bars">Where its bars begin.</param>
    /// <param name="key">The key it is in; null = found from its notes.</param>
    public void Listen(ReadOnlySpan<Note> phrase, BarGrid bars, Key? key = null)
    {
        _key = key;
        ReadOnlySpan<Note> notes = phrase[ForgottenOf(phrase.Length)..];
        int transposition = _isKeyNormalised ? (key ?? KeyFinder.Find(notes)).SemitonesToNatural : 0;
        if (bars != _bars || transposition != Transposition)
            Forget(bars, transposition);

        int known = _notes.AsSpan(0, _now.NoteCount).CommonPrefixLength(notes);
        GoBackTo(known);
        foreach (ref readonly Note note in notes[_now.NoteCount..])
            Take(note);
    }

    private void Take(in Note note)
    {
        int count = _now.Encoder.Append(note with { Pitch = note.Pitch.Transposed(Transposition) }, _tokens);
        for (int i = 0; i < count; i++)
        {
            _model.Step(_now.State, _tokens[i], i == count - 1 ? _now.Logits : default);
            _now.Trail.Add(_tokens[i]);
        }

        _notes[_now.NoteCount++] = note;
        _snapshots[_now.NoteCount % SnapshotCount].CopyFrom(_now);
    }

    /// <summary>
    /// Goes to the latest snapshot with at most so many notes. Those of a past that was left hold more notes than are
    /// heard now, and are written over before as many are heard again.
    /// </summary>
    private void GoBackTo(int noteCount)
    {
        if (_now.NoteCount <= noteCount)
            return;

        Memory? latest = null;
        foreach (Memory snapshot in _snapshots)
            if (snapshot.NoteCount <= noteCount && snapshot.NoteCount > (latest?.NoteCount ?? 0))
                latest = snapshot;

        if (latest is null)
            Forget(_bars, Transposition);
        else
            _now.CopyFrom(latest);
    }

    private void Forget(BarGrid bars, int transposition)
    {
        _bars = bars;
        Transposition = transposition;
        _now.NoteCount = 0;
        _now.State.Reset();
        _now.Encoder.Reset(bars);
        _now.Trail.Clear();
    }

    // In steps of half the room, so that a long phrase is heard anew once in so many notes, not at each.
    private static int ForgottenOf(int count) =>
        count <= MaxNotes ? 0 : (count - MaxNotes + MaxNotes / 2 - 1) / (MaxNotes / 2) * (MaxNotes / 2);

    /// <summary>The model's and the encoder's memory after so many notes; none = unused.</summary>
    private sealed class Memory(IMusicModel model, ITokenizer tokenizer)
    {
        public int NoteCount;
        public readonly IModelState State = model.CreateState();
        public readonly INoteEncoder Encoder = tokenizer.CreateEncoder();
        public readonly SymbolTrail Trail = new();
        public readonly float[] Logits = new float[model.VocabularySize];

        public void CopyFrom(Memory other)
        {
            NoteCount = other.NoteCount;
            State.CopyFrom(other.State);
            Encoder.CopyFrom(other.Encoder);
            Trail.CopyFrom(other.Trail);
            other.Logits.CopyTo(Logits, 0);
        }
    }
}
