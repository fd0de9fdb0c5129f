using System.Globalization;
using System.Text;
using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;
using Continuo.Engine.Safetensors;
using Continuo.Engine.Storage;
using Continuo.Training.Corpus;
using Continuo.Training.Networks;
using Continuo.Training.Prediction;

namespace Continuo.Training.Runs;

/// <summary>
/// From music files to a preset in a folder: what <c>continuo train</c> does, for whoever else wants it. The folder
/// holds a playable preset from the first epoch on. Killed at any instant, it can be resumed from what lies in the
/// folder's <c>.training</c>.
/// </summary>
public sealed record TrainingJob
{
    private const int BaselineOrder = 5;
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromSeconds(30);

    /// <summary>Where the preset goes; its name is the preset's id.</summary>
    public required string Folder { get; init; }

    /// <summary>Null = what suits the music; see <see cref="TrainingPlan"/>.</summary>
    public TrainingOptions? Options { get; init; }

    /// <summary>
    /// What the plan aims at, where there are no <see cref="Options"/>;
    /// null = what <see cref="TrainingPlan.For"/> says.
    /// </summary>
    public TrainingEffort? Effort { get; init; }

    /// <summary>Changes single options of the plan.</summary>
    public Func<TrainingOptions, TrainingOptions> Change { get; init; } = plan => plan;

    /// <summary>The music, at least one set.</summary>
    public required IReadOnlyList<CorpusSet> Sets { get; init; }

    /// <summary>Folder of a preset whose weights to begin from; null = random ones.</summary>
    public string? From { get; init; }

    /// <summary>Go on with a run that was stopped; where there is none, begin.</summary>
    public bool Resume { get; init; }

    /// <summary>Called when all is ready, before the first step.</summary>
    public Action<TrainingBeginning>? OnBegin { get; init; }

    /// <summary>Called with the bits a token on the held-out part of the weights that training begins from.</summary>
    public Action<double>? OnStart { get; init; }

    /// <summary>Called with the loss curve so far after each epoch, and when a run is resumed.</summary>
    public Action<IReadOnlyList<EpochRecord>>? OnEpoch { get; init; }

    /// <summary>
    /// Called when the preset is finished and measured, while the run can still be resumed: what is made here is made
    /// again if the process dies. May throw <see cref="OperationCanceledException"/>.
    /// </summary>
    public Action<TrainingResult>? OnFinished { get; init; }

    /// <summary>
    /// Ends the training at the next step with the best weights so far, if at least one epoch is done.
    /// </summary>
    public CancellationToken Finish { get; init; }

    /// <summary>
    /// Name, style, description and licence of the data; what is null is kept from a preset that is there.
    /// </summary>
    public string? Name { get; init; }

    public string? Style { get; init; }

    public string? Description { get; init; }

    public string? DataName { get; init; }

    public string? Licence { get; init; }

    /// <summary>The command that repeats the training.</summary>
    public string Command { get; init; } = "";

    /// <summary>Two bytes a weight; docs/decisions/0014 has the measurement behind the choice.</summary>
    public WeightsType WeightsType { get; init; } = WeightsType.F16;

