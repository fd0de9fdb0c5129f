namespace Continuo.Engine.Sampling;

/// <summary>
/// Masks all but the fewest likeliest symbols that together have at least the share P of the probability; at least one
/// stays. (Holtzman et al., "The curious case of neural text degeneration", 2020.)
/// </summary>
public sealed class TopPFilter : ILogitFilter
{
    private LogitRanking _ranking = new(0);

    public void Prepare(int vocabularySize) => _ranking = new(vocabularySize);

    public void Apply(Span<float> logits, in SamplingContext context)
    {
        if (!(context.TopP < 1))
            return;

        _ranking.Rank(logits);
        if (_ranking.Count == 0)
            return;

        float highest = logits[_ranking[0]];
        double sum = 0;
        for (int rank = 0; rank < _ranking.Count; rank++)
            sum += Math.Exp((double)logits[_ranking[rank]] - highest);

        double share = 0;
        int kept = 0;
        while (kept < _ranking.Count && (kept == 0 || share < context.TopP * sum))
            share += Math.Exp((double)logits[_ranking[kept++]] - highest);
        for (int rank = kept; rank < _ranking.Count; rank++)
            logits[_ranking[rank]] = float.NegativeInfinity;
    }
}
