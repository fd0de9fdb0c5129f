using Continuo.Engine.Music;

namespace Continuo.Training.Prediction;

/// <summary>A predictor that reads intervals in place of pitches, as one of the encoding's own symbols.</summary>
/// <param name="predictor">Of the intervals' symbols; this object's own.</param>
/// <param name="symbols">How they are named.</param>
public sealed class IntervalPredictor(IPredictor predictor, IntervalSymbols symbols) : IPredictor
{
    private readonly bool[] _allowed = new bool[symbols.Size];
    private readonly double[] _probabilities = new double[symbols.Size];
    private int _pitch = IntervalSymbols.NoPitch;

    public void Reset(Ticks barLength)
    {
        predictor.Reset(barLength);
        _pitch = IntervalSymbols.NoPitch;
    }

    public void Advance(int token)
    {
        predictor.Advance(symbols.Of(token, _pitch));
        _pitch = symbols.IsPitch(token) ? token : _pitch;
    }

    public void Predict(ReadOnlySpan<bool> allowed, Span<double> probabilities)
    {
        Array.Clear(_allowed);
        for (int token = 0; token < allowed.Length; token++)
            _allowed[symbols.Of(token, _pitch)] |= allowed[token];
        predictor.Predict(_allowed, _probabilities);
        for (int token = 0; token < allowed.Length; token++)
            probabilities[token] = allowed[token] ? _probabilities[symbols.Of(token, _pitch)] : 0;
    }
}
