using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation;

/// <summary>
/// The phrase so far in the model's memory, so that an answer starts at once. Notes that come late, as the lower ones
/// of a rolled chord do, are put in their place: the memory goes back to one of its last snapshots. What it holds
/// depends only on the phrase, its bars and the key given, not on how they came. Allocates nothing after it is made.
/// [engine]
/// </summary>
internal sealed class HeardPhrase
{
    /// <summary>Longer phrases are taken in from a later note on, at least half of this before the end.</summary>
    public const int MaxNotes = 1024;

    private const int SnapshotCount = 16;

    private readonly IMusicModel _model;
    private readonly bool _isKeyNormalised;
    private readonly Token[] _tokens;
    private readonly Note[] _notes = new Note[MaxNotes];
    private readonly IModelState _state;
    private readonly Place _now;
    private readonly Snapshot[] _snapshots = new Snapshot[SnapshotCount];
    private BarGrid _bars = new(Ticks.Zero, Meter.Common);
    private Key? _key;

    public HeardPhrase(IMusicModel model, ITokenizer tokenizer)
    {
        _model = model;
        _isKeyNormalised = tokenizer.IsKeyNormalised;
        _state = model.CreateState();
        _now = new(model, tokenizer);
        for (int i = 0; i < SnapshotCount; i++)
            _snapshots[i] = new(_state.CreateMark(), new(model, tokenizer));
        _tokens = new Token[_now.Encoder.MaxTokensPerCall];
        Reset();
    }

    /// <summary>
    /// Semitones by which the phrase was moved up from what was played: to the key that the model knows.
    /// </summary>
    public int Transposition { get; private set; }

    /// <summary>Where its bars begin.</summary>
    public BarGrid Bars => _bars;

    /// <summary>The notes taken in, as they were played.</summary>
    public ReadOnlySpan<Note> Notes => _notes.AsSpan(0, _now.NoteCount);

    /// <summary>The key that was given, else the one that its notes are in.</summary>
    public Key Key => _key ?? KeyFinder.Find(Notes);

    /// <summary>Where the phrase ends, as symbols.</summary>
    public INoteEncoder Encoder => _now.Encoder;

    public IModelState State => _state;

    /// <summary>The phrase's last symbols.</summary>
    public SymbolTrail Trail => _now.Trail;

    /// <summary>What the phrase repeats back to back.</summary>
    public LoopTrail Loops => _now.Loops;

    /// <summary>All of the phrase's symbols.</summary>
    public SymbolHistory History { get; } = new();

    /// <summary>Where the last symbol led to; meaningless before the first note.</summary>
    public SymbolClock Clock => _now.Clock;

    /// <summary>What the model expects next; meaningless before the first note.</summary>
    public ReadOnlySpan<float> Logits => _now.Logits;

    /// <summary>An empty phrase in the same bars.</summary>
    public void Reset()
    {
        _key = null;
        Forget(_bars, 0);
    }

    /// <summary>Takes in what is new; where that changes the key, the whole phrase again.</summary>
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
        if (_now.NoteCount == 0)
            _now.Clock.Reset(_bars.BarStart(note.Onset));
        int count = _now.Encoder.Append(note with { Pitch = note.Pitch.Transposed(Transposition) }, _tokens);
        for (int i = 0; i < count; i++)
        {
            _model.Step(_state, _tokens[i], i == count - 1 ? _now.Logits : default);
            _now.Trail.Add(_tokens[i]);
            _now.Loops.Add(_tokens[i]);
            History.Add(_tokens[i], _now.Clock.Take(_tokens[i]));
        }

        _now.SymbolCount = History.Count;
        _notes[_now.NoteCount++] = note;
        Snapshot snapshot = _snapshots[_now.NoteCount % SnapshotCount];
        snapshot.Mark.Set();
        snapshot.Place.CopyFrom(_now);
    }

    /// <summary>
    /// Goes to the latest snapshot with at most this number of notes. Snapshots of an abandoned past hold more notes
    /// than the phrase does now, and are overwritten before the phrase holds that number again.
    /// </summary>
    private void GoBackTo(int noteCount)
    {
        if (_now.NoteCount <= noteCount)
            return;

        Snapshot? latest = null;
        foreach (Snapshot snapshot in _snapshots)
            if (snapshot.Place.NoteCount <= noteCount && snapshot.Place.NoteCount > (latest?.Place.NoteCount ?? 0))
                latest = snapshot;

        if (latest is null)
        {
            Forget(_bars, Transposition);
            return;
        }
        latest.Mark.GoBack();
        _now.CopyFrom(latest.Place);
        History.GoBackTo(_now.SymbolCount);
    }

    private void Forget(BarGrid bars, int transposition)
    {
        _bars = bars;
        Transposition = transposition;
        _now.NoteCount = _now.SymbolCount = 0;
        History.GoBackTo(0);
        _state.Reset(bars.Meter.BarLength);
        _now.Encoder.Reset(bars);
        _now.Trail.Clear();
        _now.Loops.Clear();
    }

    // In steps of half the room, so that a long phrase is seldom taken in again from its start.
    private static int ForgottenOf(int count) =>
        count <= MaxNotes ? 0 : (count - MaxNotes + MaxNotes / 2 - 1) / (MaxNotes / 2) * (MaxNotes / 2);

    /// <summary>All but the model's state after a number of notes; none = unused.</summary>
    private sealed class Place(IMusicModel model, ITokenizer tokenizer)
    {
        public int NoteCount;
        public int SymbolCount;
        public readonly INoteEncoder Encoder = tokenizer.CreateEncoder();
        public readonly SymbolTrail Trail = new();
        public readonly LoopTrail Loops = new(tokenizer);
        public readonly SymbolClock Clock = new(tokenizer);
        public readonly float[] Logits = new float[model.VocabularySize];

        public void CopyFrom(Place other)
        {
            NoteCount = other.NoteCount;
            SymbolCount = other.SymbolCount;
            Encoder.CopyFrom(other.Encoder);
            Trail.CopyFrom(other.Trail);
            Loops.CopyFrom(other.Loops);
            Clock.CopyFrom(other.Clock);
            other.Logits.CopyTo(Logits, 0);
        }
    }

    private sealed record Snapshot(IStateMark Mark, Place Place);
}
