using Continuo.Engine.Presets;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Interop;
using Continuo.Plugin.State;

namespace Continuo.Plugin.Presets;

/// <summary>The result of a wish.</summary>
/// <param name="Preset">Null when nothing could be loaded.</param>
/// <param name="Program">As <c>ShimStatus.loadedPreset</c>: number in the list, from 1.</param>
/// <param name="Problem">What the musician is to know.</param>
internal readonly record struct LoadOutcome(LoadedPreset? Preset, uint Program, ShimProblem Problem);

/// <summary>
/// Turns a wish into a preset that plays: the installed one, else, if it is missing, broken or has another model than
/// the song, the one that travels with the song.
/// </summary>
/// <remarks>[any], off every hot path: reads files.</remarks>
internal static class PresetLoading
{
    /// <summary>The number of the song's own model, behind those of the list.</summary>
    public const uint SongProgram = PresetShelf.MostPrograms + 1;

    public static LoadOutcome Load(PresetWish wish)
    {
        ShimProblem problem = ShimProblem.None;
        LoadedPreset? installed = LoadInstalled(wish.Id, ref problem);
        bool isTheSongs = wish.Hash is null || installed?.Hash == wish.Hash;
        if (installed is not null && isTheSongs)
            return Installed(wish, installed, ShimProblem.None);
        if (wish.Song is { } song && song.Preset.Id == wish.Id && LoadSong(song) is { } own)
        {
            PluginLog.Write($"preset '{wish.Id}' plays with the model in the song, "
                + $"since the installed one is {(installed is null ? "missing" : "another")}");
            return new LoadOutcome(own, SongProgram, ShimProblem.None);
        }
        if (installed is null)
            return new LoadOutcome(null, 0, problem);
        PluginLog.Write($"preset '{wish.Id}' has another model than the one this song was saved with: "
            + $"{installed.Hash}, not {wish.Hash}");
        return Installed(wish, installed, ShimProblem.NotTheSongsModel);
    }

    private static LoadOutcome Installed(PresetWish wish, LoadedPreset loaded, ShimProblem problem) =>
        new(loaded, (uint)(PresetShelf.IndexOf(wish.Id) + 1), problem);

    private static LoadedPreset? LoadInstalled(string? id, ref ShimProblem problem)
    {
        PresetEntry? entry = PresetShelf.Find(id);
        problem = entry is null ? ShimProblem.PresetMissing : ShimProblem.ModelDamaged;
        if (entry?.Preset is null)
        {
            PluginLog.Write(entry is null
                ? $"preset '{id}' is not installed; {PresetShelf.Folders}"
                : $"preset '{id}' is broken: {entry.Error}");
            return null;
        }
        try
        {
            LoadedPreset loaded = PresetLoader.Load(entry.Preset);
            PluginLog.Write($"preset '{id}' is loaded from {entry.Folder}");
            return loaded;
        }
        catch (PresetException e)
        {
            PluginLog.Write($"preset '{id}' can't be loaded: {e.Message}");
            PresetShelf.MarkBroken(entry, e.Message);
            return null;
        }
    }

    private static LoadedPreset? LoadSong(SongModel song)
    {
        try
        {
            return PresetLoader.Load(song.Preset, song.Weights.ToArray());
        }
        catch (PresetException e)
        {
            PluginLog.Write($"the model in the song can't be loaded: {e.Message}");
            return null;
        }
    }
}
