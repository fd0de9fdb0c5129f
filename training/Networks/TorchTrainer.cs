using System.Runtime.InteropServices;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.Lstm;
using Continuo.Training.Batches;

namespace Continuo.Training.Networks;

/// <summary>
/// One LSTM language model in training: LibTorch behind the C functions of torch_bridge.h. One thread at a time. A step
/// costs about lanes * steps / 35,000 s for one layer of 256 units on two cores.
/// </summary>
public sealed unsafe class TorchTrainer : IDisposable
{
    private nint _trainer;

    /// <exception cref="TorchBridgeException">No bridge, no such device, or sizes that make no sense.</exception>
    public TorchTrainer(TorchTrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        TorchBridge.Require();
        Options = options;
        var config = new TorchBridgeApi.Config
        {
            Vocabulary = options.Vocabulary,
            Embedding = options.Embedding,
            Hidden = options.Hidden,
            Layers = options.Layers,
            Dropout = options.Dropout,
            WeightDecay = options.WeightDecay,
            Device = options.Device,
            Styles = options.Styles,
            Seed = options.Seed,
        };
        nint trainer = 0;
        TorchBridge.Check(TorchBridgeApi.torch_bridge_create(&config, &trainer));
        _trainer = trainer;
    }

    ~TorchTrainer() => Release();

    public TorchTrainerOptions Options { get; }

    /// <summary>
    /// One step on a batch at a learning rate; gradients above <paramref name="maxNorm"/> are scaled down to it.
    /// </summary>
    /// <returns>Mean nats a target, and the gradients' norm before clipping.</returns>
    public (float Loss, float GradientNorm) Step(Batch batch, float learningRate, float maxNorm)
    {
        ArgumentNullException.ThrowIfNull(batch);
        float loss = 0, norm = 0;
        fixed (int* tokens = batch.Tokens, lengths = batch.Lengths, styles = batch.Styles)
        fixed (byte* reset = batch.Reset)
            TorchBridge.Check(TorchBridgeApi.torch_bridge_train_step(
                Alive(), tokens, lengths, reset, styles,
                batch.Lanes, batch.Steps, learningRate, maxNorm, &loss, &norm));
        return (loss, norm);
    }

    /// <summary>
    /// Nats of every target of a batch, [lanes][steps], from a zero state
    /// and without dropout; 0 beyond a lane's length.
    /// </summary>
    public float[] Evaluate(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var nats = new float[batch.Lanes * batch.Steps];
        fixed (int* tokens = batch.Tokens, lengths = batch.Lengths, styles = batch.Styles)
        fixed (float* values = nats)
            TorchBridge.Check(TorchBridgeApi.torch_bridge_evaluate(
                Alive(), tokens, lengths, styles, batch.Lanes, batch.Steps, values));
        return nats;
    }

    /// <summary>
    /// Logits after every token of one sequence, [steps][vocabulary], from a zero state and without dropout.
    /// </summary>
    public float[] Logits(ReadOnlySpan<int> sequence, int style = 0)
    {
        var logits = new float[sequence.Length * Options.Vocabulary];
        fixed (int* tokens = sequence)
        fixed (float* values = logits)
            TorchBridge.Check(TorchBridgeApi.torch_bridge_logits(Alive(), tokens, &style, 1, sequence.Length, values));
        return logits;
    }

    /// <summary>All weights, by PyTorch's names.</summary>
    public IReadOnlyList<Weight> GetWeights()
    {
        var weights = new List<Weight>();
        int count = TorchBridgeApi.torch_bridge_weight_count(Alive());
        long* shape = stackalloc long[2];
        for (int i = 0; i < count; i++)
        {
            byte* name;
            TorchBridge.Check(TorchBridgeApi.torch_bridge_weight_info(_trainer, i, &name, shape));
            int[] extents = shape[1] == 0 ? [(int)shape[0]] : [(int)shape[0], (int)shape[1]];
            var values = new float[extents.Aggregate(1, (a, b) => a * b)];
            string text = Marshal.PtrToStringUTF8((nint)name)!;
            fixed (float* to = values)
                TorchBridge.Check(TorchBridgeApi.torch_bridge_get_weight(_trainer, text, to, values.Length));
            weights.Add(new Weight(text, extents, values));
        }
        return weights;
    }

    /// <summary>Replaces one weight; the count must be its own.</summary>
    public void SetWeight(string name, ReadOnlySpan<float> values)
    {
        fixed (float* from = values)
            TorchBridge.Check(TorchBridgeApi.torch_bridge_set_weight(Alive(), name, from, values.Length));
    }

    /// <summary>Whether <see cref="Step"/> changes a weight; at first it changes all.</summary>
    public void SetTrainable(string name, bool trainable) =>
        TorchBridge.Check(TorchBridgeApi.torch_bridge_set_trainable(Alive(), name, trainable ? 1 : 0));

    /// <summary>Weights, moments, carried state and random generator: all that a resumed run needs.</summary>
    public byte[] SaveState()
    {
        long size = 0;
        TorchBridge.Check(TorchBridgeApi.torch_bridge_save_state(Alive(), null, 0, &size));
        var bytes = new byte[size];
        fixed (byte* to = bytes)
            TorchBridge.Check(TorchBridgeApi.torch_bridge_save_state(_trainer, to, bytes.Length, &size));
        return bytes;
    }

    /// <summary>Undoes everything since the matching <see cref="SaveState"/>.</summary>
    public void LoadState(ReadOnlySpan<byte> state)
    {
        fixed (byte* from = state)
            TorchBridge.Check(TorchBridgeApi.torch_bridge_load_state(Alive(), from, state.Length));
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private nint Alive()
    {
        ObjectDisposedException.ThrowIf(_trainer == 0, this);
        return _trainer;
    }

    private void Release()
    {
        if (_trainer != 0)
            TorchBridgeApi.torch_bridge_destroy(_trainer);
        _trainer = 0;
    }
}
