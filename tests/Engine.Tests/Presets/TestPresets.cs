using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Presets;
using Continuo.Engine.Safetensors;
using Continuo.Engine.Tests.Models;

namespace Continuo.Engine.Tests.Presets;

/// <summary>A folder of small presets, gone with the test.</summary>
internal sealed class TestPresets : IDisposable
{
    public static readonly ModelConfig Config = TestModels.Config(EventVocabulary.Size, 4, 8, 1);

    public string Root { get; } = Directory.CreateTempSubdirectory("continuo-presets-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public string Folder(string id) => Path.Combine(Root, id);

    /// <summary>A valid preset, whose members a test then damages.</summary>
    public string Add(string id, string? json = null, byte[]? weights = null)
    {
        Directory.CreateDirectory(Folder(id));
        File.WriteAllText(
            Path.Combine(Folder(id), PresetFile.FileName),
            json ?? $$"""{"id":"{{id}}","name":"Name","encoding":"event"}""");
        File.WriteAllBytes(Path.Combine(Folder(id), "model.safetensors"), weights ?? Weights());
        return Folder(id);
    }

    public static byte[] Weights(
        ModelConfig? config = null, int seed = 1, string? vocabulary = null, string? symbols = null)
    {
        config ??= Config;
        Dictionary<string, string> metadata = new() { [ModelConfig.MetadataKey] = config.ToJson() };
        if (vocabulary is not null)
            metadata[PresetLoader.VocabularyMetadataKey] = vocabulary;
        if (symbols is not null)
            metadata[PresetLoader.SymbolsMetadataKey] = symbols;
        return WeightsFile.ToBytes("test", TestModels.Tensors(config, seed), metadata, WeightsType.F32);
    }
}
