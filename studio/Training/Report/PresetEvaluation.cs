using System.Diagnostics;
using System.Globalization;
using Continuo.Engine.Continuation;
using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Engine.Safetensors;
using Continuo.Training.Copying;
using Continuo.Training.Corpus;
using Continuo.Training.Measures;
using Continuo.Training.Prediction;

namespace Continuo.Studio.Training.Report;

/// <summary>A preset, and the music it is measured on. What takes long says so on standard error.</summary>
internal sealed class PresetEvaluation
{
    /// <summary>The order of the Markov chain that presets name beside their own figure.</summary>
    public const int StandardOrder = 5;

    private const int LowestOrder = 1;
    private const string RecipeFile = "recipe.json";

    private readonly MusicCorpus _heldOut;
    private readonly MusicCorpus? _train;
    private readonly List<Score> _scores;
    private readonly string? _style; // that the music is read as when the model learns it

    /// <param name="preset">With its model; it is not changed.</param>
    /// <param name="data">Sources of music.</param>
    /// <param name="validLists">What of it to measure on; none = all.</param>
    /// <param name="trainLists">What of it the preset has learnt, and the Markov chain may learn.</param>
    /// <param name="limit">The most pieces to measure on.</param>
    public PresetEvaluation(LoadedPreset preset, string[] data, string[] validLists, string[] trainLists, int? limit)
    {
        Preset = preset;
        _style = StyleOf(preset.Preset, data);
        CorpusOptions options = CorpusOptions.FromJson(WeightsFile.Read(preset.Preset.ModelPath).Metadata
            .GetValueOrDefault(CorpusOptions.MetadataKeyOf(_style)));
        _heldOut = Load(data, options, validLists, preset);
        if (limit is { } pieces)
            _heldOut = _heldOut.Limit(pieces);
        Report("measured on", _heldOut);
        if (_heldOut.Pieces.Count == 0)
            throw new InvalidDataException("there is no music to measure on");
        _scores = [.. _heldOut.Pieces.Select(piece => piece.Score)];
        if (trainLists.Length == 0)
            return;
        _train = Load(data, options, trainLists, preset);
        Report("training part", _train);
    }

    public LoadedPreset Preset { get; }

    public LossRow OfPreset()
    {
        var clock = Stopwatch.StartNew();
        LossReport report = Evaluator.Measure(_scores, Preset.Tokenizer, () => new ModelPredictor(Preset.Model));
        Console.Error.WriteLine(FormattableString.Invariant(
            $"{Preset.Preset.Id}: {report.Tokens} symbols in {clock.Elapsed.TotalSeconds:F1} s"));
        return LossRow.Of(Preset.Preset.Id, report);
    }

    /// <summary>A preset of no style in particular as if it were one of the style that the music belongs to.</summary>
    public IEnumerable<LossRow> OfStyle()
    {
        if (_style == Preset.Preset.StyleVector)
            yield break;
        LoadedPreset styled = PresetLoader.Load(Preset.Preset with { StyleVector = _style });
        yield return LossRow.Of(
            $"{Preset.Preset.Id} as {_style}",
            Evaluator.Measure(_scores, styled.Tokenizer, () => new ModelPredictor(styled.Model)));
    }

    /// <summary>The preset as it plays: beside what it has read of the piece up to a few bars ago.</summary>
    /// <param name="knob">Return, as a share.</param>
    public LossRow OfLookingBack(float knob) => LossRow.Of(
        Preset.Preset.Id + ", looking back",
        Evaluator.Measure(_scores, Preset.Tokenizer, () => new LookingBackPredictor(
            new ModelPredictor(Preset.Model), Preset.Tokenizer, LookBack.DelayBars,
            Preset.Preset.Return.OfRecord(knob, bars: 0))));

    /// <summary>The second halves of the pieces, without and with a memory of the first ones.</summary>
    /// <param name="imitate">How much the memory counts, 0..1.</param>
    public IEnumerable<LossRow> OfSecondHalves(float imitate)
    {
        foreach (float share in new[] { 0, imitate })
        {
            var clock = Stopwatch.StartNew();
            LossReport report = MemoryEvaluator.Measure(_scores, Preset.Tokenizer, Preset.Model, share);
            string name = share == 0 ? "second halves" : "with the first";
            Console.Error.WriteLine(
                FormattableString.Invariant($"{name}: {report.Tokens} symbols in {clock.Elapsed.TotalSeconds:F1} s"));
            yield return LossRow.Of(name, report);
        }
    }

