using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Models;
using Continuo.Engine.Music;

namespace Continuo.Training.Prediction;

/// <summary>A model beside a memory of symbols, as the plugin mixes them.</summary>
/// <param name="model">Shared; the state is this object's own.</param>
/// <param name="memory">Filled by whoever measures.</param>
/// <param name="imitate">How much the memory counts, 0..1.</param>
public sealed class ImitatingPredictor(IMusicModel model, SymbolMemory memory, float imitate) : IPredictor
{
    private readonly IModelState _state = model.CreateState();
    private readonly SymbolTrail _trail = new();
    private readonly float[] _logits = new float[model.VocabularySize];

    public SymbolMemory Memory => memory;

    public void Reset(Ticks barLength)
    {
        _state.Reset(barLength);
        _trail.Clear();
    }

    public void Advance(int token)
    {
        model.Step(_state, new(token), _logits);
        _trail.Add(new(token));
    }

    /// <summary>Softmax over the allowed tokens, in 64 bits.</summary>
    public void Predict(ReadOnlySpan<bool> allowed, Span<double> probabilities)
    {
        for (int i = 0; i < _logits.Length; i++)
            _logits[i] = allowed[i] ? _logits[i] : float.NegativeInfinity;
        memory.Apply(_logits, _trail, imitate);

        double highest = double.NegativeInfinity;
        foreach (float logit in _logits)
            highest = Math.Max(highest, logit);
        double sum = 0;
        for (int i = 0; i < _logits.Length; i++)
            sum += probabilities[i] = Math.Exp(_logits[i] - highest);
        for (int i = 0; i < _logits.Length; i++)
            probabilities[i] /= sum;
    }
}
