namespace Continuo.Training.Prediction;

/// <summary>
/// What a <see cref="KneserNeyChain"/> counts of a corpus: how often each sequence stands in it and, for sequences as
/// shorter contexts see them, behind how many different symbols. Read by any number of threads.
/// </summary>
internal sealed class KneserNeyCounts
{
    private const int Steps = 3; // a discount for counts of one, of two, and of three and more

    // Where a corpus is too small to tell.
    private static readonly double[] Usual = [0.5, 1, 1.5];

    private readonly int[] _behind; // by sequence: different symbols ahead of it
    private readonly double[][] _discounts; // by length of context
    private readonly double[][] _longestDiscounts;

    /// <param name="pieces">Symbols below 32,768.</param>
    /// <param name="order">Symbols of context, at most.</param>
    public KneserNeyCounts(IEnumerable<int[]> pieces, int order)
    {
        Order = order;
        foreach (int[] piece in pieces)
            for (int start = 0; start < piece.Length; start++)
                Trie.Count(piece.AsSpan(start, Math.Min(piece.Length - start, order + 1)));

        var depths = new byte[Trie.Nodes];
        _behind = CountBehind(depths);
        _discounts = DiscountsBy(depths, isLongest: false);
        _longestDiscounts = DiscountsBy(depths, isLongest: true);
    }

    /// <summary>Symbols of context, at most.</summary>
    public int Order { get; }

    public TokenTrie Trie { get; } = new();

    /// <summary>Behind the longest context how often it came, else behind how many different symbols.</summary>
    public int CountOf(int node, bool isLongest) =>
        // Nothing stands ahead of a piece's beginning.
        isLongest || _behind[node] == 0 ? Trie.CountOf(node) : _behind[node];

    /// <summary>What is taken from a count, below it.</summary>
    /// <param name="length">Of the context.</param>
    /// <param name="count">From 1.</param>
    /// <param name="isLongest">Whether it is the chain's longest context.</param>
    public double DiscountOf(int length, int count, bool isLongest) =>
        (isLongest ? _longestDiscounts : _discounts)[length][Math.Min(count, Steps) - 1];

    /// <summary>Each sequence is one more symbol ahead of the sequence without its first one.</summary>
    private int[] CountBehind(byte[] depths)
    {
        var behind = new int[Trie.Nodes];
        var without = new int[Trie.Nodes]; // by sequence: the one without its first symbol
        for (int node = 1; node < behind.Length; node++)
        {
            int parent = Trie.ParentOf(node);
            depths[node] = (byte)(depths[parent] + 1);
            without[node] = parent == TokenTrie.Root
                ? TokenTrie.Root
                : Trie.Find(without[parent], Trie.TokenOf(node));
            behind[without[node]]++;
        }

        return behind;
    }

    /// <summary>Chen and Goodman, equation 26: from how many sequences of a length have a count of 1 to 4.</summary>
    private double[][] DiscountsBy(byte[] depths, bool isLongest)
    {
        var with = new long[Order + 1][];
        for (int length = 0; length <= Order; length++)
            with[length] = new long[Steps + 2];
        for (int node = 1; node < depths.Length; node++)
        {
            int count = CountOf(node, isLongest);
            if (count <= Steps + 1)
                with[depths[node] - 1][count]++;
        }

        return [.. with.Select(DiscountsOf)];
    }

    private static double[] DiscountsOf(long[] with)
    {
        if (with.AsSpan(1).Contains(0))
            return Usual;
        double once = (double)with[1] / (with[1] + 2 * with[2]);
        return
        [
            .. Enumerable.Range(1, Steps).Select(count => Math.Clamp(
                count - (count + 1) * once * with[count + 1] / with[count], 0.05, count - 0.05)),
        ];
    }
}
