using Continuo.Engine.Continuation;
using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>
/// The longest that music turns in a circle: notes of a block that sounds at least twice, back to back, the last turn
/// perhaps not to its end. What begins together counts as one; rhythm does not count.
/// </summary>
/// <param name="Run">The most equal onsets in a row, at least 1; 0 without a note.</param>
/// <param name="Loop">Onsets of the longest loop of a block of two or more; 0 when there is none.</param>
/// <param name="IsBeyond">Some loop is longer than the limits allow.</param>
public readonly record struct LongestLoops(int Run, int Loop, bool IsBeyond)
{
    /// <param name="opening">What came before: a loop may begin in it.</param>
    /// <param name="notes">What is judged, ordered by onset.</param>
    /// <param name="limits">How long loops may last.</param>
    public static LongestLoops Of(IEnumerable<Note> opening, IEnumerable<Note> notes, LoopLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        OnsetLoops loops = new();
        foreach (UInt128 onset in Onsets(opening))
            loops.Add(onset);
        LongestLoops longest = default;
        foreach (UInt128 onset in Onsets(notes))
        {
            loops.Add(onset);
            longest = longest.Or(loops, limits);
        }

        return longest;
    }

    private LongestLoops Or(OnsetLoops loops, LoopLimits limits)
    {
        int run = Math.Max(Run, Math.Max(1, loops.LengthOf(1))), loop = Loop;
        bool isBeyond = IsBeyond || loops.LengthOf(1) > limits.MostOf(1);
        for (int block = 2; block <= LoopLimits.LongestBlock; block++)
        {
            int length = loops.LengthOf(block);
            loop = Math.Max(loop, length);
            isBeyond |= length > limits.MostOf(block);
        }

        return new(run, loop, isBeyond);
    }

    private static IEnumerable<UInt128> Onsets(IEnumerable<Note> notes) => notes
        .GroupBy(note => BarOnsets.StepOf(note.Onset))
        .Select(onset => onset.Aggregate((UInt128)0, (all, note) => all | UInt128.One << note.Pitch.Number));
}
