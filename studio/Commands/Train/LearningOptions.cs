using System.CommandLine;
using Continuo.Training.Runs;

namespace Continuo.Studio.Commands.Train;

/// <summary>How long and by which steps the network learns, and on what processor.</summary>
internal sealed class LearningOptions
{
    private static readonly TrainingOptions Standard = new();

    private readonly Option<int?> _epochs = NumberOptions.OfPlan<int>(
        "--epochs", "Times that every piece is heard.", 1, 100_000);

    private readonly Option<int?> _batch = NumberOptions.OfPlan<int>("--batch", "Pieces side by side.", 1, 4096);

    private readonly Option<int?> _sequence = NumberOptions.OfPlan<int>(
        "--sequence", "Symbols over which a gradient reaches back.", 1, 65_536);

    private readonly Option<float?> _rate = NumberOptions.OfPlan<float>("--learning-rate", "The peak.", 0, 1);

    private readonly Option<int?> _patience = NumberOptions.OfPlan<int>(
        "--patience", "Epochs without progress after which training stops.", 1, 100_000);

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Same seed, same machine, same model.",
        DefaultValueFactory = _ => Standard.Seed,
    };

    private readonly Option<int> _threads = NumberOptions.WithDefault(
        "--threads", "Processor threads; more than one pays from batches of 64 on.", 1, 1, 1024);

    public void AddTo(Command command)
    {
        command.Add(_epochs);
        command.Add(_batch);
        command.Add(_sequence);
        command.Add(_rate);
        command.Add(_patience);
        command.Add(_seed);
        command.Add(_threads);
    }

    /// <param name="parsed">The command line.</param>
    /// <returns>1..1024 threads of the processor.</returns>
    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);

    /// <inheritdoc cref="NetworkOptions.Read"/>
    public TrainingOptions Read(ParseResult parsed, TrainingOptions plan) => plan with
    {
        Epochs = parsed.GetValue(_epochs) ?? plan.Epochs,
        Batch = parsed.GetValue(_batch) ?? plan.Batch,
        Sequence = parsed.GetValue(_sequence) ?? plan.Sequence,
        LearningRate = parsed.GetValue(_rate) ?? plan.LearningRate,
        Patience = parsed.GetValue(_patience) ?? plan.Patience,
        Seed = parsed.GetValue(_seed),
    };
}
