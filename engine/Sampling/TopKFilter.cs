namespace Continuo.Engine.Sampling;

/// <summary>Masks all but the K likeliest symbols; of equals the lower ids stay.</summary>
public sealed class TopKFilter : ILogitFilter
{
    private LogitRanking _ranking = new(0);

    public void Prepare(int vocabularySize) => _ranking = new(vocabularySize);

    public void Apply(Span<float> logits, in SamplingContext context)
    {
        if (context.TopK <= 0 || context.TopK >= logits.Length)
            return;

        _ranking.Rank(logits);
        for (int rank = context.TopK; rank < _ranking.Count; rank++)
            logits[_ranking[rank]] = float.NegativeInfinity;
    }
}
