using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>
/// A memory of symbol sequences beside a model: what followed the last symbols before corrects what the model expects.
/// For each context that is known, from the shortest on, P = (count + t · P) / (total + t): Dirichlet's posterior with
/// the model as its prior. Nothing known, nothing changed. Allocates nothing after it is made; a look-up costs a few
/// passes over the vocabulary.
/// </summary>
/// <remarks>One thread at a time. docs/imitate.md has what it is worth.</remarks>
public sealed class SymbolMemory
{
    /// <summary>Symbols that it can hold.</summary>
    public const int MaxSymbols = SymbolCounts.MaxSymbols;

    // Less weight for the model than this would forbid what was not heard, and forbidding is the grammar's.
    private const float MostImitation = 0.99f;

    // No feedback changes the odds of a symbol by more than e to this.
    private const double MostFeedback = 4;

    // t for each order and each different symbol that followed; found on
    // validation parts. The shortest context is left to the model.
    private static readonly double[] PriorOfHeard = [double.PositiveInfinity, 215, 16, 1.4, 0.18];

    // The same for answers that were marked: few, and their general colour counts, not their course.
    private static readonly double[] PriorOfMarked = [24, 12, 8, 4, 4];

    private readonly SymbolCounts _counts = new();
    private readonly ulong[] _contexts = new ulong[SymbolCounts.Orders.Length];
    private readonly double[] _expected; // by the model, then by both
    private readonly double[] _liked;
    private readonly double[] _disliked;

    /// <param name="vocabularySize">Symbols of the encoding.</param>
    public SymbolMemory(int vocabularySize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabularySize, 1);
        _expected = new double[vocabularySize];
        _liked = new double[vocabularySize];
        _disliked = new double[vocabularySize];
    }

    public int VocabularySize => _expected.Length;

    /// <summary>Room for this many symbols more.</summary>
    public int Room => _counts.Room;

    public bool HasNoFeedback => _counts.HasNoFeedback;

    public void Clear() => _counts.Clear();

    /// <summary>Takes a sequence in.</summary>
    /// <param name="sequence">Symbols of the vocabulary, no more than <see cref="Room"/>.</param>
    /// <param name="weight">Not negative.</param>
    public void Add(ReadOnlySpan<Token> sequence, SymbolWeight weight)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence.Length, Room);
        _counts.Add(sequence, weight);
    }

    /// <summary>
    /// Takes out what was taken in with this weight; afterwards everything is as if it had never been there.
    /// </summary>
    public void Remove(ReadOnlySpan<Token> sequence, SymbolWeight weight) => _counts.Remove(sequence, weight);

    /// <summary>
    /// Changes what the model expects by what is remembered; to the bit nothing where there is nothing to change.
    /// </summary>
    /// <param name="logits">The model's, those of forbidden symbols at minus infinity. Afterwards logarithms of
    /// probabilities.</param>
    /// <param name="trail">The symbols before.</param>
    /// <param name="imitate">How much it counts: 0 = not at all but for what was marked, 0.5 = as suits most music, 1 =
    /// alone, where it knows anything.</param>
    public void Apply(Span<float> logits, SymbolTrail trail, float imitate)
    {
        ArgumentNullException.ThrowIfNull(trail);
        bool imitates = imitate > 0;
        if (_counts.IsEmpty || (!imitates && _counts.HasNoFeedback))
            return;
        int found = SymbolCounts.ContextsOf(trail, _contexts);
        if (found == 0 || !Expectation.Read(logits, _expected))
            return;

        if (imitates)
        {
            float share = Math.Min(imitate, MostImitation);
            Learn(_expected, logits, found, Count.Heard, PriorOfHeard, (1.0 - share) / share);
        }

        if (!_counts.HasNoFeedback)
            Favour(logits, found);
        Expectation.Write(_expected, logits);
    }

    /// <summary>
    /// By how much a symbol is likelier in answers that were marked good than in those marked bad, as a natural
    /// logarithm; 0 without feedback.
    /// </summary>
    public double Preference(SymbolTrail trail, Token token)
    {
        ArgumentNullException.ThrowIfNull(trail);
        if (_counts.HasNoFeedback)
            return 0;
        int found = SymbolCounts.ContextsOf(trail, _contexts);
        // Both from what marked answers have in common, so that being unlike them all gains nothing.
        double common = 1.0 / VocabularySize;
        for (int order = 0; order < found; order++)
            Learn(ref common, order, token, Count.Marked);
        double liked = common, disliked = common;
        for (int order = 0; order < found; order++)
        {
            Learn(ref liked, order, token, Count.Liked);
            Learn(ref disliked, order, token, Count.Disliked);
        }

        return Math.Log(liked / disliked);
    }

    private enum Count
    {
        Heard,
        Liked,
        Disliked,
        Marked,
    }

    /// <summary>
    /// From a prior to a posterior, context by context; of what followed, only what may follow now counts.
    /// </summary>
    private void Learn(
        double[] expected, ReadOnlySpan<float> logits, int found, Count what, double[] priors, double scale)
    {
        for (int order = 0; order < found; order++)
        {
            double prior = priors[order] * scale;
            if (double.IsInfinity(prior))
                continue;
            long total = 0;
            int different = 0;
            foreach (ref readonly SymbolCounts.Node node in _counts.FollowersOf(_contexts[order]))
            {
                int count = float.IsNegativeInfinity(logits[node.Symbol]) ? 0 : CountOf(node, what);
                total += count;
                different += count > 0 ? 1 : 0;
            }

            if (total == 0)
                continue;
            double weight = prior * different;
            double kept = weight / (total + weight);
            for (int id = 0; id < expected.Length; id++)
                expected[id] *= kept;
            foreach (ref readonly SymbolCounts.Node node in _counts.FollowersOf(_contexts[order]))
                if (!float.IsNegativeInfinity(logits[node.Symbol]))
                    expected[node.Symbol] += CountOf(node, what) / (total + weight);
        }
    }

    private void Learn(ref double expected, int order, Token token, Count what)
    {
        long total = 0;
        int different = 0, count = 0;
        foreach (ref readonly SymbolCounts.Node node in _counts.FollowersOf(_contexts[order]))
        {
            int one = CountOf(node, what);
            total += one;
            different += one > 0 ? 1 : 0;
            count += node.Symbol == token.Id ? one : 0;
        }

        double weight = PriorOfMarked[order] * different;
        if (total > 0)
            expected = (count + weight * expected) / (total + weight);
    }

    /// <summary>
    /// Multiplies by the odds of the good answers over the bad ones, both as they follow from what is expected anyway.
    /// </summary>
    private void Favour(ReadOnlySpan<float> logits, int found)
    {
        _expected.CopyTo(_liked, 0);
        _expected.CopyTo(_disliked, 0);
        Learn(_liked, logits, found, Count.Liked, PriorOfMarked, 1);
        Learn(_disliked, logits, found, Count.Disliked, PriorOfMarked, 1);
        for (int id = 0; id < _expected.Length; id++)
            if (_liked[id] > 0 && _disliked[id] > 0)
                _expected[id] *= Math.Exp(
                    Math.Clamp(Math.Log(_liked[id] / _disliked[id]), -MostFeedback, MostFeedback));
    }

    private static int CountOf(in SymbolCounts.Node node, Count what) => what switch
    {
        Count.Heard => node.Heard + node.Liked,
        Count.Liked => node.Liked,
        Count.Disliked => node.Disliked,
        _ => node.Liked + node.Disliked,
    };
}
