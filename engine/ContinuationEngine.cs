using Continuo.Engine.Continuation;
using Continuo.Engine.Model;
using Continuo.Engine.Music;
using Continuo.Engine.Sampling;
using Continuo.Engine.Tokens;

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
        if (!IsFinished)
            Prime(_phrase!);
    }

    /// <summary>
    /// The answer's next note. Its symbols are drawn with the options of the call that draws them; where the position
    /// was drawn to lie at or beyond <paramref name="until"/>, the rest waits for a later call.
    /// </summary>
    /// <param name="until">The segment's end: notes before it are wanted.</param>
    /// <param name="options">The knobs in force for this segment.</param>
    /// <param name="note">Onset in [start, end) and before <paramref name="until"/>; ends at the answer's end at the latest.</param>
    /// <returns>False when the segment, or the answer, holds no more notes.</returns>
    public bool TryNext(Ticks until, in EngineOptions options, out Note note)
    {
        if (!IsFinished && _decoder!.TryTake(out note))
        {
            note = ToPlayer(note);
            return true;
        }

        AnswerLimits limits = new(_request.Start, options.GridStep, MaxNotesPerOnset);
        while (!IsFinished && _decoder!.Position < until)
        {
            _decoder.Mask(_logits, limits);
            _memory?.Apply(_logits, _trail, options.Imitate);
            if (!Sample(options, out Token token))
                break;
            bool isComplete = _decoder.Push(token, out note);
            _model!.Step(_state!, token, _logits);
            _trail.Add(token);
            Stop(_decoder.Position);
            if (isComplete)
            {
                note = ToPlayer(note);
                return true;
            }
        }

        note = default;
        return false;
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

        _decoder!.Follow(_encoder);
    }

    private bool Sample(in EngineOptions options, out Token token)
    {
        bool isDrawn = _sampler.Step(_logits, options.Sampling, ref _random, out token);
        Entropy?.Count(_logits);
        IsFinished = !isDrawn;
        return isDrawn;
    }

    private void Stop(Ticks position) => IsFinished = position >= _request.End;

    /// <summary>In the player's key, and over when the answer is.</summary>
    private Note ToPlayer(Note note) => note with
    {
        Pitch = note.Pitch.Transposed(-_transposition),
        Duration = note.End > _request.End ? _request.End - note.Onset : note.Duration,
    };
}
