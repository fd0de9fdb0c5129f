using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>
/// Chooses among several answers the one that is most like the good ones and least like the bad ones; of equals, and so
/// without feedback, the first. Allocates nothing. [engine]
/// </summary>
public struct AnswerChoice(SessionMemory memory)
{
    private double _best = double.NegativeInfinity;

    /// <summary>Offers an answer.</summary>
    /// <param name="answer">Ordered by onset, then pitch.</param>
    /// <param name="bars">Where its bars begin.</param>
    /// <param name="key">Its key; null = that of the phrase remembered last.</param>
    /// <returns>True when it is the first, or better than all before: keep it.</returns>
    public bool Offer(ReadOnlySpan<Note> answer, BarGrid bars, Key? key = null)
    {
        double preference = memory.Preference(answer, bars, key);
        bool isBest = preference > _best;
        _best = isBest ? preference : _best;
        return isBest;
    }
}
