using System.Text.Json;
using Continuo.Engine.Control;
using Continuo.Studio.Presets;
using Continuo.Studio.Server;
using Continuo.Studio.Tests.Server;
using Xunit;

namespace Continuo.Studio.Tests.Presets;

/// <summary>The list, and what installs, changes and removes presets.</summary>
public sealed class PresetShelfTests : IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync(RunningServer.ShippedPresets);

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task AllAreListedWithWhatIsKnownOfThem()
    {
        var presets = (await _server.Get("/api/presets")).EnumerateArray().ToDictionary(preset => preset.GetProperty("id").GetString()!);
        Assert.Equal(PresetLibraryOfRepository().Presets.Select(preset => preset.Id), presets.Keys);
        Assert.All(presets.Values, preset => Assert.Equal(JsonValueKind.Null, preset.GetProperty("error").ValueKind));
        JsonElement irish = presets["irish"], jazz = presets["jazz"];
        Assert.Equal("Irish dance", irish.GetProperty("name").GetString());
        Assert.Equal("bundle", irish.GetProperty("origin").GetString());
        Assert.Equal(2.906, irish.GetProperty("metrics").GetProperty("irish/valid").GetProperty("bitsPerNote").GetDouble());
        Assert.Equal("CC BY 4.0", irish.GetProperty("training").GetProperty("licence").GetString());
        Assert.True(irish.GetProperty("bytes").GetInt64() > 100_000);
        Assert.Equal("jazz", jazz.GetProperty("styleVector").GetString());
        Assert.Contains("chorale", jazz.GetProperty("styles").EnumerateArray().Select(style => style.GetString()));
    }

    [Fact]
    public async Task APresetThatSharesItsWeightsTakesThemAlong()
    {
        _server.Service<PresetShelf>().Install(TestPresets.Variant(_server.Folders, "jazz", "my-jazz"));
        string place = Path.Combine(_server.Folders.UserPresets, "my-jazz");
        Assert.Equal(["model.safetensors", "preset.json"], Directory.GetFiles(place).Select(Path.GetFileName).Order());
        Assert.Equal("user", (await TestPresets.Get(_server, "my-jazz")).GetProperty("origin").GetString());
    }

    private static PresetLibrary PresetLibraryOfRepository() => new([RunningServer.ShippedPresets]);
}
