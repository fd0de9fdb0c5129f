using System.CommandLine;
using System.Diagnostics;
using Continuo.Engine.Presets;
using Continuo.Studio.Common;

namespace Continuo.Bench.Frames;

/// <summary>
/// <c>frames measure</c> of the benchmarks: the reference rows, what others report, and models of ours. Needs no
/// LibTorch.
/// </summary>
internal static class FramesMeasureCommand
{
    /// <summary>Bai, Kolter and Koltun 2018 (arXiv 1803.01271), on the test parts.</summary>
    private static readonly (string File, string Network, double NatsPerStep)[] Published =
    [
        ("jsb-chorales-quarter.json", "LSTM", 8.45),
        ("jsb-chorales-quarter.json", "GRU", 8.43),
        ("jsb-chorales-quarter.json", "RNN", 8.91),
        ("jsb-chorales-quarter.json", "TCN", 8.10),
        ("nottingham-bl2012.json", "LSTM", 3.29),
        ("nottingham-bl2012.json", "GRU", 3.46),
        ("nottingham-bl2012.json", "RNN", 4.05),
        ("nottingham-bl2012.json", "TCN", 3.07),
    ];

    public static Command Create()
    {
        Argument<string> data = FramesCommand.Data();
        Argument<string[]> models = new("MODEL")
        {
            Description = "Models that predict together; a folder stands for all in it.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string?> member = FramesCommand.Member();
        Option<string> part = new("--part")
        {
            Description = "What is measured. Choose by valid; look at test once.",
            DefaultValueFactory = _ => "valid",
        };
        part.AcceptOnlyFromAmong("train", "valid", "test");
        Option<int[]> shifts = new("--shifts")
        {
            Description = "Semitones; every model reads the piece in each of these keys.",
            AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [0],
        };
        Option<int> threads = FramesCommand.Threads();

        Command command = new(
            "measure",
            "Nats per time step, all notes of a step together: fewer is better.\n\nExample:\n"
                + "  dotnet run --project bench -- frames measure jsb-chorales.tar.gz models/jsb "
                + "--member jsb-chorales-quarter.json --part test --shifts -1 0 1")
        {
            data, models, member, part, shifts, threads,
        };
        command.SetAction(parsed =>
        {
            FrameCorpus corpus = FrameCorpus.Load(parsed.GetValue(data)!, parsed.GetValue(member));
            string which = parsed.GetValue(part)!;
            IReadOnlyList<IReadOnlyList<Frame>> pieces = corpus.Part(which);
            Console.WriteLine(FormattableString.Invariant(
                $"{corpus.Name}, {which}: {pieces.Count} pieces, {pieces.Sum(piece => piece.Count)} steps"));
            Console.WriteLine("nats per step");

            var frequencies = new PitchFrequencies(corpus.Train);
            var persistence = new PitchPersistence(corpus.Train);
            Show("each pitch independent", FrameMeter.Measure(pieces, () => frequencies).NatsPerStep, "");
            Show(
                "each pitch given itself one step before",
                FrameMeter.Measure(pieces, persistence.Share).NatsPerStep, "");
            if (which == "test")
                foreach ((_, string network, double nats) in Published.Where(row => row.File == corpus.Name))
                    Show($"{network}, Bai et al. 2018", nats, "reported");

            string[] paths = [.. parsed.GetValue(models)!.SelectMany(Files)];
            if (paths.Length > 0)
                Measure(pieces, paths, parsed.GetValue(shifts)!, parsed.GetValue(threads));
            return CommandRunner.Done;
        });
        return command;
    }

    private static void Measure(IReadOnlyList<IReadOnlyList<Frame>> pieces, string[] paths, int[] shifts, int threads)
    {
        FrameModel[] models = [.. paths.Select(FrameModel.Load)];
        var clock = Stopwatch.StartNew();
        FrameMeter meter = FrameMeter.Measure(pieces, () => new FrameModelPredictor(models, shifts), threads);
        string keys = shifts.Length == 1 ? "its own key" : FormattableString.Invariant($"{shifts.Length} keys");
        Show(
            FormattableString.Invariant($"{models.Length} note-sequence LSTM{(models.Length == 1 ? "" : "s")}, {keys}"),
            meter.NatsPerStep,
            FormattableString.Invariant(
                $"{string.Join(", ", paths.Select(Path.GetFileName))}; {clock.Elapsed.TotalSeconds:F0} s"));
    }

    private static void Show(string name, double natsPerStep, string remark) =>
        Console.WriteLine(FormattableString.Invariant($"  {name,-42} {natsPerStep,7:F3}  {remark}").TrimEnd());

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.safetensors").Order(StringComparer.Ordinal) : [path];
}
