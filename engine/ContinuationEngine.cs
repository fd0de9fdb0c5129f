using Continuo.Engine.Continuation;
using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;
using Continuo.Engine.Sampling;

namespace Continuo.Engine;

/// <summary>
/// Hears a phrase and plays on. The same phrase, request, and sequence of segments and options give the same notes. The
/// engine starts no thread; <see cref="Load"/> allocates, nothing else does. A symbol costs a step of the model and
/// some microseconds of sampling; a note is three or four symbols.
/// </summary>
/// <remarks>Owner: [engine]. Not thread-safe. Without a loaded model it hears nothing and every answer is finished.</remarks>
public sealed class ContinuationEngine
{
    /// <summary>Notes that an answer starts together at most, so that no chord runs away.</summary>
    public const int MaxNotesPerOnset = 8;

    private readonly SamplerChain _sampler = Samplers.CreateChain();
    private IMusicModel? _model;
    private HeardPhrase? _phrase;
    private IModelState? _state;
    private INoteEncoder? _encoder;
    private INoteDecoder? _decoder;
    private readonly SymbolTrail _trail = new(); // the phrase's and the answer's last symbols
    private ITokenizer? _tokenizer;
    private SessionMemory? _memory;
    private float[] _logits = [];
    private Token[] _tokens = [];
    private SeededRandom _random;
    private ContinuationRequest _request;
    private int _transposition; // of the phrase that is answered
    private Key _key; // of the answer
    private Ticks _barLength;
    private Ticks _symbolsEnd; // notes that are drawn start before this
    private bool _isSpent; // nothing more is drawn
    private Note _last; // of the melody
    private readonly SoundingNotes _sounding = new();

    /// <summary>Counts how open each choice is, for measuring; null = nobody asks.</summary>
    public EntropyMeter? Entropy { get; set; }

    /// <summary>What was played before, which the answers imitate as far as the options say; null = nothing. Setting it allocates.</summary>
    public SessionMemory? Memory
    {
        get => _memory;
        set
        {
            _memory = value;
            if (_tokenizer is not null)
                _memory?.Prepare(_tokenizer);
        }
    }

    /// <summary>No answer is under way: none has begun, or it has reached its end.</summary>
    public bool IsFinished { get; private set; } = true;

    /// <summary>Takes a model in, forgets the phrase and the answer. Allocates.</summary>
    /// <exception cref="ArgumentException">The model's vocabulary is not the tokenizer's.</exception>
    public void Load(IMusicModel model, ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);
        if (model.VocabularySize != tokenizer.Vocabulary.Size)
            throw new ArgumentException(
                $"The model knows {model.VocabularySize} symbols, the encoding '{tokenizer.Id}' has {tokenizer.Vocabulary.Size}.", nameof(model));

