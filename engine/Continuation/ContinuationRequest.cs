using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation;

/// <summary>The wanted answer. Its random numbers come from the seed and the answer's number alone.</summary>
/// <param name="Start">The first note starts here, or on the first line of the grid after it.</param>
/// <param name="End">No note starts at or after this, and none sounds beyond it.</param>
/// <param name="RandomSeed">The player's seed.</param>
/// <param name="AnswerNumber">Counts the answers that began to sound.</param>
public readonly record struct ContinuationRequest(Ticks Start, Ticks End, ulong RandomSeed, uint AnswerNumber)
{
    /// <summary>The key that the answer is in; null = found in the phrase.</summary>
    public Key? Key { get; init; }

    /// <summary>
    /// The answer ends with a note of the tonic chord that starts exactly here, before <see cref="End"/>;
    /// null = it has no such ending.
    /// </summary>
    public Ticks? Landing { get; init; }

    /// <summary>Music sounds already: the first line need not hold a note.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>Where the answer lands; false when it is not to land.</summary>
    internal bool LandsAt(out Ticks landing)
    {
        landing = Landing ?? End;
        return landing < End;
    }
}
