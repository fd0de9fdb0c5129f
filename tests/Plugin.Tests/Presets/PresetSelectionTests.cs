using Continuo.Engine.Models;
using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Presets;
using Continuo.Plugin.State;
using Xunit;

namespace Continuo.Plugin.Tests.Presets;

[Collection(PresetShelfCollection.Name)]
public sealed class PresetSelectionTests : IDisposable
{
    private readonly PresetFolder _folder = new();
    private readonly PresetSelection _presets = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FirstPresetIsThereAtOnce()
    {
        Install("m", "z");
        _presets.SelectFirst(1, restore: 0);
        Assert.False(_presets.IsLoading);
        Assert.Equal("z", Take()?.Preset.Id);
        Assert.Equal(2u, _presets.LoadedProgram);
        Assert.False(_presets.TryTakeLoaded(out _));
    }

    [Fact]
    public void AnotherOneIsLoadedWhileTheOldOnePlays()
    {
        Install("m", "z");
        _presets.SelectFirst(0, restore: 0);
        Take();
        Assert.True(_presets.Select(Program(1)));
        Assert.False(_presets.Select(Program(1)));
        PresetFolder.WaitUntil(() => !_presets.IsLoading, "the load");
        Assert.Equal("z", Take()?.Preset.Id);
    }

    [Fact]
    public void TheLastOfManyChoicesIsTheOneThatComes()
    {
        Install("m", "n", "z");
        _presets.SelectFirst(0, restore: 0);
        for (int i = 0; i < 20; i++)
            _presets.Select(Program(i % 3));
        _presets.Select(Program(2));
        PresetFolder.WaitUntil(() => !_presets.IsLoading, "the load");
        Assert.Equal("z", Take()?.Preset.Id);
        Assert.Equal(3u, _presets.LoadedProgram);
    }

    [Fact]
    public void TenInstancesShareOneModel()
    {
        Install("m");
        IMusicModel[] models = [.. Enumerable.Range(0, 10).AsParallel().Select(_ =>
        {
            var presets = new PresetSelection();
            presets.SelectFirst(0, restore: 0);
            presets.TryTakeLoaded(out LoadedPreset? loaded);
            return loaded!.Model;
        })];
        Assert.All(models, model => Assert.Same(models[0], model));
    }

    [Fact]
    public void ABrokenChoiceNeverStopsTheOldOne()
    {
        Install("m", "z");
        File.WriteAllBytes(_folder.ModelOf("z"), [1, 2, 3]);
        _presets.SelectFirst(0, restore: 0);
        Take();
        _presets.Select(Program(1));
        PresetFolder.WaitUntil(() => !_presets.IsLoading, "the load");
        Assert.False(_presets.IsReady);
        Assert.Null(_presets.Problem);
        Assert.Equal(ShimProblem.ModelDamaged, _presets.ShownProblem);
        Assert.Equal(1u, _presets.LoadedProgram);
        Assert.Equal("z (broken)", PresetShelf.NameOf(1));
    }

    [Fact]
    public void WhatIsWantedIsTheHostsNumberOrTheStatesName()
    {
        Install("m", "z");
        _presets.Select("gone", "sha256:00", song: null, restore: 1);
        Assert.Equal(("gone", "sha256:00"), _presets.Wanted(ShimManagedApi.ProgramOfState));
        Assert.Equal(("z", null), _presets.Wanted(1));
        _presets.SelectFirst(1, restore: 1);
        Assert.Equal(("z", Take()!.Hash), _presets.Wanted(1));
    }

    [Fact]
    public void AStateThatCameAfterTheActivationHasItsOwnWish()
    {
        Install("m", "z");
        _presets.Select("z", null, song: null, restore: 1);
        _presets.SelectFirst(0, restore: 0); // the host's number from before the state
        Assert.Equal("z", Take()?.Preset.Id);
        Assert.False(_presets.Select(Program(0))); // still in the ring
        _presets.Restored(1);
        Assert.True(_presets.Select(Program(0)));
    }

    [Fact]
    public void ChoicesThatAreOlderThanAStateCountNoMore()
    {
        Install("m", "n", "z");
        _presets.SelectFirst(0, restore: 0);
        _presets.Select("z", null, song: null, restore: 7);
        Assert.False(_presets.Select(Program(1))); // still in the ring
        _presets.Restored(6); // of a state before
        Assert.False(_presets.Select(Program(1)));
        _presets.Restored(7);
        Assert.False(_presets.Select(Program(2))); // it plays
        Assert.True(_presets.Select(Program(1)));
        _presets.Restored(8); // named no preset
        Assert.True(_presets.Select(Program(2)));
    }

    [Fact]
    public void WhatWasMissingPlaysOnceItIsInstalled()
    {
        Install("m");
        _presets.Select("z", null, song: null, restore: 1);
        _presets.SelectFirst(ShimManagedApi.ProgramOfState, restore: 1);
        Assert.Null(Take());
        Assert.Equal(EngineState.NoPreset, _presets.Problem);
        _folder.Add("z");
        PresetShelf.ReadAgain();
        _presets.FollowShelf();
        PresetFolder.WaitUntil(() => !_presets.IsLoading, "the load");
        Assert.Equal("z", Take()?.Preset.Id);
        Assert.Equal(ShimProblem.None, _presets.ShownProblem);
    }

    [Fact]
    public void WhatPlaysGoesOnWhenItsFolderIsRemoved()
    {
        Install("m", "z");
        _presets.SelectFirst(1, restore: 0);
        LoadedPreset? playing = Take();
        _folder.Remove("z");
        PresetShelf.ReadAgain();
        _presets.FollowShelf();
        Assert.False(_presets.IsReady);
        _presets.Rest();
        _presets.SelectFirst(1, restore: 0);  // as when the host stops and starts the instance
        Assert.Same(playing, Take());
    }

    [Fact]
    public void AnotherModelThanTheSongsIsSaid()
    {
        Install("m");
        _presets.Select("m", "sha256:00", song: null, restore: 1);
        _presets.SelectFirst(ShimManagedApi.ProgramOfState, restore: 1);
        Assert.Equal("m", Take()?.Preset.Id);
        Assert.Equal(ShimProblem.NotTheSongsModel, _presets.ShownProblem);
        Assert.Null(_presets.Problem);
    }

    [Fact]
    public void TheSongsOwnModelPlaysWhereThePresetIsMissingOrAnother()
    {
        Install("m");
        var song = SongModel.Read(PresetShelf.Find("m")!.Preset!);
        File.Copy(
            Path.Combine(_folder.Add("other", source: "irish"), "model.safetensors"), _folder.ModelOf("m"),
            overwrite: true);
        _presets.Select("m", song.Hash, song, restore: 1);
        _presets.SelectFirst(ShimManagedApi.ProgramOfState, restore: 1);
        LoadedPreset? loaded = Take();
        Assert.Equal(song.Hash, loaded?.Hash);
        Assert.Equal(ShimProblem.None, _presets.ShownProblem);
        Assert.Equal(PresetLoading.SongProgram, _presets.LoadedProgram);
    }

    private void Install(params string[] ids)
    {
        foreach (string id in ids)
            _folder.Add(id);
        _folder.Open();
    }

    private LoadedPreset? Take()
    {
        Assert.True(_presets.TryTakeLoaded(out LoadedPreset? loaded));
        return loaded;
    }

    private static double Program(int program) => ParameterTable.Row(ParameterId.Preset).ToNormalized(program);
}
