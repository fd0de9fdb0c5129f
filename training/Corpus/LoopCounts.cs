using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings.Shared;

namespace Continuo.Training.Corpus;

/// <summary>
/// How long the loops of a corpus last, in onsets: each counts once, when it ends. The limits come from these counts
/// alone.
/// </summary>
public sealed class LoopCounts
{
    /// <summary>The share of a corpus's loops that its limits allow.</summary>
    private const double Share = 0.999;

    private readonly List<int>[] _lengths = [.. Enumerable.Range(0, LoopLimits.Classes).Select(_ => new List<int>())];

    private LoopCounts()
    {
    }

    /// <summary>Counts what a model of this encoding reads of the pieces. Uses all processors.</summary>
    public static LoopCounts Of(IReadOnlyList<Piece> pieces, ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(tokenizer);
        LoopCounts counts = new();
        foreach (LoopCounts one in pieces.AsParallel().Select(piece => OfPiece(piece, tokenizer)))
            for (int blocks = 0; blocks < LoopLimits.Classes; blocks++)
                counts._lengths[blocks].AddRange(one._lengths[blocks]);
        foreach (List<int> lengths in counts._lengths)
            lengths.Sort();
        return counts;
    }

    /// <summary>The loops' lengths in onsets, ascending.</summary>
    /// <param name="blocks">Of <see cref="LoopLimits.ClassOf"/>.</param>
    public IReadOnlyList<int> LengthsOf(int blocks) => _lengths[blocks];

    /// <summary>For each class of blocks the 99.9th percentile, but long enough for any block to come twice.</summary>
    public LoopLimits ToLimits() => new([.. Enumerable.Range(0, LoopLimits.Classes).Select(LimitOf)]);

    private int LimitOf(int blocks)
    {
        List<int> lengths = _lengths[blocks];
        int rank = (int)Math.Ceiling(Share * lengths.Count);
        int percentile = rank > 0 ? lengths[rank - 1] : 0;
        return Math.Clamp(percentile, LoopLimits.FewestOf(blocks), LoopLimits.MostOnsets);
    }

    private static LoopCounts OfPiece(Piece piece, ITokenizer tokenizer)
    {
        LoopCounts counts = new();
        LoopTrail trail = new(tokenizer);
        var lengths = new int[LoopLimits.LongestBlock + 1]; // by block
        foreach (Token token in tokenizer.Encode(piece.Score))
            if (trail.Add(token))
                counts.Follow(trail.Loops, lengths);
        counts.Follow(new(), lengths); // behind the end all loops are over
        return counts;
    }

    private void Follow(OnsetLoops loops, int[] lengths)
    {
        for (int block = 1; block < lengths.Length; block++)
        {
            int now = loops.LengthOf(block);
            if (now < lengths[block])
                _lengths[LoopLimits.ClassOf(block)].Add(lengths[block]);
            lengths[block] = now;
        }
    }
}
