using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;
using Continuo.Training.Corpus;

namespace Continuo.Training.Prediction;

/// <summary>All Markov chains that have learnt one training part. Any thread may ask for a predictor.</summary>
public sealed class ChainBaselines
{
    private readonly ITokenizer _tokenizer;
    private readonly IntervalSymbols _intervals;
    private readonly Lazy<MarkovBaseline> _ppm;
    private readonly Lazy<KneserNeyChain> _kneserNey;
    private readonly Lazy<KneserNeyChain> _ofIntervals;

    /// <param name="pieces">To count, each kind of chain once it is asked for.</param>
    /// <param name="tokenizer">Their encoding.</param>
    /// <param name="order">Symbols of context, at most.</param>
    /// <param name="transpose">PPM counts each piece in all twelve keys.</param>
    public ChainBaselines(IReadOnlyList<Piece> pieces, ITokenizer tokenizer, int order, bool transpose = false)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(tokenizer);
        _tokenizer = tokenizer;
        _intervals = new(tokenizer);
        Lazy<List<Token>[]> encoded = new(() => [.. pieces.Select(piece => tokenizer.Encode(piece.Score))]);
        _ppm = new(() => MarkovBaseline.Of(pieces, tokenizer, order, transpose));
        _kneserNey = new(() => KneserNeyChain.Of(
            encoded.Value.Select(piece => piece.Select(token => token.Id).ToArray()), order));
        _ofIntervals = new(() => KneserNeyChain.Of(encoded.Value.Select(_intervals.Of), order));
    }

    /// <summary>A predictor for one thread.</summary>
    /// <param name="kind">What it reads, and how it counts.</param>
    /// <param name="order">Symbols of context, at most.</param>
    /// <param name="memory">What it knows of the piece.</param>
    public IPredictor Create(ChainKind kind, int order, ChainMemory memory)
    {
        bool isShortTerm = memory == ChainMemory.WholePiece;
        List<IPredictor> chains = [];
        if (kind == ChainKind.Ppm)
            chains.Add(_ppm.Value.Share(order));
        if (kind is ChainKind.KneserNey or ChainKind.KneserNeyOfBoth)
            chains.Add(_kneserNey.Value.Share(order));
        if (isShortTerm && kind != ChainKind.KneserNeyOfIntervals)
            chains.Add(new ShortTermChain(_tokenizer.Vocabulary.Size));
        if (kind is ChainKind.KneserNeyOfIntervals or ChainKind.KneserNeyOfBoth)
        {
            chains.Add(OfIntervals(_ofIntervals.Value.Share(order)));
            if (isShortTerm)
                chains.Add(OfIntervals(new ShortTermChain(_intervals.Size)));
        }

        IPredictor chain = chains.Count == 1 ? chains[0] : new JoinedPredictor([.. chains]);
        return memory switch
        {
            ChainMemory.None => chain,
            ChainMemory.LookingBack => new LookingBackPredictor(chain, _tokenizer, LookBack.DelayBars, strength: 1),
            _ => new LookingBackPredictor(chain, _tokenizer, delayBars: 0, strength: 1),
        };
    }

    private IntervalPredictor OfIntervals(IPredictor chain) => new(chain, _intervals);
}
