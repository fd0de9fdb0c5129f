using Continuo.Engine.Continuation;
using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;
using Continuo.Engine.Sampling;

namespace Continuo.Engine;

/// <summary>
/// Listens to a phrase and plays on. The same phrase, request, and sequence of segments and options give the same
/// notes. The engine starts no thread; <see cref="Load"/> allocates, nothing else does. A symbol costs a step of the
/// model and some microseconds of sampling; a note is three or four symbols.
/// </summary>
/// <remarks>
/// Owner: [engine]. Not thread-safe. Without a loaded model every phrase is ignored and every answer is finished.
/// </remarks>
public sealed class ContinuationEngine
{
    /// <summary>Notes that an answer starts together at most, so that no chord runs away.</summary>
    public const int MaxNotesPerOnset = 8;

    private LoadedEngine? _loaded;

    /// <summary>Counts how open each choice is, for measuring; null = nobody asks.</summary>
    public EntropyMeter? Entropy { get; set; }

    /// <summary>
    /// What was played before. Answers imitate it as far as the options say; null = nothing. Setting it allocates.
    /// </summary>
    public SessionMemory? Memory
    {
        get;
        set
        {
            field = value;
            _loaded?.Remember(value);
        }
    }

    /// <summary>No answer is under way: none has begun, or it has reached its end.</summary>
    public bool IsFinished => _loaded?.IsFinished ?? true;

    /// <summary>Takes a model in, forgets the phrase and the answer. Allocates.</summary>
    /// <param name="model">Shared.</param>
    /// <param name="tokenizer">The model's encoding.</param>
    /// <param name="returns">How much comes again; null = as suits most.</param>
    /// <param name="loops">How long the loops of an answer may last; null = as long as the model likes.</param>
    /// <exception cref="ArgumentException">The model's vocabulary is not the tokenizer's.</exception>
    public void Load(
        IMusicModel model, ITokenizer tokenizer, ReturnStrength? returns = null, LoopLimits? loops = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokenizer);
        int known = model.VocabularySize, symbols = tokenizer.Vocabulary.Size;
        if (known != symbols)
            throw new ArgumentException(
                $"The model knows {known} symbols, the encoding '{tokenizer.Id}' has {symbols}.", nameof(model));

        _loaded = new(model, tokenizer, returns ?? ReturnStrength.AsLearnt, loops ?? LoopLimits.None);
        _loaded.Remember(Memory);
    }

    /// <summary>
    /// Takes in the phrase so far. Only what is new costs time: a step of the model for each symbol. An answer under
    /// way is not affected.
    /// </summary>
    /// <param name="phrase">The whole phrase, ordered by onset, then pitch; notes whose end is known.</param>
    /// <param name="bars">Where its bars begin.</param>
    /// <param name="key">Its key, for encodings that know only one; null = found from its notes.</param>
    /// <exception cref="ArgumentException">Bars without length.</exception>
    public void Listen(ReadOnlySpan<Note> phrase, BarGrid bars, Key? key = null)
    {
        if (bars.Meter.Numerator < 1 || bars.Meter.Denominator < 1)
            throw new ArgumentException("A bar needs a length.", nameof(bars));
        _loaded?.Listen(phrase, bars, key);
    }

    /// <summary>Begins the answer to the phrase so far; one under way is dropped.</summary>
    public void Begin(in ContinuationRequest request) => _loaded?.Begin(request);

    /// <summary>
    /// The answer's next note. Its symbols are drawn with the options of the call that draws them; where the position
    /// was drawn to lie at or beyond <paramref name="until"/>, the rest waits for a later call. Where the answer is to
    /// land, its last note comes with the segment that holds the landing.
    /// </summary>
    /// <param name="until">The segment's end: notes before it are wanted.</param>
    /// <param name="options">The knobs in force for this segment.</param>
    /// <param name="note">
    /// Onset in [start, end) and before <paramref name="until"/>; ends at the answer's end at the latest.
    /// </param>
    /// <returns>False when the segment, or the answer, holds no more notes.</returns>
    public bool TryNext(Ticks until, in EngineOptions options, out Note note)
    {
        note = default;
        return _loaded is not null && _loaded.TryNext(until, options, Entropy, out note);
    }

    /// <summary>
    /// How the answer goes on is chosen at places of its own, the best of three (docs/decisions/0031), and
    /// <see cref="TryNext"/> does what is left of that before it draws on. Here some of it can be done ahead, a note at
    /// a time, while nobody waits: that changes no note.
    /// </summary>
    /// <returns>False when there is nothing to choose now.</returns>
    public bool TryChoose() => _loaded is not null && _loaded.TryChoose();

    /// <summary>
    /// Goes on from where another engine's answer is, as that one would; its phrase is not taken over. For looking
    /// ahead without touching what is played.
    /// </summary>
    /// <param name="other">It has loaded the same model.</param>
    public void FollowAnswer(ContinuationEngine other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _loaded?.FollowAnswer(other._loaded);
    }

    /// <summary>Forgets the phrase and the answer.</summary>
    public void Reset() => _loaded?.Reset();
}
