using System.Text;
using System.Text.Json;
using Continuo.Engine.Storage;

namespace Continuo.Training.Runs;

/// <summary>
/// A training run put to sleep: what it needs to go on to the same losses. One file, replaced as a whole.
/// </summary>
internal sealed record Checkpoint
{
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("CTCP0001");
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = false };

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

    /// <exception cref="IOException">The folder is full or not writable; the checkpoint before it is still
    /// there.</exception>
    public void Save(string path, byte[] torchState)
    {
        byte[] head = JsonSerializer.SerializeToUtf8Bytes(this, Json);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            writer.Write(Magic);
            writer.Write(head.Length);
            writer.Write(head);
            writer.Write((long)torchState.Length);
            writer.Write(torchState);
        });
    }

    /// <exception cref="InvalidDataException">Not a checkpoint, or cut short.</exception>
    public static (Checkpoint Checkpoint, byte[] TorchState) Load(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        try
        {
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
                throw new InvalidDataException($"{path} is not a checkpoint");
            byte[] head = Exactly(reader, reader.ReadInt32(), path);
            byte[] state = Exactly(reader, checked((int)reader.ReadInt64()), path);
            return (JsonSerializer.Deserialize<Checkpoint>(head, Json)!, state);
        }
        catch (Exception error) when (error is EndOfStreamException or JsonException or OverflowException)
        {
            throw new InvalidDataException($"{path} is damaged: {error.Message}", error);
        }
    }

    private static byte[] Exactly(BinaryReader reader, int count, string path)
    {
        if (count < 0 || count > reader.BaseStream.Length - reader.BaseStream.Position)
            throw new InvalidDataException($"{path} is cut short");
        return reader.ReadBytes(count);
    }
}
