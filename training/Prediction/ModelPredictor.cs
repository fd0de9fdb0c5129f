using Continuo.Engine.Models;
using Continuo.Engine.Music;

namespace Continuo.Training.Prediction;

/// <summary>The engine's own inference as a predictor: what the plugin plays is what is measured.</summary>
public sealed class ModelPredictor(IMusicModel model) : IPredictor
{
    private readonly IModelState _state = model.CreateState();
    private readonly float[] _logits = new float[model.VocabularySize];

    public void Reset(Ticks barLength) => _state.Reset(barLength);

    public void Advance(int token) => model.Step(_state, new(token), _logits);

    /// <summary>Softmax over the allowed tokens, in 64 bits.</summary>
    public void Predict(ReadOnlySpan<bool> allowed, Span<double> probabilities)
    {
        double highest = double.NegativeInfinity;
        for (int i = 0; i < _logits.Length; i++)
            if (allowed[i])
                highest = Math.Max(highest, _logits[i]);
        double sum = 0;
        for (int i = 0; i < _logits.Length; i++)
            sum += probabilities[i] = allowed[i] ? Math.Exp(_logits[i] - highest) : 0;
        for (int i = 0; i < _logits.Length; i++)
            probabilities[i] /= sum;
    }
}