    private string Id => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)));

    private string CheckpointPath => Path.Combine(Folder, ".training", "checkpoint.bin");

    /// <param name="onCorpus">Called once with the training and the validation corpus.</param>
    /// <param name="onProgress">Called after every step and every epoch.</param>
    /// <param name="cancel">Stops at the next step; the run can be resumed.</param>
    /// <returns>Null when cancelled, else what the model and the baseline reach on the validation part.</returns>
    /// <exception cref="LibTorchException">LibTorch is not there or failed.</exception>
    /// <exception cref="InvalidDataException">No music, or a checkpoint of another run.</exception>
    /// <exception cref="IOException">A source or the folder is not accessible.</exception>
    public TrainingResult? Run(
        Action<MusicCorpus, MusicCorpus>? onCorpus, Action<TrainingProgress>? onProgress, CancellationToken cancel)
    {
        ModelConfig? begun = From is null ? null : WeightsOf(From).ReadConfig();
        string styles = begun?.Styles ?? string.Join(',', Sets.Select(set => set.Style).OfType<string>().Distinct());
        string encoding = From is null
            ? Change(Options ?? new TrainingOptions()).Encoding
            : PresetFile.Read(From).Encoding;
        ITokenizer tokenizer = Tokenizers.Find(encoding)
            ?? throw new InvalidDataException($"there is no encoding '{encoding}'");
        (MusicCorpus train, MusicCorpus valid) = LoadCorpora(styles, tokenizer);
        onCorpus?.Invoke(train, valid);
        if (train.Pieces.Count == 0)
            throw new InvalidDataException("there is no music to learn from");

        TrainingOptions options =
            Change(Options ?? TrainingPlan.For(train.Notes, isFurther: begun is not null, Effort)) with
            {
                Styles = styles,
                Encoding = encoding,
            };
        if (begun is not null)
            options = options with
            {
                Embedding = begun.EmbeddingSize,
                Hidden = begun.HiddenSize,
                Layers = begun.Layers,
                LookBack = begun.LookBack || options.LookBack,
            };
        using var trainer = new Trainer(options, train.Pieces, valid.Pieces, TokenizerOfFrom());
        LoopLimits loops = LoopCounts.Of(train.Pieces, trainer.Tokenizer).ToLimits();
        PrepareFolder();
        var beginning = new TrainingBeginning(
            train, valid, options, trainer.Tokenizer, new(() => BaselineOf(trainer, train, valid)));
        OnBegin?.Invoke(beginning);
        if (Resume && File.Exists(CheckpointPath))
        {
            trainer.Resume(CheckpointPath);
            OnEpoch?.Invoke(trainer.History);
        }
        else if (From is not null)
        {
            SetWeights(trainer, WeightsOf(From));
        }

        if (!Train(trainer, train, loops, options, onProgress, cancel) || cancel.IsCancellationRequested)
            return null;
        TrainingResult result = Measure(trainer, beginning);
        if (result.Model is not null)
            WritePreset(trainer, train, loops, options, result, weightsToo: false);
        OnFinished?.Invoke(result);
        Directory.Delete(Path.Combine(Folder, ".training"), recursive: true);
        return result;
    }

    /// <summary>False when it is not done: cancelled, or asked to finish before there was anything.</summary>
    private bool Train(
        Trainer trainer, MusicCorpus train, LoopLimits loops, TrainingOptions options,
        Action<TrainingProgress>? onProgress, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, Finish);
        DateTime saved = DateTime.UtcNow;
        bool done = trainer.Run(
            best =>
            {
                WritePreset(best, train, loops, options, null);
                if (best.BestEpoch == 0)
                    OnStart?.Invoke(best.BestValidBits!.Value);
            },
            progress =>
            {
                bool isEpoch = trainer.History.Count == progress.Epoch;
                if (isEpoch || DateTime.UtcNow - saved > CheckpointEvery)
                {
                    trainer.Save(CheckpointPath);
                    saved = DateTime.UtcNow;
                }
                onProgress?.Invoke(progress);
                if (isEpoch)
                    OnEpoch?.Invoke(trainer.History);
            },
            end.Token);
        trainer.Save(CheckpointPath);
        WriteCurve(trainer);
        return done || (Finish.IsCancellationRequested && trainer.History.Count > 0);
    }

    private (MusicCorpus Train, MusicCorpus Valid) LoadCorpora(string styles, ITokenizer tokenizer)
    {
        var config = ConfigOf(new TrainingOptions { Styles = styles }, vocabulary: 2);
        List<MusicCorpus> train = [], valid = [];
        foreach (CorpusSet set in Sets)
        {
            int style = config.StyleRow(set.Style);
            if (style < 0)
                throw new InvalidDataException($"the model knows no style '{set.Style}'; "
                    + $"it knows {(config.Styles.Length == 0 ? "none" : config.Styles)}");
            (MusicCorpus learnt, MusicCorpus heldOut) = set.Load();
            train.Add(learnt with
            {
                Pieces = [.. learnt.Pieces.Select(piece => piece with { Style = style, Times = set.Times })],
            });
            valid.Add(heldOut with
            {
                Pieces = [.. heldOut.Pieces.Where((_, i) => i % set.ValidEvery == 0)
                    .Select(piece => piece with { Style = style })],
            });
        }
        return (MusicCorpus.Join(train).AcceptedBy(tokenizer), MusicCorpus.Join(valid).AcceptedBy(tokenizer));
    }

    private void PrepareFolder()
    {
        string working = Path.GetDirectoryName(CheckpointPath)!;
        Directory.CreateDirectory(working);
        File.WriteAllText(Path.Combine(working, ".gitignore"), "*\n");
    }

    private static WeightsFile WeightsOf(string preset) => WeightsFile.Read(PresetFile.Read(preset).ModelPath);

    /// <summary>A model that training begins from keeps its symbols, whatever the music.</summary>
    private ITokenizer? TokenizerOfFrom() =>
        From is null ? null : PresetLoader.TokenizerOf(PresetFile.Read(From), WeightsOf(From));

    private static ModelConfig ConfigOf(TrainingOptions options, int vocabulary) => new()
    {
        VocabularySize = vocabulary,
        EmbeddingSize = options.Embedding,
        HiddenSize = options.Hidden,
        Layers = options.Layers,
        Styles = options.Styles,
        LookBack = options.LookBack,
    };

    /// <summary>What the file does not hold, as when a model learns to look back, keeps its beginning.</summary>
    private static void SetWeights(Trainer trainer, WeightsFile weights) => trainer.SetWeights(
        trainer.GetWeights()
            .Where(weight => weights.ShapeOf(weight.Name) is not null)
            .Select(weight => weight with { Values = weights.Floats(weight.Name, [.. weight.Shape]) }));

    private void WritePreset(
        Trainer trainer, MusicCorpus train, LoopLimits loops, TrainingOptions options, TrainingResult? result,
        bool weightsToo = true)
    {
        Preset? known = File.Exists(Path.Combine(Folder, PresetFile.FileName)) ? PresetFile.Read(Folder) : null;
        ModelConfig config = ConfigOf(options, trainer.Tokenizer.Vocabulary.Size);
        var preset = new Preset
        {
            Id = Id,
            Name = Name ?? known?.Name ?? Id,
            Style = Style ?? known?.Style ?? "",
            Description = Description ?? known?.Description ?? "",
            Encoding = trainer.Tokenizer.Id,
            Config = config,
            StyleVector = Sets.Count == 1 ? Sets[0].Style : null,
            Defaults = known?.Defaults ?? new Dictionary<ParameterId, double>(),
            Return = known?.Return ?? (From is null ? ReturnStrength.AsLearnt : PresetFile.Read(From).Return),
            Loops = loops,
            Training = new PresetTraining
            {
                Data = DataName ?? known?.Training?.Data ?? "",
                Licence = Licence ?? known?.Training?.Licence ?? "",
                Command = Command,
                Seed = (long)options.Seed,
                Epochs = trainer.BestEpoch,
                Tokens = trainer.TokensSeen,
                Pieces = train.Pieces.Count,
                Seconds = Math.Round(trainer.Seconds),
                Machine = $"{Machine.Name}, LibTorch {LibTorch.Version}",
            },
            Metrics = result?.ToMetrics(Id) ?? new Dictionary<string, PresetMetrics>(),
        };
        if (weightsToo)
            WeightsFile.Write(
                Path.Combine(Folder, preset.ModelFile),
                [.. trainer.GetWeights().Select(weight => new WeightsTensor(weight.Name, weight.Shape, weight.Values))],
                Metadata(config, trainer.Tokenizer),
                WeightsType);
        PresetFile.Write(Folder, preset);
    }

    private Dictionary<string, string> Metadata(ModelConfig config, ITokenizer tokenizer)
    {
        var metadata = new Dictionary<string, string>
        {
            [ModelConfig.MetadataKey] = config.ToJson(),
            [PresetLoader.VocabularyMetadataKey] = tokenizer.Vocabulary.Hash,
            [PresetLoader.SymbolsMetadataKey] = tokenizer.Vocabulary.ToJson(),
        };
        foreach (CorpusSet set in Sets)
            metadata[CorpusOptions.MetadataKeyOf(set.Style)] = set.Options.ToJson();
        return metadata;
    }

    private LossReport? BaselineOf(Trainer trainer, MusicCorpus train, MusicCorpus valid)
    {
        if (valid.Pieces.Count == 0 || Sets.Count > 1)
            return null;
        MarkovBaseline baseline = MarkovBaseline.Of(train.Pieces, trainer.Tokenizer, BaselineOrder, transpose: false);
        return Evaluator.Measure([.. valid.Pieces.Select(piece => piece.Score)], trainer.Tokenizer, baseline.Share);
    }

    /// <summary>Of a model of many sets, <c>continuo evaluate</c> gives the figures, set by set.</summary>
    private TrainingResult Measure(Trainer trainer, TrainingBeginning beginning)
    {
        if (beginning.Valid.Pieces.Count == 0 || Sets.Count > 1)
            return new TrainingResult(trainer.BestEpoch, null, null);
        var scores = beginning.Valid.Pieces.Select(piece => piece.Score).ToList();
        return new TrainingResult(
            trainer.BestEpoch,
            Reached(WeightsFile.LoadModel(Path.Combine(Folder, "model.safetensors"), trainer.Tokenizer)),
            beginning.Baseline.Value,
            From is null ? null : Reached(WeightsOf(From).ToModel(trainer.Tokenizer)));

        LossReport Reached(IMusicModel model)
        {
            IMusicModel inStyle = model.InStyle(Sets[0].Style);
            return Evaluator.Measure(scores, trainer.Tokenizer, () => new ModelPredictor(inStyle));
        }
    }

    private void WriteCurve(Trainer trainer)
    {
        var text = new StringBuilder("epoch,train_nats_per_token,valid_bits_per_token,seconds\n");
        foreach (EpochRecord epoch in trainer.History)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch},{epoch.TrainNats:F4},{epoch.ValidBits:F4},{epoch.Seconds:F0}\n");
        AtomicFile.Write(
            Path.Combine(Folder, "loss.csv"), stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
