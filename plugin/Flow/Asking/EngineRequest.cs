using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Listening;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>What a request asks of the engine worker.</summary>
internal enum RequestKind
{
    /// <summary>Look what is new: a preset, an order to the memory.</summary>
    Look,

    /// <summary>Take in the phrase so far, so that an answer starts from a warm state.</summary>
    Listen,

    /// <summary>Take in the phrase, begin a line and give its first segment.</summary>
    Begin,

    /// <summary>Give the line's next segment.</summary>
    Continue,

    /// <summary>Give the notes of the request back: the answer has played them before.</summary>
    Repeat,
}

/// <summary>One request to the engine worker, complete in itself, so that a newer one may take its place.</summary>
/// <remarks>
/// Made once, used again and again: [pump] fills it, [engine] reads it between taking and completing it.
/// </remarks>
internal sealed class EngineRequest(int slot)
{
    private readonly Note[] _phrase = new Note[SeedBuffer.Capacity];
    private int _phraseCount;
    private volatile bool _isVoid;

    /// <summary>Its place in the pool of requests.</summary>
    public int Slot { get; } = slot;

    public RequestKind Kind { get; private set; }

    /// <summary>Counts the requests of this instance.</summary>
    public ulong Serial { get; set; }

    /// <summary>The answer that is written; goes back with each of its notes.</summary>
    public AnswerTicket Ticket { get; private set; }

    /// <summary>[any] The player has taken over: nothing more of it is wanted.</summary>
    public bool IsVoid => _isVoid;

    /// <summary>A preset that lies ready plays from here on.</summary>
    public bool TakesPreset { get; set; }

    /// <summary>Where bars begin.</summary>
    public BarGrid Bars { get; private set; }

    /// <summary>The line's place, key and random numbers; for <see cref="RequestKind.Listen"/> the key alone.</summary>
    public ContinuationRequest Line { get; set; }

    /// <summary>The segment's end: notes with an onset before it are wanted.</summary>
    public Ticks Until { get; private set; }

    /// <summary>How far beyond the segment the answer is to be prepared, when there is nothing else to do.</summary>
    public Ticks LookAhead { get; private set; }

    /// <summary>The sampling knobs in force for the segment.</summary>
    public EngineOptions Options { get; private set; }

    /// <summary>
    /// The phrase, ordered by onset, then pitch; for <see cref="RequestKind.Repeat"/> the notes to be played.
    /// </summary>
    public ReadOnlySpan<Note> Phrase => _phrase.AsSpan(0, _phraseCount);

    /// <summary>[pump] A request that belongs to no answer.</summary>
    public void Fill(RequestKind kind, BarGrid bars)
    {
        (Kind, Bars, Ticket, TakesPreset, _phraseCount, _isVoid) = (kind, bars, default, false, 0, false);
        (Line, Until, LookAhead, Options) = (default, default, default, default);
    }

    /// <summary>[pump] A request for a segment of an answer.</summary>
    public void Fill(in Segment segment)
    {
        Fill(segment.Kind, segment.Bars);
        (Ticket, TakesPreset) = (segment.Ticket, segment.TakesPreset);
        (Line, Until, LookAhead, Options) = (segment.Line, segment.Until, segment.LookAhead, segment.Options);
    }

    /// <summary>[pump] Nothing more of it is wanted, even where it is being done.</summary>
    public void Abandon() => _isVoid = true;

    /// <summary>[pump] Room for a phrase of <paramref name="count"/> notes, to be filled by the caller.</summary>
    public Span<Note> WritePhrase(int count)
    {
        _phraseCount = count;
        return _phrase.AsSpan(0, count);
    }
}
