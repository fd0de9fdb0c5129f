using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using Continuo.Engine.Storage;

namespace Continuo.Engine.Safetensors;

public sealed partial class WeightsFile
{
    private const int DataAlignment = 8;

    /// <summary>Writes a file whole or not at all.</summary>
    /// <param name="path">Replaced if it exists.</param>
    /// <param name="tensors">In the order in which they are to lie.</param>
    /// <param name="metadata">Written unchanged.</param>
    /// <param name="type">How numbers are stored: rounded to nearest, ties to even.</param>
    /// <exception cref="WeightsFileException">
    /// A name used twice, a shape that does not match, a number that is not finite or too large for the type.
    /// </exception>
    /// <exception cref="IOException">The folder is missing, full or not writable.</exception>
    public static void Write(
        string path, IReadOnlyList<WeightsTensor> tensors, IReadOnlyDictionary<string, string> metadata,
        WeightsType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes = ToBytes(path, tensors, metadata, type);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>What <see cref="Write"/> would put into a file of that name.</summary>
    /// <exception cref="WeightsFileException">As for <see cref="Write"/>.</exception>
    public static byte[] ToBytes(
        string name, IReadOnlyList<WeightsTensor> tensors, IReadOnlyDictionary<string, string> metadata,
        WeightsType type)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentNullException.ThrowIfNull(metadata);
        if (tensors.DistinctBy(tensor => tensor.Name).Count() != tensors.Count)
            throw new WeightsFileException(name, "two tensors have the same name");

        byte[] header = HeaderBytes(name, tensors, metadata, type, out int dataLength);
        var bytes = new byte[sizeof(ulong) + header.Length + dataLength];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)header.Length);
        header.CopyTo(bytes, sizeof(ulong));
        Span<byte> data = bytes.AsSpan(sizeof(ulong) + header.Length);
        foreach (WeightsTensor tensor in tensors)
        {
            int length = tensor.Values.Length * Entry.WidthOf(type);
            Narrow(name, tensor, type, data[..length]);
            data = data[length..];
        }
        return bytes;
    }

    private static byte[] HeaderBytes(
        string name,
        IReadOnlyList<WeightsTensor> tensors,
        IReadOnlyDictionary<string, string> metadata,
        WeightsType type,
        out int dataLength)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        if (metadata.Count > 0)
        {
            writer.WriteStartObject("__metadata__");
            foreach ((string key, string value) in metadata)
                writer.WriteString(key, value);
            writer.WriteEndObject();
        }
        long offset = 0;
        foreach (WeightsTensor tensor in tensors)
        {
            long count = tensor.Shape.Aggregate(1L, (product, extent) => checked(product * extent));
            if (count != tensor.Values.Length)
            {
                string problem = FormattableString.Invariant(
                    $"{tensor.Values.Length} numbers for shape {Show(tensor.Shape)}");
                throw new WeightsFileException(name, problem, tensor.Name);
            }
            long end = offset + count * Entry.WidthOf(type);
            if (end > MaximumBytes)
                throw new WeightsFileException(
                    name, FormattableString.Invariant($"the file would exceed {MaximumBytes} bytes"), tensor.Name);
            WriteEntry(writer, tensor, type, offset, end);
            offset = end;
        }
        writer.WriteEndObject();
        writer.Flush();
        while ((sizeof(ulong) + buffer.WrittenCount) % DataAlignment != 0)
            buffer.Write(" "u8);
        dataLength = (int)offset;
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter writer, WeightsTensor tensor, WeightsType type, long start, long end)
    {
        writer.WriteStartObject(tensor.Name);
        writer.WriteString("dtype", type.ToString());
        writer.WriteStartArray("shape");
        foreach (int extent in tensor.Shape)
            writer.WriteNumberValue(extent);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(start);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Narrow(string name, WeightsTensor tensor, WeightsType type, Span<byte> bytes)
    {
        ReadOnlySpan<float> values = tensor.Values.Span;
        for (int i = 0; i < values.Length; i++)
        {
            bool fits = type switch
            {
                WeightsType.F32 => Put(MemoryMarshal.Cast<byte, float>(bytes), i, values[i]),
                WeightsType.F16 => Put(MemoryMarshal.Cast<byte, Half>(bytes), i, (Half)values[i]),
                _ => Put(MemoryMarshal.Cast<byte, ushort>(bytes), i, values[i]),
            };
            if (!fits)
            {
                string problem = FormattableString.Invariant($"element {i} ({values[i]}) does not fit {type}");
                throw new WeightsFileException(name, problem, tensor.Name);
            }
        }
    }

    private static bool Put(Span<float> to, int index, float value)
    {
        to[index] = value;
        return float.IsFinite(value);
    }

    private static bool Put(Span<Half> to, int index, Half value)
    {
        to[index] = value;
        return Half.IsFinite(value);
    }

    private static bool Put(Span<ushort> to, int index, float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        uint rounded = bits + 0x7FFF + ((bits >> 16) & 1);
        to[index] = (ushort)(rounded >> 16);
        return float.IsFinite(value) && float.IsFinite(BitConverter.UInt32BitsToSingle(rounded & 0xFFFF0000));
    }
}
