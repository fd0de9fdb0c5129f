using Continuo.Engine.Music;

namespace Continuo.Training.Prediction;

/// <summary>Anything that gives the next token's probabilities: a model, or a baseline. One thread at a time.</summary>
public interface IPredictor
{
    /// <summary>Before a piece's first token.</summary>
    /// <param name="barLength">Of the piece's first meter.</param>
    void Reset(Ticks barLength);

    /// <summary>Takes a token in.</summary>
    void Advance(int token);

    /// <summary>The next token's probabilities; sum to 1 over the allowed ones, 0 for the others.</summary>
    /// <param name="allowed">For each token whether the grammar lets it follow.</param>
    /// <param name="probabilities">One for each token.</param>
    void Predict(ReadOnlySpan<bool> allowed, Span<double> probabilities);
}
