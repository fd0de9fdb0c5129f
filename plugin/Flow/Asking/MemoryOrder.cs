using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>What the session's memory is told beside the phrases.</summary>
internal enum MemoryOrderKind
{
    /// <summary>The answer is over, or is spoken of: it is what marks refer to.</summary>
    Answered,
    Good,
    Bad,
    Undo,

    /// <summary>The last answer counts as if the player had played it.</summary>
    Keep,
    ForgetLast,
    ForgetAll,
}

/// <summary>An order to the session's memory; unlike a request it is never dropped for a newer one.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="After">To be carried out before requests of a higher serial number.</param>
/// <param name="Until">Of an answer: what was to sound from here on does not count.</param>
internal readonly record struct MemoryOrder(MemoryOrderKind Kind, ulong After, Ticks Until);
