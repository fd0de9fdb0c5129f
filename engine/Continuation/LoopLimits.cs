using System.Numerics;

namespace Continuo.Engine.Continuation;

/// <summary>
/// How long a loop may last, a block of notes that sounds again and again, back to back: what keeps an answer from
/// turning in a circle. A block of one is a run of equal notes. A chord counts as one. Immutable; [any] thread.
/// </summary>
public sealed record LoopLimits
{
    /// <summary>The longest block, in onsets, that is looked for; what returns later than that is a refrain.</summary>
    public const int LongestBlock = 64;

    /// <summary>Blocks of 1, 2, up to 4, 8, 16, 32, 64 onsets.</summary>
    public const int Classes = 7;

    /// <summary>The most that a limit may be, in onsets.</summary>
    public const int MostOnsets = 9999;

    /// <summary>Loops last as long as the model likes.</summary>
    public static readonly LoopLimits None = new([]);

    private readonly int[] _onsets;

    /// <param name="onsets">For each class of blocks the most onsets, from <see cref="FewestOf"/> to
    /// <see cref="MostOnsets"/>; or nothing at all: no limit.</param>
    /// <exception cref="ArgumentException">Another number of them, or one out of range.</exception>
    public LoopLimits(IReadOnlyList<int> onsets)
    {
        ArgumentNullException.ThrowIfNull(onsets);
        _onsets = [.. onsets];
        if (ProblemOf(onsets) is { } problem)
            throw new ArgumentException(problem, nameof(onsets));
    }

    /// <summary>What it was made of.</summary>
    public IReadOnlyList<int> Onsets => _onsets;

    public bool IsNone => _onsets.Length == 0;

    /// <summary>The most onsets that a loop of a block may last.</summary>
    /// <param name="block">1 to <see cref="LongestBlock"/> onsets.</param>
    public int MostOf(int block) => IsNone ? int.MaxValue : _onsets[ClassOf(block)];

    public bool Equals(LoopLimits? other) => other is not null && _onsets.AsSpan().SequenceEqual(other._onsets);

    public override int GetHashCode() => _onsets.Length == 0 ? 0 : _onsets[0];

    /// <summary>Which of the limits is a block's, from 0.</summary>
    /// <param name="block">1 to <see cref="LongestBlock"/> onsets.</param>
    public static int ClassOf(int block) => BitOperations.Log2((uint)(2 * block - 1));

    /// <summary>The least limit, in onsets: whatever the block, it may come a second time.</summary>
    /// <param name="blocks">Of <see cref="ClassOf"/>.</param>
    public static int FewestOf(int blocks) => 2 << blocks;

    /// <summary>Why these are no limits; null when they are.</summary>
    /// <param name="onsets">For the constructor.</param>
    public static string? ProblemOf(IReadOnlyList<int> onsets)
    {
        ArgumentNullException.ThrowIfNull(onsets);
        if (onsets.Count is not (0 or Classes))
            return FormattableString.Invariant($"{onsets.Count} numbers, not {Classes}");
        for (int blocks = 0; blocks < onsets.Count; blocks++)
            if (onsets[blocks] < FewestOf(blocks) || onsets[blocks] > MostOnsets)
                return FormattableString.Invariant(
                    $"{onsets[blocks]}, number {blocks + 1}, is not in {FewestOf(blocks)}..{MostOnsets}");
        return null;
    }
}
