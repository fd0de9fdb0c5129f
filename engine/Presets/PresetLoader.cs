using System.Globalization;
using System.Text.Json;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Safetensors;
using Continuo.Engine.Storage;

namespace Continuo.Engine.Presets;

/// <summary>
/// Loads presets for playing. A model that is in use somewhere in the process is shared, and freed with its last user.
/// [any] thread, off every hot path: it reads and hashes the weights' file, and packs the weights when they are new.
/// </summary>
public static class PresetLoader
{
    /// <summary>
    /// The weights' metadata may name the vocabulary that they were trained on, by <see cref="Vocabulary.Hash"/>.
    /// </summary>
    public const string VocabularyMetadataKey = "vocabulary";

    /// <summary>
    /// The weights' metadata may hold the symbols' names in the order of their numbers, as JSON:
    /// <see cref="Vocabulary.ToJson"/>.
    /// </summary>
    public const string SymbolsMetadataKey = "symbols";

    private static readonly Lock Gate = new();
    private static readonly Dictionary<(string Path, string Hash), Shared> Models = [];

    /// <exception cref="PresetException">
    /// The weights are missing, damaged or too large, or do not fit the preset's configuration or encoding.
    /// </exception>
    public static LoadedPreset Load(Preset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return Load(preset, ReadWeights(preset), Path.GetFullPath(preset.ModelPath));
    }

    /// <summary>Loads a preset whose weights are in memory already, since they came with a song.</summary>
    /// <param name="preset">Its folder is not looked at.</param>
    /// <param name="weights">The weights' file.</param>
    /// <exception cref="PresetException">The weights are damaged, or do not fit the preset's configuration or
    /// encoding.</exception>
    public static LoadedPreset Load(Preset preset, byte[] weights)
    {
        ArgumentNullException.ThrowIfNull(preset);
        ArgumentNullException.ThrowIfNull(weights);
        return Load(preset, weights, place: "");
    }

    private static LoadedPreset Load(Preset preset, byte[] bytes, string place)
    {
        string hash = Sha256.NameOf(bytes);
        lock (Gate)
        {
            var key = (place, hash);
            if (!Models.TryGetValue(key, out Shared? known)
                || known.Tokenizer.Id != preset.Encoding
                || !known.Model.TryGetTarget(out IMusicModel? model))
            {
                (model, ITokenizer tokenizer) = ToModel(preset, bytes);
                Models[key] = known = new(new(model), tokenizer);
            }

            return new(preset, hash, InStyle(preset, model), known.Tokenizer);
        }
    }

    /// <summary>The preset's encoding with the symbols that the weights were trained on.</summary>
    /// <exception cref="PresetException">The encoding is not known, or not
    /// what the weights were trained on.</exception>
    public static ITokenizer TokenizerOf(Preset preset, WeightsFile weights)
    {
        ArgumentNullException.ThrowIfNull(preset);
        ArgumentNullException.ThrowIfNull(weights);
        ITokenizer tokenizer = Tokenizers.Find(preset.Encoding)
            ?? throw Fault(preset, "encoding", $"'{preset.Encoding}' is not known");
        if (weights.Metadata.TryGetValue(SymbolsMetadataKey, out string? symbols))
            tokenizer = WithSymbols(preset, tokenizer, symbols);
        if (weights.Metadata.TryGetValue(VocabularyMetadataKey, out string? vocabulary)
            && vocabulary != tokenizer.Vocabulary.Hash)
            throw OtherVocabulary(preset);
        return tokenizer;
    }

    /// <summary>The preset's weights' file, whole.</summary>
    /// <exception cref="PresetException">It is missing, too large or cannot be read.</exception>
    public static byte[] ReadWeights(Preset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        try
        {
            long length = new FileInfo(preset.ModelPath).Length;
            return length <= WeightsFile.MaximumBytes
                ? File.ReadAllBytes(preset.ModelPath)
                : throw Fault(
                    preset, "model",
                    FormattableString.Invariant($"{length} bytes; at most {WeightsFile.MaximumBytes} are read"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Fault(preset, "model", $"{preset.ModelPath} cannot be read: {error.Message}", error);
        }
    }

    private static ITokenizer WithSymbols(Preset preset, ITokenizer tokenizer, string symbols)
    {
        try
        {
            return tokenizer.WithVocabulary(Vocabulary.FromJson(symbols)) ?? throw OtherVocabulary(preset);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw Fault(preset, "encoding", $"{preset.ModelFile} holds symbols that are none: {error.Message}", error);
        }
    }

    private static (IMusicModel Model, ITokenizer Tokenizer) ToModel(Preset preset, byte[] bytes)
    {
        try
        {
            WeightsFile weights = WeightsFile.Parse(bytes, preset.ModelPath);
            if (preset.Config is { } config && weights.ReadConfig() is var stored && stored != config)
                throw Fault(preset, "config", $"{config.ToJson()}, but {preset.ModelFile} holds {stored.ToJson()}");
            ITokenizer tokenizer = TokenizerOf(preset, weights);
            IMusicModel model = weights.ToModel(tokenizer);
            CheckSize(preset, model, tokenizer);
            return (model, tokenizer);
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
            throw Fault(
                preset, "encoding", string.Create(CultureInfo.InvariantCulture,
                    $"'{tokenizer.Id}' has {tokenizer.Vocabulary.Size} symbols, "
                    + $"{preset.ModelFile} knows {model.VocabularySize}"));
    }

    private static PresetException OtherVocabulary(Preset preset) => Fault(
        preset, "encoding", $"{preset.ModelFile} was trained on another vocabulary than '{preset.Encoding}' has now");

    private static PresetException Fault(Preset preset, string member, string problem, Exception? inner = null) =>
        new(Path.Combine(preset.Folder, PresetFile.FileName), member, problem, inner);

    /// <summary>What presets with the same weights share, as long as one is in use.</summary>
    private sealed record Shared(WeakReference<IMusicModel> Model, ITokenizer Tokenizer);
}
