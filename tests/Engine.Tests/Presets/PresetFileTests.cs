using System.Text;
using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;

namespace Continuo.Engine.Tests.Presets;

public sealed class PresetFileTests
{
    private const string Whole = """
        {
          "id": "irish", "name": "Irish", "style": "Irish dance", "description": "Reels and jigs.",
          "encoding": "event", "model": "weights.safetensors",
          "config": { "vocabularySize": 314, "embeddingSize": 64, "hiddenSize": 256, "layers": 2 },
          "defaults": { "Temperature": 0.8, "TopK": 12, "Grid": 3 },
          "loops": [5, 8, 18, 22, 60, 130, 170],
          "training": {
            "data": "CRE", "licence": "CC BY 4.0", "command": "continuo train", "seed": 7,
            "epochs": 12.5, "mood": "good"
          },
          "metrics": { "irish/valid": { "bitsPerNote": 3.5, "ppmBitsPerNote": 4.25, "notes": 1000 } },
          "unknown": [1, 2]
        }
        """;

    [Fact]
    public void ReadsEveryMember()
    {
        Preset preset = Parse(Whole);
        Assert.Equal(
            ("irish", "Irish", "Irish dance", "Reels and jigs."),
            (preset.Id, preset.Name, preset.Style, preset.Description));
        Assert.Equal(
            ("event", "weights.safetensors", 256), (preset.Encoding, preset.ModelFile, preset.Config!.HiddenSize));
        Assert.Equal(
            new Dictionary<ParameterId, double>
            {
                [ParameterId.Temperature] = 0.8,
                [ParameterId.TopK] = 12,
                [ParameterId.Grid] = 3,
            },
            preset.Defaults);
        Assert.Equal([5, 8, 18, 22, 60, 130, 170], preset.Loops.Onsets);
        Assert.Equal(
            ("CRE", "CC BY 4.0", "continuo train"),
            (preset.Training!.Data, preset.Training.Licence, preset.Training.Command));
        Assert.Equal((7L, 12.5), (preset.Training.Seed, preset.Training.Epochs));
        Assert.Equal(
            new PresetMetrics { BitsPerNote = 3.5, PpmBitsPerNote = 4.25, Notes = 1000 },
            preset.Metrics["irish/valid"]);
    }

    [Fact]
    public void OnlyIdNameAndEncodingAreNeeded()
    {
        Preset preset = Parse("""{"id":"a","name":"A","encoding":"event"}""");
        Assert.Equal("model.safetensors", preset.ModelFile);
        Assert.Null(preset.Config);
        Assert.Empty(preset.Defaults);
        Assert.Empty(preset.Metrics);
        Assert.True(preset.Loops.IsNone);
    }

    [Fact]
    public void AModelMayLieInThePresetBesideIt()
    {
        Preset preset = Parse(
            """{"id":"a","name":"A","encoding":"event","model":"../styles/m.safetensors","styleVector":"polka"}""");
        Assert.Equal(("../styles/m.safetensors", "polka"), (preset.ModelFile, preset.StyleVector));
    }

    [Fact]
    public void AByteOrderMarkIsPassedOver() => Assert.Equal("irish", Parse('\uFEFF' + Whole).Id);

    [Fact]
    public void WhatIsWrittenComesBack()
    {
        using TestPresets presets = new();
        Preset preset = Parse(Whole);
        PresetFile.Write(presets.Root, preset);
        Preset read = PresetFile.Read(presets.Root);
        Assert.Equal(preset.Defaults, read.Defaults);
        Assert.Equal(preset.Metrics, read.Metrics);
        Assert.Equal(
            preset with { Folder = presets.Root, Defaults = read.Defaults, Metrics = read.Metrics },
            read);
    }

