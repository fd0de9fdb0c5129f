using System.Text.Json;
using Continuo.Engine.Safetensors;
using Continuo.Training.Networks;

namespace Continuo.Training.Runs;

/// <summary>
/// A training run put to sleep: what it needs to go on to the same losses. One file in the safetensors format, replaced
/// as a whole: the trainer's tensors, with the rest in the metadata.
/// </summary>
internal sealed record Checkpoint
{
    private const string MetadataKey = "checkpoint";

    // How a checkpoint began that a Continuo with LibTorch 1.13 wrote.
    private static readonly byte[] OldMagic = [.. "CTCP0001"u8];

    public required TrainingOptions Options { get; init; }

    /// <summary>Digest of the names and tokens trained on, so that a run is not resumed on other data.</summary>
    public required string Data { get; init; }

    /// <summary>Epoch in progress, from 0, and the steps of it that are done.</summary>
    public required int Epoch { get; init; }

    public required int Step { get; init; }

    /// <summary>Sum of loss times targets, and targets, of the epoch so far.</summary>
    public required double EpochNats { get; init; }

    public required long EpochTargets { get; init; }

    public required double? BestValidBits { get; init; }

    public required int BestEpoch { get; init; }

    public required double Seconds { get; init; }

    public required long TokensSeen { get; init; }

    public required IReadOnlyList<EpochRecord> History { get; init; }

    /// <summary>Steps of the optimiser, in all epochs.</summary>
    public required long OptimiserSteps { get; init; }

    /// <summary>State of LibTorch's random generator.</summary>
    public required byte[] Random { get; init; }

    /// <summary>Writes it, with the trainer's tensors.</summary>
    /// <exception cref="IOException">The folder is full or not writable; the checkpoint before it is still
    /// there.</exception>
    /// <exception cref="WeightsFileException">The training has diverged: a weight is not a finite number.</exception>
    public void Save(string path, IReadOnlyList<WeightsTensor> tensors) =>
        WeightsFile.Write(
            path, tensors, new Dictionary<string, string> { [MetadataKey] = JsonSerializer.Serialize(this) },
            WeightsType.F32);

    /// <summary>Reads it, and the state of the trainer.</summary>
    /// <exception cref="InvalidDataException">Not a checkpoint, damaged, or of an older Continuo.</exception>
    public static (Checkpoint Checkpoint, TrainerState State) Load(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().StartsWith(OldMagic))
            throw new InvalidDataException(
                $"{path} is of an older Continuo, whose trainings cannot be resumed: begin this one again");
        try
        {
            WeightsFile file = WeightsFile.Parse(bytes, path);
            if (!file.Metadata.TryGetValue(MetadataKey, out string? json))
                throw new InvalidDataException($"{path} is not a checkpoint");
            Checkpoint checkpoint = JsonSerializer.Deserialize<Checkpoint>(json)!;
            return (checkpoint, new TrainerState(
                [.. file.TensorNames.Select(Tensor)], checkpoint.OptimiserSteps, checkpoint.Random));

            WeightsTensor Tensor(string name)
            {
                int[] shape = [.. file.ShapeOf(name)!];
                return new(name, shape, file.Floats(name, shape));
            }
        }
        catch (Exception error) when (error is WeightsFileException or JsonException)
        {
            throw new InvalidDataException($"{path} is not a checkpoint, or damaged: {error.Message}", error);
        }
    }
}
