using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Training.Prediction;

/// <summary>A predictor beside what has been read of the piece, as the plugin mixes a model with it.</summary>
/// <param name="predictor">This object's own.</param>
/// <param name="tokenizer">The encoding of the pieces.</param>
/// <param name="delayBars">What lies nearer than this many bars does not count; 0 = everything counts.</param>
/// <param name="strength">How much the piece counts, 1 = as suits most music.</param>
public sealed class LookingBackPredictor(IPredictor predictor, ITokenizer tokenizer, int delayBars, float strength)
    : IPredictor
{
    private readonly LookBack _lookBack = new(tokenizer);
    private readonly float[] _logits = new float[tokenizer.Vocabulary.Size];
    private readonly SymbolClock _clock = new(tokenizer);
    private Ticks _delay;

    public void Reset(Ticks barLength)
    {
        predictor.Reset(barLength);
        _lookBack.GoBackTo(0);
        _clock.Reset(Ticks.Zero);
        _delay = barLength * delayBars;
    }

    public void Advance(int token)
    {
        predictor.Advance(token);
        _lookBack.Add(new(token), _clock.Take(new(token)));
    }

    public void Predict(ReadOnlySpan<bool> allowed, Span<double> probabilities)
    {
        predictor.Predict(allowed, probabilities);
        for (int i = 0; i < _logits.Length; i++)
            _logits[i] = allowed[i] ? (float)Math.Log(probabilities[i]) : float.NegativeInfinity;
        _lookBack.Apply(_logits, _clock.Position - _delay, strength);
        double sum = 0;
        for (int i = 0; i < _logits.Length; i++)
            sum += probabilities[i] = Math.Exp(_logits[i]);
        for (int i = 0; i < _logits.Length; i++)
            probabilities[i] /= sum;
    }
}
