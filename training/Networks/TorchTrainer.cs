using Continuo.Engine.Models.LookingBack;
using Continuo.Engine.Safetensors;
using Continuo.Training.Batches;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Continuo.Training.Networks;

/// <summary>
/// One network in training, by AdamW (Loshchilov and Hutter 2019, algorithm 2), in LibTorch. One thread at a time.
/// docs/decisions/0028 has what a step costs.
/// </summary>
public sealed class TorchTrainer : IDisposable
{
    private const long Ignored = -100; // a target that does not count, as cross_entropy names it

    /// <summary>
    /// The random numbers of dropout come from a generator that the whole process shares. A trainer works with its own
    /// state of it, one trainer at a time, so that trainers side by side give what each would give alone.
    /// </summary>
    private static readonly Lock Generator = new();

    private readonly ITrainableNetwork _network;
    private readonly IReadOnlyList<(string Name, Parameter Weight)> _weights;
    private readonly AdamW _adam;
    private byte[] _random;
    private Tensor[] _carried = [];

    /// <summary>Begins with an LSTM of random weights.</summary>
    /// <exception cref="LibTorchException">LibTorch does not load or refuses the sizes.</exception>
    public TorchTrainer(TorchTrainerOptions options)
        : this(options, () => new LstmNetwork(options))
    {
    }

