using System.Security.Cryptography;
using Continuo.Engine.Model;
using Continuo.Engine.Tokens;

namespace Continuo.Engine.Control;

/// <summary>
/// Loads presets for playing. A model that is in use somewhere in the process is shared, and freed with its last user.
/// [any] thread, off every hot path: it reads and hashes the weights' file, and packs the weights when they are new.
/// </summary>
public static class PresetLoader
{
    /// <summary>The weights' metadata may name the vocabulary that they were trained on, by <see cref="Vocabulary.Hash"/>.</summary>
    public const string VocabularyMetadataKey = "vocabulary";

    private static readonly Lock Gate = new();
    private static readonly Dictionary<(string Path, string Hash), WeakReference<IMusicModel>> Models = [];

    /// <exception cref="PresetException">
    /// The weights are missing, damaged or too large, or do not fit the preset's configuration or encoding.
    /// </exception>
    public static LoadedPreset Load(Preset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        byte[] bytes = ReadBytes(preset);
        string hash = HashOf(bytes);
        ITokenizer tokenizer = Tokenizers.Find(preset.Encoding)
            ?? throw Fault(preset, "encoding", $"'{preset.Encoding}' is not known");

        lock (Gate)
        {
            var key = (Path.GetFullPath(preset.ModelPath), hash);
            if (!Models.TryGetValue(key, out WeakReference<IMusicModel>? known) || !known.TryGetTarget(out IMusicModel? model))
            {
                model = ToModel(preset, bytes, tokenizer);
                Models[key] = new(model);
            }

            CheckSize(preset, model, tokenizer);
            return new(preset, hash, InStyle(preset, model), tokenizer);
        }
    }

    /// <summary>"sha256:" and the hexadecimal digest.</summary>
    public static string HashOf(ReadOnlySpan<byte> weights) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(weights));

    private static byte[] ReadBytes(Preset preset)
    {
        try
        {
            long length = new FileInfo(preset.ModelPath).Length;
            return length <= WeightsFile.MaximumBytes
                ? File.ReadAllBytes(preset.ModelPath)
                : throw Fault(preset, "model", FormattableString.Invariant($"{length} bytes; at most {WeightsFile.MaximumBytes} are read"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Fault(preset, "model", $"{preset.ModelPath} cannot be read: {error.Message}", error);
        }
    }

    private static IMusicModel ToModel(Preset preset, byte[] bytes, ITokenizer tokenizer)
    {
        try
        {
            WeightsFile weights = WeightsFile.Parse(bytes, preset.ModelPath);
            if (preset.Config is { } config && weights.ReadConfig() is var stored && stored != config)
                throw Fault(preset, "config", $"{config.ToJson()}, but {preset.ModelFile} holds {stored.ToJson()}");
            if (weights.Metadata.TryGetValue(VocabularyMetadataKey, out string? vocabulary) && vocabulary != tokenizer.Vocabulary.Hash)
                throw Fault(preset, "encoding", $"{preset.ModelFile} was trained on another vocabulary than '{tokenizer.Id}' has now");
            return weights.ToModel();
        }
        catch (WeightsFileException error)
        {
            throw Fault(preset, "model", error.Message, error);
        }
    }

    private static IMusicModel InStyle(Preset preset, IMusicModel model)
    {
        try
        {
            return model.InStyle(preset.StyleVector);
        }
        catch (ArgumentException error)
        {
            throw Fault(preset, "styleVector", error.Message, error);
        }
    }

    private static void CheckSize(Preset preset, IMusicModel model, ITokenizer tokenizer)
    {
        if (model.VocabularySize != tokenizer.Vocabulary.Size)
            throw Fault(preset, "encoding", FormattableString.Invariant(
                $"'{tokenizer.Id}' has {tokenizer.Vocabulary.Size} symbols, {preset.ModelFile} knows {model.VocabularySize}"));
    }

    private static PresetException Fault(Preset preset, string member, string problem, Exception? inner = null) =>
        new(Path.Combine(preset.Folder, PresetFile.FileName), member, problem, inner);
}
