using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>What a remembered stretch of music is. The numbers are saved.</summary>
public enum MemoryKind
{
    /// <summary>The player played it.</summary>
    Phrase = 0,

    /// <summary>An answer; it counts once it is marked.</summary>
    Answer = 1,
}

/// <summary>A remembered stretch of music; its notes lie in the memory's common store.</summary>
/// <param name="Kind">Phrase or answer.</param>
/// <param name="Meter">Of its bars; one of them begins at its zero.</param>
/// <param name="Key">For encodings that know only one.</param>
/// <param name="Mark">Of an answer: above zero = good, below = bad, 0 = not marked.</param>
internal readonly record struct MemoryEntry(MemoryKind Kind, Meter Meter, Key Key, int Mark)
{
    /// <summary>Its first note in the store.</summary>
    public int Start { get; init; }

    /// <summary>Its notes.</summary>
    public int Count { get; init; }

    /// <summary>Tells entries apart; a later one has a higher one.</summary>
    public long Serial { get; init; }

    /// <summary>
    /// Where its zero lay when it was played, so that a phrase that goes on is known again. Not saved.
    /// </summary>
    public Ticks Origin { get; init; }

    /// <summary>Symbols that it was counted with; 0 = it is not counted.</summary>
    public int Symbols { get; init; }

    public SymbolWeight Weight =>
        Kind == MemoryKind.Phrase ? new(1, 0, 0) : new(0, Math.Max(0, Mark), Math.Max(0, -Mark));
}
