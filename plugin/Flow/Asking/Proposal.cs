namespace Continuo.Plugin.Flow.Asking;

/// <summary>
/// One of the answers that a turn has in store. Which random numbers it is written with depends on this and on the
/// player's seed alone: the same seed has the same three, however often the player asks for another.
/// </summary>
/// <param name="Turn">Turns whose answer began to sound before this one.</param>
/// <param name="Index">From 0.</param>
internal readonly record struct Proposal(uint Turn, int Index)
{
    /// <summary>How many there are for a phrase; after the last come the numbers of the first.</summary>
    public const int Count = 3;

    /// <summary>The next one for the same phrase.</summary>
    public Proposal Next => this with { Index = (Index + 1) % Count };

    /// <summary>The seed of its random numbers, far from that of any other, and from those of its segments.</summary>
    public ulong SeedFrom(ulong seed) => seed + ((ulong)Index << 56);
}
