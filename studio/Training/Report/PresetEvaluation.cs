using System.Diagnostics;
using System.Globalization;
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

    private readonly MusicCorpus _heldOut;
    private readonly MusicCorpus? _train;
    private readonly List<Score> _scores;

    /// <param name="preset">With its model; it is not changed.</param>
    /// <param name="data">Sources of music.</param>
    /// <param name="validLists">What of it to measure on; none = all.</param>
    /// <param name="trainLists">What of it the preset has learnt, and the Markov chain may learn.</param>
    /// <param name="limit">The most pieces to measure on.</param>
    public PresetEvaluation(LoadedPreset preset, string[] data, string[] validLists, string[] trainLists, int? limit)
    {
        Preset = preset;
        CorpusOptions options = OptionsOf(preset.Preset);
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

    /// <summary>How the preset's music was read when it was trained.</summary>
    public static CorpusOptions OptionsOf(Preset preset) => CorpusOptions.FromJson(
        WeightsFile.Read(preset.ModelPath).Metadata.GetValueOrDefault(CorpusOptions.MetadataKeyOf(preset.StyleVector)));

    public LossRow OfPreset()
    {
        var clock = Stopwatch.StartNew();
        LossReport report = Evaluator.Measure(_scores, Preset.Tokenizer, () => new ModelPredictor(Preset.Model));
        Console.Error.WriteLine(FormattableString.Invariant(
            $"{Preset.Preset.Id}: {report.Tokens} symbols in {clock.Elapsed.TotalSeconds:F1} s"));
        return LossRow.Of(Preset.Preset.Id, report);
    }

    /// <summary>The preset as it plays: beside what it has read of the piece up to a few bars ago.</summary>
    /// <param name="knob">Return, as a share.</param>
    public LossRow OfLookingBack(float knob) => OfLookingBack(
        Preset.Preset.Id, () => new ModelPredictor(Preset.Model), LookBack.DelayBars,
        LookBack.StrengthOf(Preset.Preset.LookBack, knob));

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

    /// <param name="maxOrder">The standard order alone, or all from 3 to this.</param>
    /// <param name="transpose">Learnt in twelve keys.</param>
    public IEnumerable<LossRow> OfMarkovChains(int maxOrder, bool transpose)
    {
        var clock = Stopwatch.StartNew();
        MarkovBaseline chain = MarkovBaseline.Of(
            _train!.Pieces, Preset.Tokenizer, Math.Max(StandardOrder, maxOrder), transpose);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ppm{(transpose ? ", 12 keys" : "")}: "
            + $"{chain.Sequences} sequences, {chain.Bytes >> 20} MB, learnt in {clock.Elapsed.TotalSeconds:F1} s"));
        for (int order = maxOrder > StandardOrder ? LowestOrder : StandardOrder; order <= chain.Order; order++)
        {
            int tried = order;
            string name = FormattableString.Invariant($"ppm {order}{(transpose ? ", 12 keys" : "")}");
            yield return LossRow.Of(name, Evaluator.Measure(_scores, Preset.Tokenizer, () => chain.Share(tried)));
            yield return OfLookingBack(name, () => chain.Share(tried), delayBars: 0, strength: 1);
        }
    }

    public IReadOnlyList<AnsweredPiece> Continue(ContinuationOptions options)
    {
        var clock = Stopwatch.StartNew();
        IReadOnlyList<AnsweredPiece> answered = AnsweredPiece.Of(
            Preset.Model, Preset.Tokenizer, _heldOut.Pieces, options with { LookBack = Preset.Preset.LookBack });
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

    private LossRow OfLookingBack(string name, Func<IPredictor> create, int delayBars, float strength) => LossRow.Of(
        name + ", looking back",
        Evaluator.Measure(
            _scores, Preset.Tokenizer,
            () => new LookingBackPredictor(create(), Preset.Tokenizer, delayBars, strength)));

    private static MusicCorpus Load(string[] data, CorpusOptions options, string[] lists, LoadedPreset preset) =>
        MusicCorpus.Load(data, options, lists.Length > 0 ? SplitList.Read(lists) : null).AcceptedBy(preset.Tokenizer);

    private static void Report(string what, MusicCorpus corpus)
    {
        foreach (string line in CorpusReport.Of(corpus).Lines(what))
            Console.Error.WriteLine(line);
        CorpusFlaws.Show(corpus, Console.Error);
    }
}
