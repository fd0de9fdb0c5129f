using Continuo.Engine.Continuation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>Whether an answer has a loop that is too long.</summary>
internal static class LongLoops
{
    public static bool IsBeyond(IReadOnlyList<Note> phrase, IReadOnlyList<Note> answer, LoopLimits limits)
    {
        OnsetLoops loops = new();
        foreach (UInt128 onset in Onsets(phrase))
            loops.Add(onset);
        foreach (UInt128 onset in Onsets(answer))
        {
            loops.Add(onset);
            for (int block = 1; block <= LoopLimits.LongestBlock; block++)
                if (loops.LengthOf(block) > limits.MostOf(block))
                    return true;
        }

        return false;
    }

    private static IEnumerable<UInt128> Onsets(IReadOnlyList<Note> notes) => notes
        .GroupBy(note => note.Onset)
        .Select(onset => onset.Aggregate((UInt128)0, (all, note) => all | UInt128.One << note.Pitch.Number));
}
