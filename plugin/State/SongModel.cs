using System.Buffers.Binary;
using Continuo.Engine.Presets;
using Continuo.Engine.Storage;

namespace Continuo.Plugin.State;

/// <summary>
/// A whole preset as it travels with a song, the record <c>MODL</c> of docs/protocol.md: u32 size of
/// <c>preset.json</c>, the file itself, then the weights' file. Immutable; [any] thread.
/// </summary>
internal sealed class SongModel
{
    private const int SizeBytes = sizeof(uint);
    private const string SourceName = "the song's own preset.json";

    private readonly int _weightsStart;

    private SongModel(byte[] bytes, int weightsStart, Preset preset)
    {
        Bytes = bytes;
        _weightsStart = weightsStart;
        Preset = preset;
        Hash = Sha256.NameOf(Weights);
    }

    /// <summary>As it lies in the state.</summary>
    public byte[] Bytes { get; }

    public Preset Preset { get; }

    /// <summary>Of the weights, as <see cref="LoadedPreset.Hash"/>.</summary>
    public string Hash { get; }

    /// <summary>The weights' file.</summary>
    public ReadOnlySpan<byte> Weights => Bytes.AsSpan(_weightsStart);

    /// <exception cref="FormatException">The sizes do not fit, or the preset in it is none.</exception>
    public static SongModel Parse(byte[] bytes)
    {
        if (bytes.Length < SizeBytes)
            throw new FormatException("the model in the song is damaged: it ends within its header");
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (size > bytes.Length - SizeBytes)
            throw new FormatException(
                $"the model in the song is damaged: a preset.json of {size} bytes in {bytes.Length - SizeBytes}");
        int weightsStart = SizeBytes + (int)size;
        try
        {
            return new SongModel(bytes, weightsStart, PresetFile.Parse(bytes.AsSpan(SizeBytes, (int)size), SourceName));
        }
        catch (PresetException e)
        {
            throw new FormatException($"the model in the song is damaged: {e.Message}", e);
        }
    }

    /// <summary>An installed preset, to be saved.</summary>
    /// <exception cref="PresetException">Its files cannot be read.</exception>
    /// <exception cref="IOException">Its files cannot be read.</exception>
    public static SongModel Read(Preset preset)
    {
        byte[] json = File.ReadAllBytes(Path.Combine(preset.Folder, PresetFile.FileName));
        byte[] weights = PresetLoader.ReadWeights(preset);
        byte[] bytes = new byte[SizeBytes + json.Length + weights.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)json.Length);
        json.CopyTo(bytes, SizeBytes);
        weights.CopyTo(bytes, SizeBytes + json.Length);
        return Parse(bytes);
    }
}
