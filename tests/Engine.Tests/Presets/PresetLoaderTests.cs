using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.NoteChord;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Engine.Storage;

namespace Continuo.Engine.Tests.Presets;

public sealed class PresetLoaderTests
{
    [Fact]
    public void ALoadedPresetPlays()
    {
        using TestPresets presets = new();
        LoadedPreset loaded = Load(presets.Add("bach"));
        ContinuationEngine engine = new();
        engine.Load(loaded);
        engine.Listen(TestPhrases.Notes("C4 1/4"), new(Ticks.Zero, Meter.Common));
        engine.Begin(new(new(960), new(40_000), 1, 0));
        Assert.True(engine.TryNext(new(40_000), new(), out _));
    }

    [Fact]
    public void TheHashIsThatOfTheWeightsFile()
    {
        using TestPresets presets = new();
        presets.Add("bach", weights: TestPresets.Weights(seed: 2));
        string hash = Load(presets.Folder("bach")).Hash;
        Assert.Equal(
            Sha256.NameOf(File.ReadAllBytes(Path.Combine(presets.Folder("bach"), "model.safetensors"))), hash);
        Assert.Equal("sha256:".Length + 64, hash.Length);
    }

    [Fact]
    public void InstancesShareAModelUntilItsFileChanges()
    {
        using TestPresets presets = new();
        string folder = presets.Add("bach");
        LoadedPreset first = Load(folder), second = Load(folder);
        Assert.Same(first.Model, second.Model);

        presets.Add("bach", weights: TestPresets.Weights(seed: 3));
        LoadedPreset third = Load(folder);
        Assert.NotSame(first.Model, third.Model);
        Assert.NotEqual(first.Hash, third.Hash);
    }

    [Fact]
    public void PresetsOfSeveralStylesShareAModelAndPlayEachInItsOwn()
    {
        using TestPresets presets = new();
        presets.Add("styles", weights: TestPresets.Weights(TestPresets.Config with { Styles = "reel,waltz" }));
        LoadedPreset none = Load(presets.Folder("styles")), reel = Load(InStyle("reel")),
            waltz = Load(InStyle("waltz"));
        Assert.Equal(none.Hash, reel.Hash);
        float[][] logits = [.. new[] { none, reel, waltz }.Select(Logits)];
        Assert.Equal(3, logits.Select(row => row[7]).Distinct().Count());
        Assert.Equal(logits[1], Logits(Load(InStyle("reel"))));
        CheckError(() => Load(InStyle("polka")), "styleVector", "knows no style 'polka'; it knows reel,waltz");

        string InStyle(string style)
        {
            string json = $$"""{"id":"{{style}}","name":"A","encoding":"event","model":"../styles/"""
                + $$"""model.safetensors","styleVector":"{{style}}"}""";
            string folder = presets.Add(style, json);
            File.Delete(Path.Combine(folder, "model.safetensors"));
            return folder;
        }
    }

    [Fact]
    public void AMissingModelIsNamed()
    {
        using TestPresets presets = new();
        Preset preset = PresetFile.Read(presets.Add("bach"));
        File.Delete(preset.ModelPath);
        CheckError(() => PresetLoader.Load(preset), "model", "model.safetensors cannot be read");
    }

    [Fact]
    public void ATruncatedModelIsNamed()
    {
        using TestPresets presets = new();
        presets.Add("bach", weights: TestPresets.Weights()[..^100]);
        CheckError(() => Load(presets.Folder("bach")), "model", "model.safetensors");
    }

    [Fact]
    public void AModelOfAnotherVocabularyIsNamed()
    {
        using TestPresets presets = new();
        presets.Add("small", weights: TestPresets.Weights(TestPresets.Config with { VocabularySize = 100 }));
        CheckError(
            () => Load(presets.Folder("small")), "encoding",
            $"'event' has {EventVocabulary.Size} symbols, model.safetensors knows 100");

        presets.Add("other", weights: TestPresets.Weights(vocabulary: "sha256:other"));
        CheckError(() => Load(presets.Folder("other")), "encoding", "another vocabulary");

        presets.Add("same", weights: TestPresets.Weights(vocabulary: Tokenizers.Find("event")!.Vocabulary.Hash));
        Load(presets.Folder("same"));
    }

    [Fact]
    public void AModelBringsItsOwnSymbols()
    {
        ITokenizer learnt = new NoteChordTokenizer().LearnFrom(
            [TestPhrases.Score(string.Join(", ", Enumerable.Repeat("C3+G3+E4 1/4", 8)))]);
        using TestPresets presets = new();
        byte[] weights = TestPresets.Weights(
            TestPresets.Config with { VocabularySize = learnt.Vocabulary.Size }, vocabulary: learnt.Vocabulary.Hash,
            symbols: learnt.Vocabulary.ToJson());
        presets.Add("chords", """{"id":"chords","name":"Name","encoding":"notechord"}""", weights);
        LoadedPreset loaded = Load(presets.Folder("chords"));
        Assert.Equal(learnt.Vocabulary.Hash, loaded.Tokenizer.Vocabulary.Hash);
        // The shared one's too.
        Assert.Equal(learnt.Vocabulary.Hash, Load(presets.Folder("chords")).Tokenizer.Vocabulary.Hash);
        ContinuationEngine engine = new();
        engine.Load(loaded);

        presets.Add("damaged", weights: TestPresets.Weights(symbols: "[1]"));
        CheckError(() => Load(presets.Folder("damaged")), "encoding", "symbols that are none");
        presets.Add("foreign", weights: TestPresets.Weights(symbols: learnt.Vocabulary.ToJson()));
        CheckError(() => Load(presets.Folder("foreign")), "encoding", "another vocabulary");
    }

    [Fact]
    public void AnotherConfigurationThanTheWeightsHoldIsNamed()
    {
        using TestPresets presets = new();
        Preset preset = PresetFile.Read(presets.Add("bach"));
        PresetLoader.Load(preset with { Config = TestPresets.Config });
        presets.Add("bach", weights: TestPresets.Weights(seed: 4)); // new weights, so that the check is not skipped
        CheckError(
            () => PresetLoader.Load(preset with { Config = TestPresets.Config with { Layers = 2 } }), "config",
            "\"layers\":2");
    }

    private static float[] Logits(LoadedPreset preset)
    {
        var logits = new float[preset.Model.VocabularySize];
        preset.Model.Step(preset.Model.CreateState(), new(1), logits);
        return logits;
    }

    private static LoadedPreset Load(string folder) => PresetLoader.Load(PresetFile.Read(folder));

    private static void CheckError(Action load, string member, string cause)
    {
        PresetException error = Assert.Throws<PresetException>(load);
        Assert.Equal(member, error.Member);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
        Assert.Contains("preset.json", error.Message, StringComparison.Ordinal);
    }
}
