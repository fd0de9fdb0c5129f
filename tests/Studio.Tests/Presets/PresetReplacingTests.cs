using Continuo.Engine.Presets;
using Continuo.Studio.Common;
using Continuo.Studio.Presets;
using Continuo.Studio.Tests.Web;
using Continuo.Studio.Web.Server;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.Studio.Tests.Presets;

/// <summary>
/// The studio is cut off at each step of a replacement; after the next start the old or the new preset is there, never
/// none, and nothing else.
/// </summary>
public sealed class PresetReplacingTests(ITestOutputHelper output)
{
    /// <summary>What lies where when it is cut off, and what is there then.</summary>
    public static TheoryData<string, string> Steps => new()
    {
        { "while the new one is copied", "old" },
        { "when the new one is whole", "old" },
        { "when the old one is aside", "old" },
        { "when the new one is in", "new" },
        { "while the old one is deleted", "new" },
        { "while the old one is taken away", "none" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task OneOfThemIsThere(string step, string expected)
    {
        await using RunningServer server = await RunningServer.StartAsync(prepare: folders => Leave(step, folders));
        string[] names = [.. server.Folders.Presets.Entries.Select(entry => entry.Preset?.Name ?? "broken")];
        string recovered = string.Join("; ", server.Service<Recovered>().All);
        output.WriteLine($"cut off {step}: {string.Join(", ", names)} | {recovered}");
        Assert.Equal(expected == "none" ? [] : [expected], names);
        Assert.All(server.Folders.Presets.Presets, preset => PresetLoader.Load(preset));
        Assert.Empty(Directory.GetFileSystemEntries(server.Folders.Arriving));
        if (Directory.Exists(server.Folders.ReplacedPresets))
            Assert.Empty(Directory.GetFileSystemEntries(server.Folders.ReplacedPresets));
        Assert.Equal(
            step == "when the old one is aside", recovered.Contains("the old one is back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheNextListMendsToo()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        Leave("when the old one is aside", server.Folders);
        Assert.Equal("old", (await TestPresets.Get(server, "mine")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task TheNextInstallMendsTooWithoutAStart()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        Leave("when the old one is aside", server.Folders);
        server.Service<PresetShelf>().Install(TestPresets.Variant(server.Folders, "irish", "other"));
        Assert.Equal(["mine", "other"], server.Folders.Presets.Presets.Select(preset => preset.Id));
    }

    [Fact]
    public async Task AReplacementThatTheDiskRefusesLeavesTheOldOne()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        server.Service<PresetShelf>().Install(TestPresets.Variant(server.Folders, "irish", "mine", "old"));
        string place = Path.Combine(server.Folders.UserPresets, "mine");
        Assert.ThrowsAny<IOException>(
            () => PresetReplacing.Place(Path.Combine(server.Folders.Arriving, "never-came"), place, server.Folders));
        Assert.Equal("old", Assert.Single(server.Folders.Presets.Presets).Name);
    }

    private static void Leave(string step, StudioFolders folders)
    {
        string place = Path.Combine(folders.UserPresets, "mine"), aside = Path.Combine(folders.ReplacedPresets, "mine");
        string arriving = Path.Combine(folders.Arriving, "preset-0"), leaving = Leftovers.Leaving(folders);
        Directory.CreateDirectory(folders.ReplacedPresets);
        Make("irish", "old", step is "when the old one is aside" or "when the new one is in"
            ? aside
            : step.StartsWith("while the old", StringComparison.Ordinal) ? leaving : place);
        if (step != "while the old one is taken away")
            Make("songs", "new", step is "when the new one is in" or "while the old one is deleted" ? place : arriving);
        if (step == "while the new one is copied")
            File.Delete(Path.Combine(arriving, "preset.json"));
        if (step.StartsWith("while the old", StringComparison.Ordinal))
            File.Delete(Path.Combine(leaving, "preset.json"));

        void Make(string shipped, string name, string folder) =>
            Directory.Move(TestPresets.Variant(folders, shipped, "mine", name), folder);
    }
}
