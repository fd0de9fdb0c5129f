using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Continuo.Training.Networks;

/// <summary>
/// A network that <see cref="TorchTrainer"/> can train: from tokens, step by step, to the logits of the token after
/// each. One thread at a time.
/// </summary>
internal interface ITrainableNetwork : IDisposable
{
    /// <summary>Tokens that it knows, above zero.</summary>
    int Vocabulary { get; }

    /// <summary>All weights by their names in the model's file, in an order that never changes.</summary>
    IReadOnlyList<(string Name, Parameter Weight)> Weights { get; }

    /// <summary>Drops units, as in training, or not, as in measuring.</summary>
    void DropUnits(bool drop);

    /// <summary>
    /// What it carries from one sequence to the next, at the beginning of a piece: zeros. The second extent of each is
    /// <paramref name="lanes"/>.
    /// </summary>
    Tensor[] ZeroState(int lanes);

    /// <summary>Goes through sequences that lie side by side in lanes.</summary>
    /// <param name="input">The sequences.</param>
    /// <param name="state">Before the first step; left unchanged.</param>
    /// <returns>Logits [steps][lanes][vocabulary], and the state after the last step.</returns>
    (Tensor Logits, Tensor[] State) Forward(NetworkInput input, Tensor[] state);
}

/// <summary>What a network reads of a batch.</summary>
/// <param name="Tokens">[steps][lanes], 64-bit.</param>
/// <param name="Styles">[lanes], 64-bit: the style of the piece in each lane; 0 = none.</param>
/// <param name="Past">[steps][lanes][columns], 64-bit: what the music did before; null = not known.</param>
internal sealed record NetworkInput(Tensor Tokens, Tensor Styles, Tensor? Past);