    /// <param name="options">Its seed and its weight decay count here.</param>
    /// <param name="network">Called with the generator seeded; the trainer disposes of what it makes.</param>
    internal TorchTrainer(TorchTrainerOptions options, Func<ITrainableNetwork> network)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (Generator)
            (_network, _random) = LibTorch.Call(() =>
            {
                random.manual_seed((long)options.Seed);
                return (network(), RandomState());
            });
        _weights = _network.Weights;
        _adam = optim.AdamW(_weights.Select(weight => weight.Weight), weight_decay: options.WeightDecay);
    }

    /// <summary>Tokens that the network knows.</summary>
    public int Vocabulary => _network.Vocabulary;

    /// <summary>
    /// One step on a batch at a learning rate; gradients above <paramref name="maxNorm"/> are scaled down to it, unless
    /// it is 0.
    /// </summary>
    /// <returns>Mean nats a target, and the gradients' norm before clipping.</returns>
    /// <exception cref="LibTorchException">The batch holds a token or a style that is not known, or no memory is
    /// left.</exception>
    public (float Loss, float GradientNorm) Step(Batch batch, float learningRate, float maxNorm)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfZero(batch.Targets, nameof(batch));
        lock (Generator)
            return LibTorch.Call(() =>
            {
                using DisposeScope scope = NewDisposeScope();
                random.set_rng_state(tensor(_random));
                _network.DropUnits(true);
                (Tensor logits, Tensor[] state) = _network.Forward(InputOf(batch), CarriedInto(batch));
                Tensor loss = Nats(logits, batch, nn.Reduction.Mean);
                _adam.zero_grad();
                loss.backward();
                double norm = nn.utils.clip_grad_norm_(
                    _weights.Select(weight => weight.Weight), maxNorm > 0 ? maxNorm : double.PositiveInfinity);
                foreach (optim.ILearningRateController group in _adam.ParamGroups)
                    group.LearningRate = learningRate;
                _adam.step();
                Carry([.. state.Select(tensor => tensor.detach())]);
                _random = RandomState();
                return (loss.item<float>(), (float)norm);
            });
    }

    /// <summary>
    /// Nats of every target of a batch, [lanes][steps], from a zero state
    /// and without dropout; 0 beyond a lane's length.
    /// </summary>
    public float[] Evaluate(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Measure(batch, logits => Nats(logits, batch, nn.Reduction.None).view(batch.Steps, batch.Lanes));
    }

    /// <summary>
    /// Logits after every token of one sequence, [steps][vocabulary], from a zero state and without dropout.
    /// </summary>
    /// <param name="sequence">The tokens.</param>
    /// <param name="style">Row of the style vectors.</param>
    /// <param name="past">What the music did before, for each token; null = the network does not read it.</param>
    public float[] Logits(ReadOnlySpan<int> sequence, int style = 0, ushort[]? past = null)
    {
        var batch = new Batch(lanes: 1, sequence.Length);
        batch.Fill(0, new([.. sequence, 0], style, past), 0, sequence.Length);
        return Measure(batch, logits => logits);
    }

    /// <summary>All weights, by their names in the model's file.</summary>
    public IReadOnlyList<Weight> GetWeights() =>
        [.. _weights.Select(weight => new Weight(weight.Name, ShapeOf(weight.Weight), ValuesOf(weight.Weight)))];

    /// <summary>Replaces one weight.</summary>
    /// <exception cref="ArgumentException">There is no such weight, or the count is not its own.</exception>
    public void SetWeight(string name, ReadOnlySpan<float> values)
    {
        Parameter weight = Find(name);
        if (values.Length != weight.NumberOfElements)
            throw new ArgumentException($"{name}: {values.Length} values, not {weight.NumberOfElements}");
        Set(weight, values.ToArray());
    }

    /// <summary>Keeps a weight unchanged from now on.</summary>
    /// <exception cref="ArgumentException">There is no such weight.</exception>
    public void Freeze(string name)
    {
        Parameter weight = Find(name);
        weight.requires_grad = false;
        weight.grad = null; // the optimiser passes over a weight without a gradient
    }

    /// <summary>Takes down all that a resumed run needs.</summary>
    public TrainerState SaveState() => new(
        [
            .. Lasting().Concat(_carried.Select((tensor, i) => (CarriedName(i), tensor)))
                .Select(entry => new WeightsTensor(entry.Item1, ShapeOf(entry.Item2), ValuesOf(entry.Item2))),
        ],
        Moments.Max(moments => moments.step), _random);

    /// <summary>Goes back to where <see cref="SaveState"/> was called, in this trainer or another.</summary>
    /// <exception cref="InvalidDataException">The state is that of another network; nothing is changed.</exception>
    public void LoadState(TrainerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var saved = state.Tensors.ToDictionary(tensor => tensor.Name);
        (string Name, Tensor Tensor)[] lasting = [.. Lasting()];
        Tensor[] carried = [];
        if (saved.TryGetValue(CarriedName(0), out WeightsTensor? first) && first.Shape is [_, > 0 and int lanes, ..])
            carried = _network.ZeroState(lanes);
        (string Name, Tensor Tensor)[] all = [.. lasting, .. carried.Select((tensor, i) => (CarriedName(i), tensor))];
        foreach ((string name, Tensor tensor) in all)
            if (!saved.TryGetValue(name, out WeightsTensor? found) || !found.Shape.SequenceEqual(ShapeOf(tensor)))
                throw new InvalidDataException($"the saved state holds no {name} of this network's size");
        if (state.Random.Length != _random.Length || state.Steps < 0 || all.Length != saved.Count)
            throw new InvalidDataException("the saved state is that of another network");
        foreach ((string name, Tensor tensor) in all)
            Set(tensor, saved[name].Values.ToArray());
        foreach (AdamW.State moments in Moments)
            moments.step = state.Steps;
        Carry(carried);
        _random = state.Random;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Carry([]);
        _adam.Dispose();
        _network.Dispose();
    }

    private IEnumerable<AdamW.State> Moments => _adam.state_dict().State.Cast<AdamW.State>();

    private static string CarriedName(int index) => FormattableString.Invariant($"carried.{index}");

    /// <summary>Each weight and its first and second moment.</summary>
    private IEnumerable<(string Name, Tensor Tensor)> Lasting() => _weights.Zip(Moments).SelectMany(pair => new[]
    {
        ($"weight.{pair.First.Name}", pair.First.Weight),
        ($"first.{pair.First.Name}", pair.Second.exp_avg),
        ($"second.{pair.First.Name}", pair.Second.exp_avg_sq),
    });

    private float[] Measure(Batch batch, Func<Tensor, Tensor> stepsByLanes) => LibTorch.Call(() =>
    {
        using DisposeScope scope = NewDisposeScope();
        using var constant = no_grad();
        _network.DropUnits(false);
        (Tensor logits, _) = _network.Forward(InputOf(batch), _network.ZeroState(batch.Lanes));
        return ValuesOf(stepsByLanes(logits).transpose(0, 1));
    });

    /// <summary>The state of the batch before, without gradient, and zeros where a lane begins a new piece.</summary>
    private Tensor[] CarriedInto(Batch batch)
    {
        if (_carried.Length == 0 || _carried[0].size(1) != batch.Lanes)
            return _network.ZeroState(batch.Lanes);
        Tensor keep = tensor(batch.Reset.Select(reset => reset == 0 ? 1f : 0f).ToArray()).view(1, batch.Lanes, 1);
        return [.. _carried.Select(state => state * keep)];
    }

    private void Carry(Tensor[] state)
    {
        foreach (Tensor old in _carried)
            old.Dispose();
        _carried = [.. state.Select(tensor => tensor.DetachFromDisposeScope())];
    }

    private static NetworkInput InputOf(Batch batch)
    {
        Tensor tokens = tensor(batch.Tokens, [batch.Lanes, batch.Steps + 1], ScalarType.Int64);
        return new(
            tokens.narrow(1, 0, batch.Steps).t().contiguous(), tensor(batch.Styles, ScalarType.Int64), PastOf(batch));
    }

    private static Tensor? PastOf(Batch batch)
    {
        if (batch.Past.Length == 0)
            return null;
        long[] numbers = Array.ConvertAll(batch.Past, number => (long)number);
        return tensor(numbers, [batch.Lanes, batch.Steps, LookBackInputs.Columns]).transpose(0, 1);
    }

    private static Tensor Nats(Tensor logits, Batch batch, nn.Reduction reduction)
    {
        var targets = new long[batch.Steps * batch.Lanes];
        for (int i = 0; i < targets.Length; i++)
        {
            (int step, int lane) = (i / batch.Lanes, i % batch.Lanes);
            targets[i] = step < batch.Lengths[lane] ? batch.Lane(lane)[step + 1] : Ignored;
        }
        return cross_entropy(logits.flatten(0, 1), tensor(targets), ignore_index: Ignored, reduction: reduction);
    }

    private Parameter Find(string name) =>
        _weights.FirstOrDefault(weight => weight.Name == name).Weight
            ?? throw new ArgumentException($"no weight is called {name}", nameof(name));

    private static void Set(Tensor tensor, float[] values)
    {
        using DisposeScope scope = NewDisposeScope();
        using var constant = no_grad();
        tensor.copy_(torch.tensor(values).view(tensor.shape));
    }

    private static int[] ShapeOf(Tensor tensor) => [.. tensor.shape.Select(extent => (int)extent)];

    private static float[] ValuesOf(Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        return tensor.detach().contiguous().data<float>().ToArray();
    }

    private static byte[] RandomState()
    {
        using Tensor state = random.get_rng_state();
        return state.data<byte>().ToArray();
    }
}
