namespace Continuo.Engine.Continuation.Memory;

/// <summary>
/// How often a sequence counts in the memory. Whole numbers, so that what was added can be taken away without a trace.
/// </summary>
/// <param name="Heard">As something that the player played.</param>
/// <param name="Liked">As an answer that was marked good.</param>
/// <param name="Disliked">As an answer that was marked bad.</param>
public readonly record struct SymbolWeight(int Heard, int Liked, int Disliked)
{
    public static SymbolWeight operator -(SymbolWeight weight) => new(-weight.Heard, -weight.Liked, -weight.Disliked);
}