        _model = model;
        _phrase = new(model, tokenizer);
        _state = model.CreateState();
        _encoder = tokenizer.CreateEncoder();
        _decoder = tokenizer.CreateDecoder();
        _logits = new float[model.VocabularySize];
        _tokens = new Token[_encoder.MaxTokensPerCall];
        var classes = new SymbolClass[model.VocabularySize];
        for (int id = 0; id < classes.Length; id++)
            classes[id] = tokenizer.ClassOf(new(id));
        _sampler.Prepare(classes);
        _tokenizer = tokenizer;
        _memory?.Prepare(tokenizer);
        IsFinished = true;
    }

    /// <summary>
    /// Hears the phrase so far. Only what is new costs time: a step of the model for each symbol. An answer under way is
    /// not affected.
    /// </summary>
    /// <param name="phrase">The whole phrase, ordered by onset, then pitch; notes whose end is known.</param>
    /// <param name="bars">Where its bars begin.</param>
    /// <param name="key">Its key, for encodings that know only one; null = found from its notes.</param>
    /// <exception cref="ArgumentException">Bars without length.</exception>
    public void Listen(ReadOnlySpan<Note> phrase, BarGrid bars, Key? key = null)
    {
        if (bars.Meter.Numerator < 1 || bars.Meter.Denominator < 1)
            throw new ArgumentException("A bar needs a length.", nameof(bars));
        _phrase?.Listen(phrase, bars, key);
    }

    /// <summary>Begins the answer to the phrase heard so far; one under way is dropped.</summary>
    public void Begin(in ContinuationRequest request)
    {
        _request = request;
        _random = new(request.RandomSeed, request.AnswerNumber);
        IsFinished = _phrase is null || request.Start >= request.End;
        _symbolsEnd = LandsAt(out Ticks landing) ? landing : request.End;
        if (IsFinished)
            return;
        Prime(_phrase!);
        Stop(request.Start > _decoder!.Position ? request.Start : _decoder.Position);
    }

    /// <summary>
    /// The answer's next note. Its symbols are drawn with the options of the call that draws them; where the position
    /// was drawn to lie at or beyond <paramref name="until"/>, the rest waits for a later call. Where the answer is to land, its last note
    /// comes with the segment that holds the landing.
    /// </summary>
    /// <param name="until">The segment's end: notes before it are wanted.</param>
    /// <param name="options">The knobs in force for this segment.</param>
    /// <param name="note">Onset in [start, end) and before <paramref name="until"/>; ends at the answer's end at the latest.</param>
    /// <returns>False when the segment, or the answer, holds no more notes.</returns>
    public bool TryNext(Ticks until, in EngineOptions options, out Note note)
    {
        if (IsFinished)
        {
            note = default;
            return false;
        }

        PitchRoom room = RoomOf(options);
        while (_decoder!.TryTake(out note))
            if (TryGive(ref note, room, options))
                return true;

        AnswerLimits limits = LimitsOf(options, room);
        AnswerLeanings leanings = LeaningsOf(options, room);
        while (!_isSpent && _decoder.Position < until)
        {
            _decoder.Mask(_logits, limits);
            _memory?.Apply(_logits, _trail, options.Imitate);
            if (!leanings.IsNone)
                _decoder.Lean(_logits, leanings, _sounding);
            if (!Sample(options, out Token token))
                break;
            bool isComplete = _decoder.Push(token, out note);
            _model!.Step(_state!, token, _logits);
            _trail.Add(token);
            Stop(_decoder.Position);
            for (; isComplete; isComplete = _decoder.TryTake(out note))
                if (TryGive(ref note, room, options))
                    return true;
        }

        return TryLand(until, options, out note);
    }

    /// <summary>
    /// Goes on from where another engine's answer is, as that one would; its phrase is not taken over. For looking ahead without touching what
    /// is played.
    /// </summary>
    /// <param name="other">It has loaded the same model.</param>
    public void FollowAnswer(ContinuationEngine other)
    {
        ArgumentNullException.ThrowIfNull(other);
        IsFinished = other.IsFinished;
        if (IsFinished)
            return;
        (_request, _random, _transposition, _key) = (other._request, other._random, other._transposition, other._key);
        (_barLength, _symbolsEnd, _isSpent, _last) = (other._barLength, other._symbolsEnd, other._isSpent, other._last);
        _sounding.CopyFrom(other._sounding);
        _trail.CopyFrom(other._trail);
        _state!.CopyFrom(other._state!);
        _decoder!.CopyFrom(other._decoder!);
        other._logits.CopyTo(_logits, 0);
    }

    /// <summary>Forgets the phrase and the answer.</summary>
    public void Reset()
    {
        _phrase?.Reset();
        IsFinished = true;
    }

    /// <summary>From the phrase to the bar in which the answer starts.</summary>
    private void Prime(HeardPhrase phrase)
    {
        _transposition = phrase.Transposition;
        _key = _request.Key ?? phrase.Key;
        _barLength = phrase.Bars.Meter.BarLength;
        _sounding.Clear();
        _last = LastOf(phrase.Notes);
        _state!.CopyFrom(phrase.State);
        _encoder!.CopyFrom(phrase.Encoder);
        phrase.Logits.CopyTo(_logits);

        int count = _encoder.AdvanceTo(_request.Start, _tokens);
        _trail.CopyFrom(phrase.Trail);
        for (int i = 0; i < count; i++)
        {
            _model!.Step(_state, _tokens[i], i == count - 1 ? _logits : default);
            _trail.Add(_tokens[i]);
        }

        _decoder!.Follow(_encoder, _request.IsUnderWay);
    }

    /// <summary>The highest of the notes that started last: where the melody is.</summary>
    private static Note LastOf(ReadOnlySpan<Note> phrase)
    {
        Note last = phrase.IsEmpty ? new(Ticks.Zero, Ticks.Zero, new(60), new(80)) : phrase[^1];
        foreach (ref readonly Note note in phrase)
            if (note.Onset == last.Onset && note.Pitch > last.Pitch)
                last = note;
        return last with { Onset = new(long.MinValue) };
    }

    private bool Sample(in EngineOptions options, out Token token)
    {
        bool isDrawn = _sampler.Step(_logits, options.Sampling, ref _random, out token);
        Entropy?.Count(_logits);
        if (!isDrawn)
            Stop(_symbolsEnd);
        return isDrawn;
    }

    private void Stop(Ticks position)
    {
        _isSpent = position >= _symbolsEnd;
        IsFinished = _isSpent && !LandsAt(out _);
    }

    /// <summary>
    /// In the player's key and range, and over when the answer is. False for a note that the knobs of the moment have no room for, since
    /// they were others when it was drawn.
    /// </summary>
    private bool TryGive(ref Note note, in PitchRoom room, in EngineOptions options)
    {
        note = note with
        {
            Pitch = room.ToPlayer(note.Pitch),
            Duration = note.End > _symbolsEnd ? _symbolsEnd - note.Onset : note.Duration,
        };
        if (!room.Holds(note.Pitch) || _sounding.CountBeyond(note.Onset) >= PolyphonyOf(options))
            return false;
        _sounding.Add(note.End);
        if (note.Onset > _last.Onset || note.Pitch > _last.Pitch)
            _last = note;
        return true;
    }

    /// <summary>The answer's last note, once its time has come and all others are drawn.</summary>
    private bool TryLand(Ticks until, in EngineOptions options, out Note note)
    {
        note = default;
        if (IsFinished || !_isSpent || !LandsAt(out Ticks landing) || landing >= until)
            return false;

        int scale = options.ScaleStrength >= 1 ? Scales.PitchClassesOf(options.Scale, _key) : Scales.Chromatic;
        Ticks bar = _barLength;
        note = new(
            landing,
            bar < _request.End - landing ? bar : _request.End - landing,
            LandingNote.Choose(_key, scale, options.Lowest, options.Highest, _last.Pitch),
            _last.Velocity);
        IsFinished = true;
        return true;
    }

    private bool LandsAt(out Ticks landing)
    {
        landing = _request.Landing ?? _request.End;
        return landing < _request.End;
    }

    private PitchRoom RoomOf(in EngineOptions options) => new(
        options.Lowest, options.Highest, Scales.PitchClassesOf(options.Scale, _key), options.ScaleStrength >= 1, _transposition, _decoder!.Writable);

    private AnswerLimits LimitsOf(in EngineOptions options, in PitchRoom room) => new(_request.Start, options.GridStep, MaxNotesPerOnset)
    {
        Pitches = room.Written, Sounding = _sounding, Polyphony = PolyphonyOf(options),
    };

    private static int PolyphonyOf(in EngineOptions options) => Math.Clamp(options.Polyphony, 1, SoundingNotes.Capacity);

    private static AnswerLeanings LeaningsOf(in EngineOptions options, in PitchRoom room)
    {
        float strength = options.ScaleStrength;
        bool isScaled = strength is > 0 and < 1;
        return new(
            float.IsNaN(options.Density) ? 0 : Math.Clamp(options.Density, -1, 1),
            float.IsNaN(options.Weights.Rest) ? 0 : Math.Clamp(options.Weights.Rest, -20, 20),
            isScaled ? room.Outside : 0,
            // From 0 to beyond all bounds; the odds of e^-4 where the knob is in the middle.
            isScaled ? Math.Min(1000, 4 * strength / (1 - strength)) : 0);
    }
}