    [Theory]
    [InlineData("", "", "is damaged")]
    [InlineData("null", "", "null is not a preset")]
    [InlineData("{", "", "is damaged")]
    [InlineData("""{"name":"A","encoding":"event"}""", "id", "is missing or empty")]
    [InlineData("""{"id":"a","encoding":"event"}""", "name", "is missing or empty")]
    [InlineData("""{"id":"a","name":"A"}""", "encoding", "is missing or empty")]
    [InlineData("""{"id":"../a","name":"A","encoding":"event"}""", "id", "other characters")]
    [InlineData("""{"id":7,"name":"A","encoding":"event"}""", "id", "is damaged")]
    [InlineData("""{"id":"a","name":"A","encoding":"morse"}""", "encoding", "'morse' is not known; there is event")]
    [InlineData(
        """{"id":"a","name":"A","encoding":"event","model":"../m"}""", "model",
        "neither a plain file name nor ../ID/NAME")]
    [InlineData(
        """{"id":"a","name":"A","encoding":"event","model":"../../etc/passwd"}""", "model",
        "neither a plain file name")]
    [InlineData(
        """{"id":"a","name":"A","encoding":"event","model":"../b/../c"}""", "model", "neither a plain file name")]
    [InlineData("""{"id":"a","name":"A","encoding":"event","lookBack":0}""", "lookBack", "0 is not above 0 to 16")]
    [InlineData("""{"id":"a","name":"A","encoding":"event","lookBack":17}""", "lookBack", "17 is not above 0 to 16")]
    [InlineData("""{"id":"a","name":"A","encoding":"event","returnOdds":0}""", "returnOdds", "0 is not above 0 to 16")]
    [InlineData("""{"id":"a","name":"A","encoding":"event","returnLater":2}""", "returnLater", "2 is not above 0 to 1")]
    [InlineData("""{"id":"a","name":"A","encoding":"event","loops":[5,8]}""", "loops", "2 numbers, not 7")]
    [InlineData(
        """{"id":"a","name":"A","encoding":"event","loops":[5,8,18,15,60,130,170]}""", "loops",
        "15, number 4, is not in 16..9999")]
    [InlineData("""{"id":"a","name":"A","encoding":"event","model":"../B/m"}""", "model", "neither a plain file name")]
    [InlineData(
        """{"id":"a","name":"A","encoding":"event","""
        + """  "config":{"vocabularySize":314,"embeddingSize":0,"hiddenSize":1,"layers":1}}""",
        "config", "embeddingSize is 0")]
    [InlineData(
        """{"id":"a","name":"A","encoding":"event","defaults":{"Temperature":"hot"}}""",
        "defaults.Temperature", "is damaged")]
    [InlineData(
        """{"id":"a","name":"A","encoding":"event","defaults":{"Temperature":9}}""", "defaults.Temperature",
        "9 is not in 0.1..2")]
    [InlineData(
        """{"id":"a","name":"A","encoding":"event","defaults":{"Warmth":1}}""", "defaults.Warmth",
        "is not a parameter")]
    [InlineData("""{"id":"a","name":"A","encoding":"event","metrics":{"x":{"notes":1}}}""", "metrics.x", "bitsPerNote")]
    public void ErrorsNameFileMemberAndCause(string json, string member, string cause)
    {
        PresetException error = Assert.Throws<PresetException>(() => Parse(json));
        Assert.StartsWith("here/preset.json: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(member, error.Member);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingOrHugeFileIsAnError()
    {
        using TestPresets presets = new();
        Assert.Contains(
            "cannot be read", Assert.Throws<PresetException>(() => PresetFile.Read(presets.Folder("none"))).Message,
            StringComparison.Ordinal);
        presets.Add("huge", new string(' ', 2_000_000));
        Assert.Contains(
            "at most", Assert.Throws<PresetException>(() => PresetFile.Read(presets.Folder("huge"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void RandomDamageIsAPresetExceptionOrAPreset()
    {
        Random random = new(1);
        for (int i = 0; i < 2000; i++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Whole);
            for (int k = random.Next(1, 4); k > 0; k--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                PresetFile.Parse(bytes, "here/preset.json");
            }
            catch (PresetException)
            {
                // As promised.
            }
        }
    }

    private static Preset Parse(string json) => PresetFile.Parse(Encoding.UTF8.GetBytes(json), "here/preset.json");
}
