using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Presets;
using Continuo.Studio.Common;
using Continuo.Training.Batches;
using Continuo.Training.Networks;
using Continuo.Training.Runs;

namespace Continuo.Bench.Frames;

/// <summary><c>frames train</c> of the benchmarks: note-sequence LSTMs for the frame meter. Needs LibTorch.</summary>
internal static class FramesTrainCommand
{
    private static readonly FrameTrainingOptions Defaults = new();

    public static Command Create()
    {
        Argument<string> data = FramesCommand.Data();
        Option<string?> member = FramesCommand.Member();
        Option<string> output = new("-o", "--output") { Description = "Folder of the models.", Required = true };
        Option<int> models = Of("--models", "Models, of successive seeds.", 1);
        Option<int> hidden = Of("--hidden", "Units of a layer.", Defaults.Hidden);
        Option<int> layers = Of("--layers", "LSTM layers.", Defaults.Layers);
        Option<int> embedding = Of("--embedding", "Units that stand for a symbol.", Defaults.Embedding);
        Option<float> dropout = Of("--dropout", "Share of units dropped.", Defaults.Dropout);
        Option<float> decay = Of("--weight-decay", "Decoupled weight decay.", Defaults.WeightDecay);
        Option<int> epochs = Of("--epochs", "Times that every piece is heard.", Defaults.Epochs);
        Option<int> batch = Of("--batch", "Pieces side by side.", Defaults.Batch);
        Option<int> sequence = Of("--sequence", "Symbols over which a gradient reaches back.", Defaults.Sequence);
        Option<float> rate = Of("--learning-rate", "The peak.", Defaults.LearningRate);
        Option<int> patience = Of(
            "--patience", "Epochs without progress after which training stops.", Defaults.Patience);
        Option<int> shift = Of("--shift", "Learn pieces up to N semitones higher and lower.", Defaults.Shift);
        Option<ulong> seed = Of("--seed", "Of the first model.", Defaults.Seed);
        Option<bool> ascending = new("--ascending") { Description = "Spell a frame from its lowest pitch up." };
        Option<bool> noKeep = new("--no-keep")
        {
            Description = "Spell all pitches, also those kept from the step before.",
        };
        Option<int> threads = FramesCommand.Threads();

        Command command = new("train", "Train note-sequence LSTMs on a file's train part, stopping by its valid part.")
        {
            data, member, output, models, hidden, layers, embedding, dropout, decay, epochs, batch,
            sequence, rate, patience, shift, seed, ascending, noKeep, threads,
        };
        command.SetAction(parsed =>
        {
            LibTorch.SetThreads(parsed.GetValue(threads));
            FrameCorpus corpus = FrameCorpus.Load(parsed.GetValue(data)!, parsed.GetValue(member));
            var options = new FrameTrainingOptions
            {
                Spelling = new FrameSpelling(parsed.GetValue(ascending), !parsed.GetValue(noKeep)),
                Hidden = parsed.GetValue(hidden),
                Layers = parsed.GetValue(layers),
                Embedding = parsed.GetValue(embedding),
                Dropout = parsed.GetValue(dropout),
                WeightDecay = parsed.GetValue(decay),
                Epochs = parsed.GetValue(epochs),
                Batch = parsed.GetValue(batch),
                Sequence = parsed.GetValue(sequence),
                LearningRate = parsed.GetValue(rate),
                Patience = parsed.GetValue(patience),
                Shift = parsed.GetValue(shift),
            };
            string folder = parsed.GetValue(output)!;
            Directory.CreateDirectory(folder);
            for (int model = 0; model < parsed.GetValue(models); model++)
                Train(corpus, options with { Seed = parsed.GetValue(seed) + (ulong)model }, folder);
            return CommandRunner.Done;
        });
        return command;
    }

    private static void Train(FrameCorpus corpus, FrameTrainingOptions options, string folder)
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{corpus.Name}: {corpus.Train.Count} pieces to learn, {corpus.Valid.Count} to validate on; {options}"));
        Console.WriteLine($"{Machine.Name}, LibTorch {LibTorch.Version}");
        var clock = Stopwatch.StartNew();
        IReadOnlyList<Weight> weights = new FrameTrainer(options, corpus.Train, corpus.Valid).Run(
            (epoch, trained, valid) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"seed {options.Seed}, epoch {epoch}: {trained:F4} nats per symbol in training, "
                + $"{valid:F4} nats per step on valid, {clock.Elapsed.TotalSeconds:F0} s")));
        FrameModel.Save(
            Path.Combine(folder, FormattableString.Invariant($"seed-{options.Seed}.safetensors")), weights, options);
    }

    private static Option<T> Of<T>(string name, string description, T standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };
}
