using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Common;

/// <summary>What came out of a file.</summary>
/// <param name="Score">The music.</param>
/// <param name="Repairs">
/// What had to be repaired: one sentence for each kind, with its count and first place. Empty for a valid file.
/// </param>
/// <param name="Number">What a file of many pieces calls this one (X: in ABC), else 0.</param>
public sealed record ScoreReadResult(Score Score, IReadOnlyList<string> Repairs, int Number = 0)
{
    /// <summary>A repair without its count and place, so that equal ones of many files can be counted.</summary>
    public static string KindOf(string repair)
    {
        ArgumentNullException.ThrowIfNull(repair);
        int place = repair.EndsWith(')') ? repair.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        return place < 0 ? repair : repair[..place];
    }
}
