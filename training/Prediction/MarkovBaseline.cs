using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Training.Corpus;

namespace Continuo.Training.Prediction;

/// <summary>
/// Prediction by partial matching: a variable-order Markov chain that backs off from the longest context it knows,
/// with escape method C and exclusion (Moffat 1990). It learns from the piece it predicts only where it is told to
/// (<see cref="LearnNext"/>). One thread at a time; <see cref="Share()"/> gives another thread its own.
/// </summary>
public sealed class MarkovBaseline : IPredictor
{
    private const int Keys = 12;

    private readonly TokenTrie _trie;
    private readonly List<int> _history = [];
    private readonly bool[] _excluded;

    /// <param name="vocabulary">Tokens, below 32,768.</param>
    /// <param name="order">Tokens of context, at most; 0 counts tokens alone.</param>
    public MarkovBaseline(int vocabulary, int order)
        : this(vocabulary, order, new TokenTrie())
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabulary, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vocabulary, short.MaxValue);
        ArgumentOutOfRangeException.ThrowIfNegative(order);
    }

    private MarkovBaseline(int vocabulary, int order, TokenTrie trie)
    {
        VocabularySize = vocabulary;
        Order = order;
        _trie = trie;
        _excluded = new bool[vocabulary];
    }

    public int VocabularySize { get; }

    /// <summary>Tokens of context, at most.</summary>
    public int Order { get; }

    /// <param name="pieces">To count.</param>
    /// <param name="tokenizer">Their encoding.</param>
    /// <param name="order">Tokens of context, at most.</param>
    /// <param name="transpose">Every piece in all twelve keys (-5..+6 semitones), else in its own.</param>
    public static MarkovBaseline Of(IEnumerable<Piece> pieces, ITokenizer tokenizer, int order, bool transpose)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(tokenizer);
        var baseline = new MarkovBaseline(tokenizer.Vocabulary.Size, order);
        foreach (Piece piece in pieces)
            for (int key = 0; key < (transpose ? Keys : 1); key++)
                baseline.Learn(
                    [.. tokenizer.Encode(piece.Score, transpose ? key - (Keys / 2 - 1) : 0).Select(token => token.Id)]);
        return baseline;
    }

    /// <summary>Counts a piece; contexts do not reach across its beginning.</summary>
    public void Learn(ReadOnlySpan<int> piece)
    {
        for (int start = 0; start < piece.Length; start++)
            _trie.Count(piece[start..Math.Min(piece.Length, start + Order + 1)]);
    }

    /// <summary>Takes a token in as <see cref="Advance"/> does, and counts it behind those before.</summary>
    public void LearnNext(int token)
    {
        for (int length = Math.Min(Order, _history.Count); length >= 0; length--)
            _trie.CountBehind(_history, length, token);
        _history.Add(token);
    }

    /// <summary>Another predictor with the same counts, which must not change from then on.</summary>
    public MarkovBaseline Share() => Share(Order);

    /// <summary>The same of a lower order: its counts are all there.</summary>
    public MarkovBaseline Share(int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, Order);
        return new MarkovBaseline(VocabularySize, order, _trie);
    }

    public void Reset(Ticks barLength) => _history.Clear();

    public void Advance(int token) => _history.Add(token);

    /// <summary>
    /// The probability of each token after those given by <see cref="Advance"/>; sums to 1 over the allowed ones.
    /// </summary>
    /// <param name="allowed">At least one token; those not allowed get 0, as if excluded before the longest
    /// context.</param>
    /// <param name="probabilities">One for each token.</param>
    public void Predict(ReadOnlySpan<bool> allowed, Span<double> probabilities)
    {
        probabilities.Clear();
        int left = 0;
        for (int token = 0; token < VocabularySize; token++)
        {
            _excluded[token] = !allowed[token];
            left += allowed[token] ? 1 : 0;
        }

        double mass = 1;
        for (int length = Math.Min(Order, _history.Count); length >= 0 && left > 0; length--)
            (mass, left) = GiveAt(length, mass, left, probabilities);

        for (int token = 0; left > 0 && token < VocabularySize; token++)
            if (!_excluded[token])
                probabilities[token] = mass / left;
    }

    /// <summary>
    /// Gives the tokens seen after the last <paramref name="length"/> their share of the mass; what is left escapes.
    /// </summary>
    private (double Mass, int Left) GiveAt(int length, double mass, int left, Span<double> probabilities)
    {
        int context = _trie.FindPath(_history, length);
        long total = 0;
        int distinct = 0;
        for (int child = context < 0 ? TokenTrie.None : _trie.FirstChild(context); child != TokenTrie.None;
            child = _trie.NextSibling(child))
        {
            if (_excluded[_trie.TokenOf(child)])
                continue;
            total += _trie.CountOf(child);
            distinct++;
        }
        if (distinct == 0)
            return (mass, left);

        // Where every token that is left was seen here, there is nothing to escape to.
        double share = distinct == left ? mass / total : mass / (total + distinct);
        for (int child = _trie.FirstChild(context); child != TokenTrie.None; child = _trie.NextSibling(child))
        {
            int token = _trie.TokenOf(child);
            if (_excluded[token])
                continue;
            probabilities[token] = share * _trie.CountOf(child);
            _excluded[token] = true;
        }
        return (mass * distinct / (total + distinct), left - distinct);
    }
}
