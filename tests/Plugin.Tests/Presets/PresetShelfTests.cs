using Continuo.Plugin.Presets;
using Xunit;

namespace Continuo.Plugin.Tests.Presets;

[Collection(PresetShelfCollection.Name)]
public sealed class PresetShelfTests : IDisposable
{
    private readonly PresetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NewPresetsAreAppendedAndNumbersNeverChange()
    {
        _folder.Add("m");
        _folder.Add("z");
        _folder.Open();
        uint before = PresetShelf.Revision;
        _folder.Add("a");
        Assert.True(PresetShelf.ReadAgain());
        Assert.Equal(["m", "z", "a"], Enumerable.Range(0, PresetShelf.Count).Select(index => IdAt(index)));
        Assert.NotEqual(before, PresetShelf.Revision);
        Assert.False(PresetShelf.ReadAgain());
    }

    [Fact]
    public void WhatTheHostHasBeenToldOfKeepsItsNumber()
    {
        _folder.Add("a");
        _folder.Add("z");
        PresetShelf.Open([_folder.Path], told: ["gone", "z"]);
        Assert.Equal(["gone", "z", "a"], Enumerable.Range(0, PresetShelf.Count).Select(index => IdAt(index)));
        Assert.Equal("gone (missing)", PresetShelf.NameOf(0));
    }

    [Fact]
    public void WhatGoesKeepsItsPlaceAndSaysSo()
    {
        _folder.Add("m");
        _folder.Add("z");
        _folder.Open();
        string name = PresetShelf.NameOf(0);
        _folder.Remove("m");
        Assert.True(PresetShelf.ReadAgain());
        Assert.Equal($"{name} (missing)", PresetShelf.NameOf(0));
        Assert.False(PresetShelf.IsPlayable(0));
        Assert.Null(PresetShelf.Find("m"));
        Assert.Equal("z", IdAt(1));
        _folder.Add("m");
        PresetShelf.ReadAgain();
        Assert.Equal(name, PresetShelf.NameOf(0));
        Assert.True(PresetShelf.IsPlayable(0));
    }

    [Fact]
    public void WhatBreaksKeepsItsPlaceAndSaysSo()
    {
        string folder = _folder.Add("m");
        _folder.Add("z");
        _folder.Open();
        File.WriteAllText(Path.Combine(folder, "preset.json"), "{ this is not json");
        Assert.True(PresetShelf.ReadAgain());
        Assert.Equal("m (broken)", PresetShelf.NameOf(0));
        Assert.False(PresetShelf.IsPlayable(0));
        Assert.Equal(2, PresetShelf.Count);
    }

    [Fact]
    public void WatchNoticesAPresetThatComesWhileAnInstanceLives()
    {
        _folder.Add("m");
        _folder.Open();
        PresetWatch.Join();
        try
        {
            _folder.Add("b");
            PresetFolder.WaitUntil(() => PresetShelf.Count == 2, "a second preset on the shelf");
            _folder.Remove("b");
            PresetFolder.WaitUntil(() => !PresetShelf.IsPlayable(1), "the second preset's end");
        }
        finally
        {
            PresetWatch.Leave();
        }
    }

    private static string? IdAt(int program) =>
        PresetShelf.IdAt(
            Engine.Parameters.ParameterTable.Row(Engine.Parameters.ParameterId.Preset).ToNormalized(program));
}
