using Continuo.Engine.Presets;
using Continuo.Studio.Common;

namespace Continuo.Studio.Play;

/// <summary>
/// Keeps the presets that were played last, so that the next answer comes at once. A file that has changed is loaded
/// again. [any] thread.
/// </summary>
internal sealed class LoadedPresets(StudioFolders folders)
{
    private const int Most = 4;

    private readonly Lock _lock = new();
    private readonly List<(string Id, DateTime Written, LoadedPreset Preset)> _loaded = [];

    /// <exception cref="Refusal">There is none of this id.</exception>
    /// <exception cref="PresetException">It is damaged.</exception>
    public LoadedPreset Load(string id)
    {
        PresetEntry entry = folders.Presets.Entries.FirstOrDefault(one => one.Id == id)
            ?? throw Refusal.NotFound($"there is no preset '{(id.Length <= 64 ? id : id[..64])}'");
        Preset preset = entry.Preset ?? throw Refusal.Conflict($"the preset '{entry.Id}' is broken: {entry.Error}");
        DateTime written = Latest(
            File.GetLastWriteTimeUtc(preset.ModelPath),
            File.GetLastWriteTimeUtc(Path.Combine(preset.Folder, PresetFile.FileName)));
        lock (_lock)
        {
            int known = _loaded.FindIndex(one => one.Id == id && one.Written == written);
            LoadedPreset loaded = known >= 0 ? _loaded[known].Preset : PresetLoader.Load(preset);
            _loaded.RemoveAll(one => one.Id == id);
            _loaded.Add((id, written, loaded));
            if (_loaded.Count > Most)
                _loaded.RemoveAt(0);
            return loaded;
        }
    }

    private static DateTime Latest(DateTime a, DateTime b) => a > b ? a : b;
}
