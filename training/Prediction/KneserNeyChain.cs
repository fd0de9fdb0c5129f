using Continuo.Engine.Music;

namespace Continuo.Training.Prediction;

/// <summary>
/// A Markov chain with interpolated, modified Kneser-Ney smoothing (Chen and Goodman, "An empirical study of smoothing
/// techniques for language modeling", Computer Speech and Language 13, 1999): from each count a discount is taken, and
/// what that leaves goes to the next shorter context, where a symbol counts by how many different symbols it has
/// followed. Static: it does not learn from the piece it predicts. One thread at a time; <see cref="Share"/> gives
/// another thread its own.
/// </summary>
public sealed class KneserNeyChain : IPredictor
{
    private readonly KneserNeyCounts _counts;
    private readonly List<int> _history = [];

    private KneserNeyChain(int order, KneserNeyCounts counts)
    {
        Order = order;
        _counts = counts;
    }

    /// <summary>Symbols of context, at most.</summary>
    public int Order { get; }

    /// <param name="pieces">Symbols below 32,768; contexts do not reach across a piece's beginning.</param>
    /// <param name="order">Symbols of context, at most.</param>
    public static KneserNeyChain Of(IEnumerable<int[]> pieces, int order)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        return new(order, new(pieces, order));
    }

    /// <summary>Another predictor with the same counts, of this order or a lower one.</summary>
    public KneserNeyChain Share(int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, _counts.Order);
        return new(order, _counts);
    }

    public void Reset(Ticks barLength) => _history.Clear();

    public void Advance(int token) => _history.Add(token);

    /// <summary>
    /// At each length of context only what is allowed is counted, as if nothing else had ever followed; what is left
    /// of the shortest one is shared equally.
    /// </summary>
    /// <param name="allowed">At least one symbol.</param>
    /// <param name="probabilities">One for each symbol.</param>
    public void Predict(ReadOnlySpan<bool> allowed, Span<double> probabilities)
    {
        probabilities.Clear();
        double left = 1;
        for (int length = Math.Min(Order, _history.Count); length >= 0; length--)
            left = GiveAt(length, left, allowed, probabilities);

        int count = 0;
        foreach (bool may in allowed)
            count += may ? 1 : 0;
        for (int token = 0; token < allowed.Length; token++)
            if (allowed[token])
                probabilities[token] += left / count;
    }

    /// <summary>Gives what followed the last symbols its share of the mass; returns what is left.</summary>
    private double GiveAt(int length, double mass, ReadOnlySpan<bool> allowed, Span<double> probabilities)
    {
        TokenTrie trie = _counts.Trie;
        int context = trie.FindPath(_history, length);
        if (context < 0)
            return mass;
        bool isLongest = length == Order;
        long total = 0;
        for (int child = trie.FirstChild(context); child != TokenTrie.None; child = trie.NextSibling(child))
            total += allowed[trie.TokenOf(child)] ? _counts.CountOf(child, isLongest) : 0;
        if (total == 0)
            return mass;

        double left = 0;
        for (int child = trie.FirstChild(context); child != TokenTrie.None; child = trie.NextSibling(child))
        {
            int token = trie.TokenOf(child);
            if (!allowed[token])
                continue;
            int count = _counts.CountOf(child, isLongest);
            double discount = _counts.DiscountOf(length, count, isLongest);
            probabilities[token] += mass * (count - discount) / total;
            left += discount;
        }

        return mass * left / total;
    }
}
