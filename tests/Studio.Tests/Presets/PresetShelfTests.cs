using System.Text.Json;
using System.Text.RegularExpressions;
using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;
using Continuo.Studio.Common;
using Continuo.Studio.Presets;
using Continuo.Studio.Tests.Web;
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
        var presets = (await _server.Get("/api/presets")).EnumerateArray()
            .ToDictionary(preset => preset.GetProperty("id").GetString()!);
        Assert.Equal(PresetLibraryOfRepository().Presets.Select(preset => preset.Id), presets.Keys);
        Assert.All(presets.Values, preset => Assert.Equal(JsonValueKind.Null, preset.GetProperty("error").ValueKind));
        JsonElement irish = presets["irish"], jazz = presets["jazz"];
        Assert.Equal("Irish dance", irish.GetProperty("name").GetString());
        Assert.Equal("bundle", irish.GetProperty("origin").GetString());
        Assert.Equal(
            1.4266, irish.GetProperty("metrics").GetProperty("irish/valid").GetProperty("bitsPerNote").GetDouble());
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

    [Fact]
    public async Task ABrokenOneIsListedWithWhatIsWrong()
    {
        string place = Path.Combine(_server.Folders.UserPresets, "broken"),
            damaged = Path.Combine(_server.Folders.UserPresets, "damaged");
        Directory.CreateDirectory(place);
        File.WriteAllText(Path.Combine(place, "preset.json"), "{\"id\": 7");
        PresetCopy.Into(
            PresetFile.Read(Path.Combine(RunningServer.ShippedPresets, "songs")) with { Id = "damaged" }, damaged);
        File.WriteAllBytes(Path.Combine(damaged, "model.safetensors"), new byte[100]);

        JsonElement broken = await TestPresets.Get(_server, "broken");
        Assert.Contains("preset.json", broken.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("user", broken.GetProperty("origin").GetString());
        Assert.Contains(
            "model.safetensors", (await TestPresets.Get(_server, "damaged")).GetProperty("error").GetString(),
            StringComparison.Ordinal);
        await _server.Patch("/api/presets/broken", new { name = "New" }, 409);
        await _server.Delete("/api/presets/broken");
        Assert.False(Directory.Exists(place));
    }

    [Fact]
    public async Task FiguresThatJsonCannotSayDoNotHideTheOthers()
    {
        string folder = TestPresets.Variant(_server.Folders, "irish", "endless");
        string file = Path.Combine(folder, "preset.json");
        string json = File.ReadAllText(file);
        json = Regex.Replace(json, "(?<=\"bitsPerNote\": )[0-9.]+", "1e999");
        File.WriteAllText(file, Regex.Replace(json, "(?<=\"seconds\": )[0-9.]+", "-1e999"));
        _server.Service<PresetShelf>().Install(folder);
        Assert.Empty((await TestPresets.Get(_server, "endless")).GetProperty("metrics").EnumerateObject());
    }

    [Fact]
    public async Task TheUsersCanBeRenamedTunedAndRemoved()
    {
        PresetShelf shelf = _server.Service<PresetShelf>();
        shelf.Install(TestPresets.Variant(_server.Folders, "irish", "mine", "Mine"));
        JsonElement changed = await _server.Patch("/api/presets/mine", new
        {
            name = " At the\nfair\u0007 ",
            style = "Reel",
            defaults = new Dictionary<string, double?> { ["Top K"] = 8, ["Temperature"] = 1.25 },
        });
        Assert.Equal("At the fair", changed.GetProperty("name").GetString());
        Assert.Equal("Reel", changed.GetProperty("style").GetString());
        Assert.Equal(
            "Jigs, reels, hornpipes and polkas: one melody at a time, in any key.",
            changed.GetProperty("description").GetString());

        Preset onDisk = PresetFile.Read(Path.Combine(_server.Folders.UserPresets, "mine"));
        Assert.Equal(1.25, onDisk.Defaults[ParameterId.Temperature]);
        Assert.Equal(8, onDisk.Defaults[ParameterId.TopK]);
        changed = await _server.Patch(
            "/api/presets/mine", new { defaults = new Dictionary<string, double?> { ["top k"] = null } });
        Assert.Equal("{\"Quantise\":0,\"Temperature\":1.25}", changed.GetProperty("defaults").GetRawText());

        await _server.Delete("/api/presets/mine");
        await _server.Delete("/api/presets/mine", status: 404);
        Assert.Empty(Directory.GetFileSystemEntries(_server.Folders.UserPresets));
        Assert.Empty(Directory.GetFileSystemEntries(_server.Folders.Arriving));
    }

    [Theory]
    [InlineData("Temperature", 2.5)]
    [InlineData("Top K", 1.5)]
    [InlineData("Status", 1)]
    [InlineData("MIDI Through", 1)]
    [InlineData("Loudness of the moon", 1)]
    public async Task WhatAKnobCannotBeIsRefused(string knob, double value)
    {
        _server.Service<PresetShelf>().Install(TestPresets.Variant(_server.Folders, "irish", "mine"));
        string before = TestPresets.Print(_server.Folders.UserPresets);
        JsonElement problem = await _server.Patch(
            "/api/presets/mine",
            new { name = "Other", defaults = new Dictionary<string, double?> { [knob] = value } }, 400);
        Assert.Contains(knob, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, TestPresets.Print(_server.Folders.UserPresets));
    }

    [Fact]
    public async Task TheBundlesStayAsTheyAre()
    {
        Assert.Contains(
            "came with the plugin",
            (await _server.Patch("/api/presets/irish", new { name = "Mine" }, 409)).GetProperty("detail").GetString(),
            StringComparison.Ordinal);
        await _server.Delete("/api/presets/irish", status: 409);
        await _server.Patch("/api/presets/nobody", new { name = "Mine" }, 404);
        await _server.Delete("/api/presets/..%2f..%2fstudio", status: 404);
        Refusal hidden = Assert.Throws<Refusal>(
            () => _server.Service<PresetShelf>().Install(TestPresets.Variant(_server.Folders, "songs", "irish")));
        Assert.Equal(409, hidden.Status);
        Assert.Throws<Refusal>(
            () => _server.Service<PresetShelf>().Install(TestPresets.Variant(_server.Folders, "songs", "a"), "../b"));
    }

    [Fact]
    public async Task WeightsThatAnotherPlaysWithStay()
    {
        PresetShelf shelf = _server.Service<PresetShelf>();
        shelf.Install(TestPresets.Variant(_server.Folders, "irish", "lender"));
        Preset lender = PresetFile.Read(Path.Combine(_server.Folders.UserPresets, "lender"));
        string borrower = Path.Combine(_server.Folders.UserPresets, "borrower");
        Directory.CreateDirectory(borrower);
        PresetFile.Write(
            borrower, lender with { Id = "borrower", Name = "Borrower", ModelFile = "../lender/model.safetensors" });
        Assert.Contains(
            "'Borrower'", (await _server.Delete("/api/presets/lender", status: 409)).GetProperty("detail").GetString(),
            StringComparison.Ordinal);
        await _server.Delete("/api/presets/borrower");
        await _server.Delete("/api/presets/lender");
    }

    [Fact]
    public async Task InstallingReplacesTheUsersOwnAndAddingStandsBeside()
    {
        PresetShelf shelf = _server.Service<PresetShelf>();
        shelf.Install(TestPresets.Variant(_server.Folders, "irish", "mine", "First"));
        shelf.Install(TestPresets.Variant(_server.Folders, "songs", "mine", "Second"));
        Assert.Equal("mine-2", shelf.Add(TestPresets.Variant(_server.Folders, "irish", "mine", "Second")));
        Assert.Equal("Second", (await TestPresets.Get(_server, "mine")).GetProperty("name").GetString());
        Assert.Equal("Second (2)", (await TestPresets.Get(_server, "mine-2")).GetProperty("name").GetString());
        Assert.Empty(Directory.GetFileSystemEntries(_server.Folders.ReplacedPresets));
    }

    [Fact]
    public async Task EveryKnobIsOneThatTheAnswersHear()
    {
        JsonElement knobs = await _server.Get("/api/presets/knobs");
        Parameter[] rows = [.. ParameterTable.Rows.Where(row => row.IsInPreset)];
        Assert.Equal(rows.Length, knobs.GetArrayLength());
        Dictionary<ParameterId, double> none = [];
        foreach (Parameter row in rows)
        {
            double other = row.Default == row.Maximum ? row.Minimum : row.Maximum;
            Dictionary<ParameterId, double> defaults = new() { [row.Id] = other };
            Assert.NotEqual(ParametersToOptions.Map(none), ParametersToOptions.Map(defaults));
        }
    }

    private static PresetLibrary PresetLibraryOfRepository() => new([RunningServer.ShippedPresets]);
}
