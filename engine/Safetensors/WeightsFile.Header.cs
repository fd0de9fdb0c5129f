using System.Buffers.Binary;
using System.Text.Json;

namespace Continuo.Engine.Safetensors;

public sealed partial class WeightsFile
{
    /// <summary>The JSON header, checked: what it says of the bytes behind it is true.</summary>
    private sealed class Header
    {
        private const int PrefixLength = 8;
        private const long MaximumLength = 100_000_000; // the format's own limit
        private const string MetadataName = "__metadata__";

        private readonly string _fileName;
        private readonly int _dataStart;
        private readonly long _dataLength;

        private Header(string fileName, int dataStart, long dataLength)
        {
            _fileName = fileName;
            _dataStart = dataStart;
            _dataLength = dataLength;
        }

        public Dictionary<string, Entry> Entries { get; } = [];

        public Dictionary<string, string> Metadata { get; } = [];

        public static Header Read(byte[] bytes, string fileName)
        {
            if (bytes.Length < PrefixLength)
                throw Refuse($"only {bytes.Length} bytes; a header length takes {PrefixLength}");
            ulong length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            if (length > MaximumLength)
                throw Refuse($"header length {length} is above {MaximumLength}; not a safetensors file");
            if (length > (ulong)(bytes.Length - PrefixLength))
                throw Refuse($"header length {length}, but only {bytes.Length - PrefixLength} bytes follow; truncated");

            int dataStart = PrefixLength + (int)length;
            var header = new Header(fileName, dataStart, bytes.Length - dataStart);
            header.ReadJson(bytes.AsSpan(PrefixLength, (int)length));
            header.CheckLayout();
            return header;

            WeightsFileException Refuse(FormattableString problem) =>
                new(fileName, FormattableString.Invariant(problem), position: 0);
        }

        private void ReadJson(ReadOnlySpan<byte> json)
        {
            var reader = new Utf8JsonReader(json);
            try
            {
                Expect(ref reader, JsonTokenType.StartObject);
                while (NextName(ref reader) is { } name)
                {
                    if (name == MetadataName)
                        ReadMetadata(ref reader);
                    else if (!Entries.TryAdd(name, ReadEntry(ref reader, name)))
                        throw Fault(ref reader, "named twice", name);
                }
                if (reader.Read())
                    throw Fault(ref reader, "text after the header's end");
            }
            catch (JsonException error)
            {
                long position = PrefixLength + reader.BytesConsumed;
                throw new WeightsFileException(
                    _fileName, "the header is not well-formed JSON", position: position, cause: error);
            }
            catch (InvalidOperationException error) // a string that is not UTF-8
            {
                long position = PrefixLength + reader.TokenStartIndex;
                throw new WeightsFileException(
                    _fileName, "the header holds invalid text", position: position, cause: error);
            }
        }

        private void ReadMetadata(ref Utf8JsonReader reader)
        {
            Expect(ref reader, JsonTokenType.StartObject);
            while (NextName(ref reader) is { } key)
            {
                Expect(ref reader, JsonTokenType.String);
                if (!Metadata.TryAdd(key, reader.GetString()!))
                    throw Fault(ref reader, $"the metadata names '{key}' twice");
            }
        }

        private Entry ReadEntry(ref Utf8JsonReader reader, string name)
        {
            WeightsType? type = null;
            int[]? shape = null;
            long[]? offsets = null;
            Expect(ref reader, JsonTokenType.StartObject, name);
            while (NextName(ref reader) is { } field)
            {
                switch (field)
                {
                    case "dtype" when type is null:
                        type = ReadType(ref reader, name);
                        break;
                    case "shape" when shape is null:
                        shape = [.. ReadNumbers(ref reader, name, int.MaxValue).Select(extent => (int)extent)];
                        break;
                    case "data_offsets" when offsets is null:
                        offsets = ReadNumbers(ref reader, name, _dataLength);
                        break;
                    default:
                        throw Fault(ref reader, $"unexpected field '{field}'", name);
                }
            }
            if (type is null || shape is null || offsets is null)
                throw Fault(ref reader, "dtype, shape or data_offsets is missing", name);
            if (offsets.Length != 2 || offsets[0] > offsets[1])
                throw Fault(ref reader, "data_offsets is not a range", name);

            long size = offsets[1] - offsets[0];
            Int128 expected = Entry.WidthOf(type.Value);
            foreach (int extent in shape)
            {
                expected *= extent;
                if (expected > MaximumBytes)
                    throw Fault(ref reader, $"shape {Show(shape)} is larger than any file", name);
            }
            if (expected != size)
            {
                string problem = FormattableString.Invariant(
                    $"{type} of shape {Show(shape)} takes {expected} bytes, data_offsets holds {size}");
                throw Fault(ref reader, problem, name);
            }
            return new Entry(name, type.Value, shape, _dataStart + (int)offsets[0], (int)size);
        }

        private WeightsType ReadType(ref Utf8JsonReader reader, string name)
        {
            Expect(ref reader, JsonTokenType.String, name);
            string? type = reader.GetString();
            return type switch
            {
                "F32" => WeightsType.F32,
                "F16" => WeightsType.F16,
                "BF16" => WeightsType.BF16,
                _ => throw Fault(ref reader, $"dtype '{type}'; F32, F16 and BF16 are read", name),
            };
        }

        private long[] ReadNumbers(ref Utf8JsonReader reader, string name, long maximum)
        {
            const int MostNumbers = 8;
            var numbers = new List<long>();
            Expect(ref reader, JsonTokenType.StartArray, name);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.Number
                    || !reader.TryGetInt64(out long number)
                    || number < 0
                    || number > maximum)
                    throw Fault(
                        ref reader,
                        FormattableString.Invariant($"a whole number in 0..{maximum} should stand here"), name);
                if (numbers.Count == MostNumbers)
                    throw Fault(ref reader, "too many dimensions", name);
                numbers.Add(number);
            }
            return [.. numbers];
        }

        /// <summary>Tensors fill the data without a hole, an overlap or a rest, so that no byte goes unread.</summary>
        private void CheckLayout()
        {
            int next = _dataStart;
            foreach (Entry entry in Entries.Values.OrderBy(entry => entry.Start).ThenBy(entry => entry.Length))
            {
                if (entry.Start != next)
                {
                    string what = entry.Start < next ? "overlaps the one before" : "leaves a hole before it";
                    throw new WeightsFileException(_fileName, what, entry.Name, Math.Min(next, entry.Start));
                }
                next = entry.Start + entry.Length;
            }
            long rest = _dataStart + _dataLength - next;
            if (rest != 0)
                throw new WeightsFileException(
                    _fileName, FormattableString.Invariant($"{rest} bytes belong to no tensor"), position: next);
        }

        private static string? NextName(ref Utf8JsonReader reader)
        {
            reader.Read();
            return reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
        }

        private void Expect(ref Utf8JsonReader reader, JsonTokenType type, string? tensor = null)
        {
            if (!reader.Read() || reader.TokenType != type)
                throw Fault(ref reader, $"the header should hold {type} here", tensor);
        }

        private WeightsFileException Fault(ref Utf8JsonReader reader, string problem, string? tensor = null) =>
            new(_fileName, problem, tensor, PrefixLength + reader.TokenStartIndex);
    }
}
