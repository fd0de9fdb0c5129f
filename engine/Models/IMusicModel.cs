using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Models;

/// <summary>
/// Predicts the next token. Immutable once built, so instances share it [any]; what moves is the
/// <see cref="IModelState"/>, one for each thread.
/// </summary>
public interface IMusicModel
{
    /// <summary>Count of token ids, each in 0 .. this - 1.</summary>
    int VocabularySize { get; }

    /// <summary>The same model, its weights shared, that plays in a style. States go from one to the other.</summary>
    /// <param name="style">Null = in none.</param>
    /// <exception cref="ArgumentException">The model does not know the style.</exception>
    IMusicModel InStyle(string? style);

    /// <summary>A state of before the first token. The only call here that allocates.</summary>
    IModelState CreateState();

    /// <summary>
    /// Takes one token in and predicts the one that follows. Allocates nothing; same state and token, same bits out.
    /// </summary>
    /// <param name="state">Moved on by one token; made by this model's <see cref="CreateState"/>.</param>
    /// <param name="token">What was just heard or chosen.</param>
    /// <param name="logits">
    /// Receives <see cref="VocabularySize"/> unnormalised log-probabilities. Empty when no prediction is wanted
    /// (while priming), which saves the output layer's time.
    /// </param>
    /// <exception cref="ArgumentException">A foreign state, a token outside the vocabulary, a span too
    /// short.</exception>
    void Step(IModelState state, Token token, Span<float> logits);
}
