using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Models.Lstm;

namespace Continuo.Engine.Safetensors;

/// <summary>
/// Weights in the <c>safetensors</c> format: a 64-bit little-endian header length, a JSON header, then the numbers
/// (github.com/huggingface/safetensors, README "Format"). Nothing in it can run code. Every claim of the header is
/// checked before it is used. Immutable [any]; reading costs the file's size in memory, off every hot path.
/// </summary>
public sealed partial class WeightsFile
{
    /// <summary>Larger files are refused: 1 GiB, far above any model that plays in time.</summary>
    public const long MaximumBytes = 1L << 30;

    private readonly byte[] _bytes;
    private readonly Dictionary<string, Entry> _entries;

    private WeightsFile(string fileName, byte[] bytes, Header header)
    {
        FileName = fileName;
        _bytes = bytes;
        _entries = header.Entries;
        Metadata = header.Metadata;
    }

    /// <summary>The path, or the name given with the bytes.</summary>
    public string FileName { get; }

    /// <summary>The header's <c>__metadata__</c>; empty when there is none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Names in the order of the header.</summary>
    public IReadOnlyCollection<string> TensorNames => _entries.Keys;

    /// <summary>Reads and checks a whole file.</summary>
    /// <exception cref="WeightsFileException">Missing, unreadable or damaged.</exception>
    public static WeightsFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            long length = new FileInfo(path).Length;
            if (length > MaximumBytes)
                throw new WeightsFileException(
                    path, FormattableString.Invariant($"{length} bytes; at most {MaximumBytes} are read"));
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WeightsFileException(path, $"cannot be read: {error.Message}", cause: error);
        }
    }

    /// <summary>Checks bytes that are already in memory, for instance those that travel inside a song.</summary>
    /// <param name="bytes">Kept, not copied: leave them unchanged.</param>
    /// <param name="name">Names the source in messages.</param>
    /// <exception cref="WeightsFileException">Damaged.</exception>
    public static WeightsFile Parse(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new WeightsFile(name, bytes, Header.Read(bytes, name));
    }

    /// <summary>The model switch: a new kind of model adds a line here.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tokenizer">The encoding, which models that look back need.</param>
    /// <exception cref="WeightsFileException">Damaged, or of a kind or shape that cannot be played.</exception>
    public static IMusicModel LoadModel(string path, ITokenizer? tokenizer = null) => Read(path).ToModel(tokenizer);

    /// <inheritdoc cref="LoadModel(string, ITokenizer)"/>
    public IMusicModel ToModel(ITokenizer? tokenizer = null)
    {
        ModelConfig config = ReadConfig();
        return config.Model switch
        {
            LstmModel.Kind => new LstmWeights(this, config, tokenizer).Pack(),
            _ => throw new WeightsFileException(FileName, $"a model of kind '{config.Model}' is not known here"),
        };
    }

    /// <summary>The configuration from the metadata.</summary>
    /// <exception cref="WeightsFileException">It is missing, no JSON, or out of range.</exception>
    public ModelConfig ReadConfig()
    {
        if (!Metadata.TryGetValue(ModelConfig.MetadataKey, out string? json))
            throw new WeightsFileException(FileName, $"the metadata lacks '{ModelConfig.MetadataKey}'");
        ModelConfig config;
        try
        {
            config = ModelConfig.FromJson(json);
        }
        catch (JsonException error)
        {
            throw new WeightsFileException(
                FileName, $"the metadata's '{ModelConfig.MetadataKey}' is damaged: {error.Message}", cause: error);
        }
        return config.Problem() is { } problem ? throw new WeightsFileException(FileName, problem) : config;
    }

    /// <summary>A tensor's shape, or null when there is no such tensor.</summary>
    public IReadOnlyList<int>? ShapeOf(string tensor) =>
        _entries.TryGetValue(tensor, out Entry? entry) ? entry.Shape : null;

    /// <summary>A tensor's numbers, row-major, widened to 32 bits.</summary>
    /// <param name="tensor">Its name.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <exception cref="WeightsFileException">Missing, of another shape, or holding a NaN or an infinity.</exception>
    public float[] Floats(string tensor, params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (!_entries.TryGetValue(tensor, out Entry? entry))
            throw new WeightsFileException(FileName, $"missing; expected shape {Show(shape)}", tensor)
            {
                ExpectedShape = shape,
            };
        if (!entry.Shape.AsSpan().SequenceEqual(shape))
        {
            throw new WeightsFileException(
                FileName, $"expected shape {Show(shape)}, found {Show(entry.Shape)}", tensor, entry.Start)
            {
                ExpectedShape = shape,
                FoundShape = entry.Shape,
            };
        }
        float[] values = Widen(entry);
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                string index = i.ToString(CultureInfo.InvariantCulture);
                throw new WeightsFileException(
                    FileName, $"element {index} is not a finite number", tensor, entry.Start + (long)i * entry.Width);
            }
        }
        return values;
    }

    private float[] Widen(Entry entry)
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(entry.Start, entry.Length);
        var values = new float[entry.Length / entry.Width];
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("weights are read on little-endian machines");
        switch (entry.Type)
        {
            case WeightsType.F32:
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
                break;
            case WeightsType.F16:
                ReadOnlySpan<Half> halves = MemoryMarshal.Cast<byte, Half>(bytes);
                for (int i = 0; i < values.Length; i++)
                    values[i] = (float)halves[i];
                break;
            default:
                ReadOnlySpan<ushort> uppers = MemoryMarshal.Cast<byte, ushort>(bytes);
                for (int i = 0; i < values.Length; i++)
                    values[i] = BitConverter.UInt32BitsToSingle((uint)uppers[i] << 16);
                break;
        }
        return values;
    }

    internal static string Show(IEnumerable<int> shape) =>
        "[" + string.Join(", ", shape.Select(extent => extent.ToString(CultureInfo.InvariantCulture))) + "]";

    /// <summary>Where a tensor lies; start and length in bytes of the file.</summary>
    private sealed record Entry(string Name, WeightsType Type, int[] Shape, int Start, int Length)
    {
        public int Width => WidthOf(Type);

        public static int WidthOf(WeightsType type) => type == WeightsType.F32 ? 4 : 2;
    }
}
