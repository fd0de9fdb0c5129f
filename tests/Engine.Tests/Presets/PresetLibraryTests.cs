using Continuo.Engine.Presets;

namespace Continuo.Engine.Tests.Presets;

public sealed class PresetLibraryTests
{
    [Fact]
    public void ListsPresetsByIdBehindTheOneOfAFreshInstance()
    {
        using TestPresets presets = new();
        presets.Add("chorale");
        presets.Add("bach");
        presets.Add("styles");
        Directory.CreateDirectory(presets.Folder("no-preset"));
        PresetLibrary library = new([presets.Root, presets.Folder("missing")]);

        Assert.Equal(["styles", "bach", "chorale"], library.Presets.Select(preset => preset.Id));
        Assert.Equal("chorale", library.Find("chorale")!.Id);
        Assert.Null(library.Find("irish"));
    }

    [Fact]
    public void OfTwoWithTheSameIdTheFirstFolderCounts()
    {
        using TestPresets mine = new(), given = new();
        mine.Add("bach");
        given.Add("bach");
        Assert.Equal(mine.Folder("bach"), Assert.Single(new PresetLibrary([mine.Root, given.Root]).Presets).Folder);
    }

    [Fact]
    public void BrokenOnesAreListedWithTheirErrorAndHideNoSoundOne()
    {
        using TestPresets mine = new(), given = new();
        mine.Add("bach", json: "{");
        mine.Add("torn", json: "{}");
        given.Add("bach");
        given.Add("empty");
        File.Delete(Path.Combine(given.Folder("empty"), "model.safetensors"));
        PresetLibrary library = new([mine.Root, given.Root]);

        Assert.Equal(given.Folder("bach"), Assert.Single(library.Presets).Folder);
        Assert.Equal(["bach", "empty", "torn"], library.Entries.Select(entry => entry.Id));
        Assert.Contains("model.safetensors is missing", library.Entries[1].Error, StringComparison.Ordinal);
        Assert.Contains("'id': is missing or empty", library.Entries[2].Error, StringComparison.Ordinal);
    }
}
