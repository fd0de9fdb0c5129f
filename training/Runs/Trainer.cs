using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Presets;
using Continuo.Training.Batches;
using Continuo.Training.Corpus;
using Continuo.Training.Networks;

namespace Continuo.Training.Runs;

/// <summary>
/// Trains an LSTM on a corpus until the epochs are done or the validation loss stops falling, and keeps the best
/// weights. Stopped at any instant it can be resumed: the run that follows gives the losses that the first would have
/// given. One thread.
/// </summary>
public sealed class Trainer : IDisposable
{
    /// <summary>The most of a piece that is measured on; more takes memory and tells nothing new.</summary>
    public const int ValidTokens = 4096;

    private const int ValidLanes = 16;

    private readonly TrainingOptions _options;
    private readonly CorpusToPieces _train;
    private readonly List<Batch> _valid;
    private readonly string _data;
    private readonly TorchTrainer _torch;
    private readonly Stopwatch _clock = new();
    private readonly List<EpochRecord> _history = [];

    private bool _hasWeights;
    private int _epoch;
    private int _step;
    private double _epochNats;
    private long _epochTargets;
    private double _earlierSeconds;
    private long _targetsBefore;
    private long _targetsHere;

    /// <param name="options">Sizes and knobs.</param>
    /// <param name="train">At least one piece.</param>
    /// <param name="valid">May be empty; then every epoch counts as the best.</param>
    /// <param name="tokenizer">The encoding with a model's symbols; null =
    /// with those that suit the music to learn.</param>
    /// <exception cref="LibTorchException">LibTorch is not there or refuses the sizes.</exception>
    public Trainer(
        TrainingOptions options, IReadOnlyList<Piece> train, IReadOnlyList<Piece> valid, ITokenizer? tokenizer = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(valid);
        ArgumentOutOfRangeException.ThrowIfZero(train.Count, nameof(train));
        _options = options;
        Tokenizer = tokenizer
            ?? Tokenizers.Find(options.Encoding)?.LearnFrom(train.Select(piece => piece.Score))
            ?? throw new ArgumentException($"there is no encoding '{options.Encoding}'", nameof(options));
        PastOfPieces? past = options.LookBack ? new(Tokenizer) : null;
        _train = new CorpusToPieces(train, Tokenizer, options.Augmentation, options.Seed, past);
        _valid = ValidBatches(valid, Tokenizer, past);
        _data = DigestOf(train, valid);
        _torch = new TorchTrainer(new TorchTrainerOptions
        {
            Vocabulary = Tokenizer.Vocabulary.Size,
            Embedding = options.Embedding,
            Hidden = options.Hidden,
            Layers = options.Layers,
            LookBack = options.LookBack,
            Dropout = options.Dropout,
            WeightDecay = options.WeightDecay,
            Styles = options.StyleCount,
            Seed = options.Seed,
        });
        if (options.FreezeRecurrent)
            foreach (Weight weight in _torch.GetWeights()
                .Where(weight => weight.Name.StartsWith("lstm.", StringComparison.Ordinal)))
                _torch.Freeze(weight.Name);
    }

    public ITokenizer Tokenizer { get; }

    /// <summary>The loss curve so far.</summary>
    public IReadOnlyList<EpochRecord> History => _history;

    /// <summary>
    /// Lowest bits a token on the validation part; null before the first epoch's end or without that part.
    /// </summary>
    public double? BestValidBits { get; private set; }

    /// <summary>The epoch of the best weights, from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Time spent training, in all runs together.</summary>
    public double Seconds => _earlierSeconds + _clock.Elapsed.TotalSeconds;

    /// <summary>Targets learnt from, in all runs together.</summary>
    public long TokensSeen => _targetsBefore + _targetsHere;

    public IReadOnlyList<Weight> GetWeights() => _torch.GetWeights();

    /// <summary>Begins from other weights than random ones. Before <see cref="Run"/>.</summary>
    public void SetWeights(IEnumerable<Weight> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        foreach (Weight weight in weights)
            _torch.SetWeight(weight.Name, weight.Values);
        _hasWeights = true;
    }

    /// <summary>Trains to the end, or until cancelled.</summary>
    /// <param name="onBest">Called after an epoch that was better than all
    /// before, with the best weights in force.</param>
    /// <param name="onProgress">Called after every step and every epoch; may <see cref="Save"/>.</param>
    /// <param name="cancel">Looked at between steps.</param>
    /// <returns>False when cancelled.</returns>
    public bool Run(
        Action<Trainer> onBest, Action<TrainingProgress>? onProgress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(onBest);
        _clock.Start();
        if (_hasWeights && _epoch == 0 && _step == 0 && _valid.Count > 0)
        {
            // Weights that further training does not better are kept.
            (BestValidBits, BestEpoch) = (ValidBits(), 0);
            onBest(this);
        }
        while (_epoch < _options.Epochs && !IsStuck && !cancel.IsCancellationRequested)
        {
            List<Batch> batches = PiecesToBatches.Cut(_train.Epoch(_epoch), _options.Batch, _options.Sequence);
            while (_step < batches.Count && !cancel.IsCancellationRequested)
            {
                TrainOn(batches[_step], (_epoch + (double)_step / batches.Count) / _options.Epochs);
                _step++;
                onProgress?.Invoke(ProgressAfter(batches.Count, null));
            }
            if (_step < batches.Count)
                break;
            EndEpoch(onBest);
            TrainingProgress progress = ProgressAfter(batches.Count, _history[^1].ValidBits);
            (_epoch, _step, _epochNats, _epochTargets) = (_epoch + 1, 0, 0, 0);
            onProgress?.Invoke(progress);
        }
        _clock.Stop();
        return _epoch >= _options.Epochs || IsStuck;
    }

