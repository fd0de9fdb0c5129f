using System.Text.Json;
using Continuo.Studio.Presets;
using Continuo.Studio.Tests.Web;
using Xunit;

namespace Continuo.Studio.Tests.Presets;

/// <summary>A preset that is given away comes back as it was.</summary>
public sealed class PresetPackageTests : IClassFixture<StudioFixture>
{
    private readonly RunningServer _server;

    public PresetPackageTests(StudioFixture studio) => _server = studio.Server;

    [Theory]
    [InlineData("irish")] // with weights of its own
    [InlineData("jazz")] // that shares them
    public async Task ItComesBackAsItWas(string shipped)
    {
        string id = "mine-" + shipped;
        _server.Service<PresetShelf>()
            .Install(TestPresets.Variant(_server.Folders, shipped, id, "Mine, from " + shipped));
        await _server.Patch($"/api/presets/{id}", new { defaults = new { Temperature = 1.1 } });
        string place = Path.Combine(_server.Folders.UserPresets, id), before = TestPresets.Print(place);
        JsonElement listed = await TestPresets.Get(_server, id);

        byte[] package = await Export(id);
        Assert.Equal(package, await Export(id));
        await _server.Delete($"/api/presets/{id}");
        JsonElement answer = await _server.Upload("/api/presets", 200, ($"{id}.continuo", package));
        Assert.Empty(answer.GetProperty("refused").EnumerateArray());
        Assert.Equal(listed.GetRawText(), Assert.Single(answer.GetProperty("added").EnumerateArray()).GetRawText());
        Assert.Equal(before, TestPresets.Print(place));
    }

    [Fact]
    public async Task OneThatIsThereAlreadyStandsBeside()
    {
        JsonElement answer = await _server.Upload(
            "/api/presets", 200, ("irish.continuo", await Export("irish")), ("again.zip", await Export("irish")));
        JsonElement[] added = [.. answer.GetProperty("added").EnumerateArray()];
        Assert.Equal(["irish-2", "irish-3"], added.Select(preset => preset.GetProperty("id").GetString()));
        Assert.Equal(
            ["Irish dance (2)", "Irish dance (3)"], added.Select(preset => preset.GetProperty("name").GetString()));
        foreach (string id in new[] { "irish-2", "irish-3" })
            await _server.Delete($"/api/presets/{id}");
        Assert.Equal("bundle", (await TestPresets.Get(_server, "irish")).GetProperty("origin").GetString());
    }

    [Fact]
    public async Task AZippedFolderWithOtherFilesInItIsTakenInWithoutThem()
    {
        string folder = TestPresets.Variant(_server.Folders, "irish", "zipped");
        Directory.CreateDirectory(Path.Combine(folder, "notes"));
        File.WriteAllText(Path.Combine(folder, "notes", "README.txt"), "mine");
        File.WriteAllText(Path.Combine(folder, "run.sh"), "echo");
        string zip = Path.Combine(_server.Folders.Data, "outside", "zipped.zip");
        System.IO.Compression.ZipFile.CreateFromDirectory(
            folder, zip, System.IO.Compression.CompressionLevel.Fastest, includeBaseDirectory: true);
        await _server.Upload("/api/presets", 200, ("zipped.zip", await File.ReadAllBytesAsync(zip)));
        Assert.Equal(
            ["loss.csv", "model.safetensors", "preset.json"],
            Directory.GetFileSystemEntries(Path.Combine(_server.Folders.UserPresets, "zipped"))
                .Select(Path.GetFileName).Order());
        await _server.Delete("/api/presets/zipped");
    }

    [Fact]
    public async Task WhatIsNotThereOrBrokenIsNotExported()
    {
        using HttpResponseMessage none = await _server.Client.GetAsync(
            new Uri("/api/presets/nobody/export", UriKind.Relative));
        Assert.Equal(404, (int)none.StatusCode);
        Assert.Empty(Directory.GetFileSystemEntries(_server.Folders.Arriving));
    }

    private async Task<byte[]> Export(string id)
    {
        using HttpResponseMessage answer = await _server.Client.GetAsync(
            new Uri($"/api/presets/{id}/export", UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal($"{id}.continuo", answer.Content.Headers.ContentDisposition!.FileName);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
