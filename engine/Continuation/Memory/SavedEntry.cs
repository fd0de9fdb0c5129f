using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>A phrase, or an answer that was marked, as it is saved.</summary>
/// <param name="Kind">Phrase or marked answer.</param>
/// <param name="Meter">Of its bars; one of them begins at its zero.</param>
/// <param name="Key">For encodings that know only one.</param>
/// <param name="Mark">Of an answer: above zero = good, below = bad.</param>
/// <param name="Notes">By onset, then pitch.</param>
public sealed record SavedEntry(MemoryKind Kind, Meter Meter, Key Key, int Mark, IReadOnlyList<Note> Notes);
