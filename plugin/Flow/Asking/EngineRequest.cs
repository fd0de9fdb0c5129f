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

    /// <summary>Take in the phrase, begin an answer and give its first segment.</summary>
    Begin,

    /// <summary>Give the answer's next segment.</summary>
    Continue,

    /// <summary>Give the notes of the request back: they have been played before.</summary>
    Repeat,
}

/// <summary>One request to the engine worker, complete in itself, so that a newer one may take its place.</summary>
/// <remarks>Made once, used again and again: [pump] fills it, [engine] reads it between taking and completing it.</remarks>
internal sealed class EngineRequest(int slot)
{
    private readonly Note[] _phrase = new Note[SeedBuffer.Capacity];
    private int _phraseCount;

    /// <summary>Which of the pool's requests this is.</summary>
    public int Slot { get; } = slot;

    public RequestKind Kind { get; set; }

    /// <summary>Counts the requests of this instance.</summary>
    public ulong Serial { get; set; }

    /// <summary>The epoch that the answer belongs to.</summary>
    public uint Epoch { get; set; }

    /// <summary>A preset that has been loaded meanwhile plays from here on.</summary>
    public bool TakesPreset { get; set; }

    /// <summary>Where bars begin.</summary>
    public BarGrid Bars { get; set; }

    /// <summary>The answer's place, key and random numbers; for <see cref="RequestKind.Begin"/>. Its key also for <see cref="RequestKind.Listen"/>.</summary>
    public ContinuationRequest Answer { get; set; }

    /// <summary>The segment's end: notes with an onset before it are wanted.</summary>
    public Ticks Until { get; set; }

    /// <summary>How far beyond the segment the answer is to be prepared, when there is nothing else to do.</summary>
    public Ticks LookAhead { get; set; }

    /// <summary>The sampling knobs in force for the segment.</summary>
    public EngineOptions Options { get; set; }

    /// <summary>The phrase, ordered by onset, then pitch; for <see cref="RequestKind.Repeat"/> the notes to be played.</summary>
    public ReadOnlySpan<Note> Phrase => _phrase.AsSpan(0, _phraseCount);

    /// <summary>Room for a phrase of <paramref name="count"/> notes, to be filled by the caller.</summary>
    public Span<Note> WritePhrase(int count)
    {
        _phraseCount = count;
        return _phrase.AsSpan(0, count);
    }
}
