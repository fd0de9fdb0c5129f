using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.Lstm;
using Continuo.Training.Batches;
using Continuo.Training.Corpus;
using Continuo.Training.Networks;
using Continuo.Training.Runs;

namespace Continuo.Bench.Frames;

/// <summary>
/// Trains an LSTM on spelled frames until the epochs are done or the validation loss stops falling, and keeps the best
/// weights. One thread.
/// </summary>
public sealed class FrameTrainer
{
    private const int ValidLanes = 16;

    private readonly FrameTrainingOptions _options;
    private readonly IReadOnlyList<IReadOnlyList<Frame>> _train;
    private readonly List<Batch> _valid;
    private readonly long _validSteps;

    /// <param name="options">Sizes and knobs.</param>
    /// <param name="train">At least one piece.</param>
    /// <param name="valid">At least one piece.</param>
    public FrameTrainer(
        FrameTrainingOptions options, IReadOnlyList<IReadOnlyList<Frame>> train,
        IReadOnlyList<IReadOnlyList<Frame>> valid)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(valid);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Shift, FrameSpelling.MaximumShift, nameof(options));
        _options = options;
        _train = [.. train.Where(piece => piece.Count > 0)];
        _valid = [.. valid
            .Where(piece => piece.Count > 0)
            .Select(piece => new EncodedPiece(options.Spelling.Spell(piece, shift: 0)))
            .OrderBy(piece => piece.Tokens.Length)
            .Chunk(ValidLanes)
            .Select(Batch.OfWhole)];
        _validSteps = valid.Sum(piece => (long)piece.Count);
        if (_train.Count == 0 || _validSteps == 0)
            throw new ArgumentException("a part is empty", nameof(train));
    }

    /// <param name="onEpoch">Called after every epoch: number from 1, nats a symbol in training, nats a step on the
    /// validation part.</param>
    /// <param name="cancel">Looked at between steps.</param>
    /// <returns>The weights of the best epoch.</returns>
    /// <exception cref="LibTorchException">LibTorch is not there or refuses the sizes.</exception>
    public IReadOnlyList<Weight> Run(Action<int, double, double> onEpoch, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(onEpoch);
        using var torch = new TorchTrainer(new TorchTrainerOptions
        {
            Vocabulary = FrameSpelling.Symbols,
            Embedding = _options.Embedding,
            Hidden = _options.Hidden,
            Layers = _options.Layers,
            Dropout = _options.Dropout,
            WeightDecay = _options.WeightDecay,
            Seed = _options.Seed,
        });
        IReadOnlyList<Weight> best = [];
        (double lowest, int bestEpoch) = (double.PositiveInfinity, 0);
        for (int epoch = 0; epoch < _options.Epochs && epoch - bestEpoch < _options.Patience; epoch++)
        {
            double trained = Train(torch, epoch, cancel);
            double valid = ValidNats(torch);
            onEpoch(epoch + 1, trained, valid);
            if (valid < lowest)
                (lowest, bestEpoch, best) = (valid, epoch + 1, torch.GetWeights());
        }
        return best;
    }

    private double Train(TorchTrainer torch, int epoch, CancellationToken cancel)
    {
        double nats = 0;
        long targets = 0;
        List<Batch> batches = PiecesToBatches.Cut(Epoch(epoch), _options.Batch, _options.Sequence);
        for (int step = 0; step < batches.Count; step++)
        {
            cancel.ThrowIfCancellationRequested();
            double progress = (epoch + (double)step / batches.Count) / _options.Epochs;
            float rate = LearningRate.At(_options.LearningRate, progress, _options.WarmUp);
            (float loss, _) = torch.Step(batches[step], rate, _options.MaxNorm);
            nats += (double)loss * batches[step].Targets;
            targets += batches[step].Targets;
        }
        return nats / targets;
    }

    /// <summary>
    /// Every piece once, in a new order, each in a key of its own. Follows from (seed, epoch, piece) alone.
    /// </summary>
    private EncodedPiece[] Epoch(int epoch)
    {
        int[] order = [.. Enumerable.Range(0, _train.Count)];
        var shuffle = SeededRandom64.For(_options.Seed, epoch, -1);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = shuffle.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return [.. order.Select(piece =>
        {
            var random = SeededRandom64.For(_options.Seed, epoch, piece);
            return new EncodedPiece(
                _options.Spelling.Spell(_train[piece], random.Below(2 * _options.Shift + 1) - _options.Shift));
        })];
    }

    /// <summary>Nats a step, in the pieces' own keys and without the grammar's mask.</summary>
    private double ValidNats(TorchTrainer torch)
    {
        double nats = 0;
        foreach (Batch batch in _valid)
            foreach (float loss in torch.Evaluate(batch))
                nats += loss;
        return nats / _validSteps;
    }
}
