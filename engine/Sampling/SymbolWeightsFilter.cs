using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Sampling;

/// <summary>
/// Adds the weight of each symbol's class to its logit, so that the odds between two classes change by the same factor
/// wherever both may follow. Comes before the filters that cut, else what is
/// down-weighted could have pushed everything else out.
/// </summary>
public sealed class SymbolWeightsFilter : ILogitFilter
{
    // Odds of a thousand millions to one: more is a mask, and masks are the grammar's.
    private const float Most = 20;

    private SymbolClass[] _classes = [];

    public void Prepare(int vocabularySize) => _classes = new SymbolClass[vocabularySize];

    public void Prepare(ReadOnlySpan<SymbolClass> classes) => _classes = classes.ToArray();

    public void Apply(Span<float> logits, in SamplingContext context)
    {
        SymbolWeights weights = context.Weights;
        if (weights == default)
            return;

        Span<float> ofClass = stackalloc float[(int)SymbolClass.Hold + 1];
        ofClass[(int)SymbolClass.Other] = 0;
        ofClass[(int)SymbolClass.Note] = Bounded(weights.Note);
        ofClass[(int)SymbolClass.Chord] = Bounded(weights.Chord);
        ofClass[(int)SymbolClass.Rest] = Bounded(weights.Rest);
        ofClass[(int)SymbolClass.Hold] = Bounded(weights.Hold);
        for (int id = 0; id < logits.Length; id++)
            logits[id] += ofClass[(int)_classes[id]];
    }

    private static float Bounded(float weight) => float.IsNaN(weight) ? 0 : Math.Clamp(weight, -Most, Most);
}
