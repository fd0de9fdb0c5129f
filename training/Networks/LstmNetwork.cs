using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Continuo.Training.Networks;

/// <summary>
/// The network of the presets, and the oracle of the engine's own kernel: embedding (plus the piece's style vector),
/// dropout, LSTM (with dropout between its layers), dropout, linear.
/// </summary>
internal sealed class LstmNetwork : Module, ITrainableNetwork
{
    private readonly TorchTrainerOptions _options;
    private readonly Embedding _embedding;
    private readonly Embedding? _style;
    private readonly LookBackNetwork? _lookBack;
    private readonly LSTM _lstm;
    private readonly Linear _output;
    private readonly Dropout _dropout;

    /// <summary>Draws the weights from LibTorch's generator.</summary>
    public LstmNetwork(TorchTrainerOptions options)
        : base(nameof(LstmNetwork))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Vocabulary, 1);
        _options = options;
        register_module("embedding", _embedding = Embedding(options.Vocabulary, options.Embedding));
        if (options.Styles > 0)
            register_module("style", _style = Embedding(options.Styles + 1, options.Embedding));
        register_module("lstm", _lstm = LSTM(
            options.Embedding, options.Hidden, options.Layers, dropout: options.Layers > 1 ? options.Dropout : 0));
        register_module("output", _output = Linear(options.Hidden, options.Vocabulary));
        register_module("dropout", _dropout = Dropout(options.Dropout));
        if (options.LookBack)
            register_module("look_back", _lookBack = new LookBackNetwork(options.Embedding, options.Hidden));

        // A forget gate that begins open remembers from the start (Jozefowicz, Zaremba and Sutskever 2015, section
        // 2.2). All else is LibTorch's own choice; embeddings of N(0, 1) learn much faster here than smaller ones
        // (docs/decisions/0010).
        using var constant = no_grad();
        using var scope = NewDisposeScope();
        _style?.weight!.zero_(); // all music begins as one
        foreach ((string name, Parameter bias) in _lstm.named_parameters())
            if (name.StartsWith("bias_ih_", StringComparison.Ordinal))
                bias.narrow(0, options.Hidden, options.Hidden).fill_(1);
    }

    /// <inheritdoc/>
    public int Vocabulary => _options.Vocabulary;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Parameter Weight)> Weights => [.. named_parameters()];

    /// <inheritdoc/>
    public void DropUnits(bool drop) => train(drop);

    /// <inheritdoc/>
    public Tensor[] ZeroState(int lanes) =>
        [zeros(_options.Layers, lanes, _options.Hidden), zeros(_options.Layers, lanes, _options.Hidden)];

    /// <inheritdoc/>
    public (Tensor Logits, Tensor[] State) Forward(NetworkInput input, Tensor[] state)
    {
        Tensor vectors = _embedding.call(input.Tokens);
        if (_style is not null)
            vectors += _style.call(input.Styles);
        if (_lookBack is not null)
            vectors += _lookBack.Read(input.Past!, _embedding.weight!);
        (Tensor hidden, Tensor h, Tensor c) = _lstm.call(_dropout.call(vectors), (state[0], state[1]));
        hidden = _dropout.call(hidden);
        Tensor logits = _output.call(hidden);
        return (_lookBack is null ? logits : _lookBack.Raise(input.Past!, hidden, logits), [h, c]);
    }
}