    /// <summary>Each kind of chain, without and with what it knows of the piece.</summary>
    /// <param name="kinds">In the order of the rows.</param>
    /// <param name="maxOrder">The standard order alone, or all from 1 to this; a chain's orders end where two in turn
    /// have not been better.</param>
    /// <param name="transpose">PPM has learnt each piece in twelve keys.</param>
    public IEnumerable<LossRow> OfMarkovChains(IEnumerable<ChainKind> kinds, int maxOrder, bool transpose = false)
    {
        ChainBaselines chains = new(_train?.Pieces ?? [], Preset.Tokenizer, maxOrder, transpose);
        return kinds.SelectMany(kind => Enum.GetValues<ChainMemory>().SelectMany(
            memory => OfOrders(maxOrder, order => OfMarkovChain(chains, kind, order, memory, transpose))));
    }

    /// <param name="options">What comes again is as the preset says.</param>
    /// <param name="limitsLoops">As the preset does; else loops last as long as the model likes.</param>
    public IReadOnlyList<AnsweredPiece> Continue(ContinuationOptions options, bool limitsLoops)
    {
        var clock = Stopwatch.StartNew();
        ContinuationOptions own = options.As(Preset.Preset);
        IReadOnlyList<AnsweredPiece> answered = AnsweredPiece.Of(
            Preset.Model, Preset.Tokenizer, _heldOut.Pieces, limitsLoops ? own : own with { Loops = LoopLimits.None });
        Console.Error.WriteLine(
            FormattableString.Invariant($"continuations: {answered.Count} in {clock.Elapsed.TotalSeconds:F1} s"));
        return answered;
    }

    public Memorisation OfMemory(IReadOnlyList<AnsweredPiece> answered)
    {
        var clock = Stopwatch.StartNew();
        Memorisation found = Memorisation.Measure(answered, LearntMusic.Of(_train!.Pieces));
        Console.Error.WriteLine(FormattableString.Invariant($"overlap: in {clock.Elapsed.TotalSeconds:F1} s"));
        return found;
    }

    private static IEnumerable<LossRow> OfOrders(int maxOrder, Func<int, LossRow> measure)
    {
        double best = double.PositiveInfinity;
        int order = maxOrder > StandardOrder ? LowestOrder : StandardOrder;
        for (int worse = 0; order <= maxOrder && worse < 2; order++)
        {
            LossRow row = measure(order);
            worse = row.BitsPerNote < best ? 0 : worse + 1;
            best = Math.Min(best, row.BitsPerNote);
            yield return row;
        }
    }

    private LossRow OfMarkovChain(
        ChainBaselines chains, ChainKind kind, int order, ChainMemory memory, bool transpose)
    {
        var clock = Stopwatch.StartNew();
        string name = string.Create(CultureInfo.InvariantCulture,
            $"{NameOf(kind)} {order}{(transpose ? ", 12 keys" : "")}{NameOf(memory)}");
        LossReport report = Evaluator.Measure(_scores, Preset.Tokenizer, () => chains.Create(kind, order, memory));
        Console.Error.WriteLine(FormattableString.Invariant($"{name}: in {clock.Elapsed.TotalSeconds:F1} s"));
        return LossRow.Of(name, report);
    }

    private static string NameOf(ChainKind kind) => kind switch
    {
        ChainKind.Ppm => "ppm",
        ChainKind.KneserNey => "kn",
        ChainKind.KneserNeyOfIntervals => "kn intervals",
        _ => "kn both",
    };

    private static string NameOf(ChainMemory memory) => memory switch
    {
        ChainMemory.None => "",
        ChainMemory.LookingBack => ", looking back",
        _ => ", whole piece",
    };

    /// <summary>
    /// The preset's style; where it has none in particular, that of the set of these names in its recipe.
    /// </summary>
    private static string? StyleOf(Preset preset, string[] data)
    {
        string recipe = Path.Combine(preset.Folder, RecipeFile);
        return preset.StyleVector is null && File.Exists(recipe)
            ? CorpusSets.Read(recipe).WithData(data)?.Style
            : preset.StyleVector;
    }

    private static MusicCorpus Load(string[] data, CorpusOptions options, string[] lists, LoadedPreset preset) =>
        MusicCorpus.Load(data, options, lists.Length > 0 ? SplitList.Read(lists) : null).AcceptedBy(preset.Tokenizer);

    private static void Report(string what, MusicCorpus corpus)
    {
        foreach (string line in CorpusReport.Of(corpus).Lines(what))
            Console.Error.WriteLine(line);
        CorpusFlaws.Show(corpus, Console.Error);
    }
}
