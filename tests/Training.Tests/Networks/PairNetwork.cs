using Continuo.Training.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Continuo.Training.Tests.Networks;

/// <summary>Another kind of network than the LSTM: logits by the last token alone; carries nothing.</summary>
internal sealed class PairNetwork : Module, ITrainableNetwork
{
    private readonly Embedding _rows;

    public PairNetwork(int vocabulary)
        : base(nameof(PairNetwork))
    {
        Vocabulary = vocabulary;
        register_module("rows", _rows = Embedding(vocabulary, vocabulary));
    }

    public int Vocabulary { get; }

    public IReadOnlyList<(string Name, Parameter Weight)> Weights => [.. named_parameters()];

    public void DropUnits(bool drop) => train(drop);

    public Tensor[] ZeroState(int lanes) => [];

    public (Tensor Logits, Tensor[] State) Forward(NetworkInput input, Tensor[] state) =>
        (_rows.call(input.Tokens), []);
}