    /// <summary>Keeps everything that a resumed run needs: all steps that are done.</summary>
    /// <exception cref="IOException">The folder is full or not writable; what was saved before is still
    /// there.</exception>
    public void Save(string path)
    {
        TrainerState state = _torch.SaveState();
        var checkpoint = new Checkpoint
        {
            Options = _options,
            Data = _data,
            Epoch = _epoch,
            Step = _step,
            EpochNats = _epochNats,
            EpochTargets = _epochTargets,
            BestValidBits = BestValidBits,
            BestEpoch = BestEpoch,
            Seconds = Seconds,
            TokensSeen = TokensSeen,
            History = [.. _history],
            OptimiserSteps = state.Steps,
            Random = state.Random,
        };
        checkpoint.Save(path, state.Tensors);
    }

    /// <exception cref="InvalidDataException">Damaged, or of another run: other options, other data.</exception>
    public void Resume(string path)
    {
        (Checkpoint checkpoint, TrainerState state) = Checkpoint.Load(path);
        if (checkpoint.Options != _options)
            throw new InvalidDataException($"{path} was begun with other options: {checkpoint.Options}");
        if (checkpoint.Data != _data)
            throw new InvalidDataException($"{path} was begun on other data");
        _torch.LoadState(state);
        (_epoch, _step) = (checkpoint.Epoch, checkpoint.Step);
        (_epochNats, _epochTargets) = (checkpoint.EpochNats, checkpoint.EpochTargets);
        (BestValidBits, BestEpoch) = (checkpoint.BestValidBits, checkpoint.BestEpoch);
        (_earlierSeconds, _targetsBefore) = (checkpoint.Seconds, checkpoint.TokensSeen);
        _history.Clear();
        _history.AddRange(checkpoint.History);
    }

    public void Dispose() => _torch.Dispose();

    private bool IsStuck => BestValidBits is not null && _epoch - BestEpoch >= _options.Patience;

    private void TrainOn(Batch batch, double progress)
    {
        // At an epoch's end few pieces are left, at last the longest alone: its
        // steps must not count as much as those of many.
        float share = (float)batch.Lengths.Count(length => length > 0) / Math.Min(_options.Batch, _train.Count);
        float rate = LearningRate.At(_options.LearningRate, progress, _options.WarmUp) * Math.Min(1, share);
        (float loss, _) = _torch.Step(batch, rate, _options.MaxNorm);
        int targets = batch.Targets;
        _epochNats += (double)loss * targets;
        _epochTargets += targets;
        _targetsHere += targets;
    }

    private void EndEpoch(Action<Trainer> onBest)
    {
        double? bits = _valid.Count == 0 ? null : ValidBits();
        _history.Add(new EpochRecord(_epoch + 1, _epochNats / _epochTargets, bits, Seconds));
        if (bits is not null && bits >= BestValidBits)
            return;
        (BestValidBits, BestEpoch) = (bits, _epoch + 1);
        onBest(this);
    }

    private double ValidBits()
    {
        double nats = 0;
        long targets = 0;
        foreach (Batch batch in _valid)
        {
            foreach (float loss in _torch.Evaluate(batch))
                nats += loss;
            targets += batch.Targets;
        }
        return nats / targets / Math.Log(2);
    }

    private TrainingProgress ProgressAfter(int steps, double? validBits)
    {
        double done = _epoch + (double)_step / steps;
        double speed = _targetsHere / Math.Max(1e-9, _clock.Elapsed.TotalSeconds);
        double left = Seconds / Math.Max(1e-9, done) * (_options.Epochs - done);
        return new TrainingProgress(
            _epoch + 1, _options.Epochs, _step, steps, _epochNats / _epochTargets, validBits, BestValidBits, speed,
            TimeSpan.FromSeconds(left));
    }

    private static List<Batch> ValidBatches(
        IReadOnlyList<Piece> pieces, ITokenizer tokenizer, PastOfPieces? past) =>
    [
        .. pieces.Select(piece => EncodeValid(piece, tokenizer, past))
            .Where(piece => piece.Tokens.Length > 1)
            .OrderBy(piece => piece.Tokens.Length)
            .Chunk(ValidLanes)
            .Select(Batch.OfWhole),
    ];

    private static EncodedPiece EncodeValid(Piece piece, ITokenizer tokenizer, PastOfPieces? past)
    {
        int[] tokens = [.. tokenizer.Encode(piece.Score).Take(ValidTokens).Select(token => token.Id)];
        return new(tokens, piece.Style, past?.Read(tokens, piece.Score.Meters[0].Meter.BarLength));
    }

    private static string DigestOf(IReadOnlyList<Piece> train, IReadOnlyList<Piece> valid)
    {
        var text = new StringBuilder();
        foreach (Piece piece in train.Concat(valid))
            text.Append(
                CultureInfo.InvariantCulture,
                $"{piece.Name}\t{piece.Style}\t{piece.Times}\t{piece.Score.Notes.Count()}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
