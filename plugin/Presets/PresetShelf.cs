using Continuo.Engine.Control;
using Continuo.Plugin.Diagnostics;

namespace Continuo.Plugin.Presets;

/// <summary>
/// The presets that every instance of this process offers, in the order of the host's program list. The order is fixed when
/// the first instance comes, so that a program's number means the same as long as the process lives.
/// </summary>
/// <remarks>[any]; opened once by [main].</remarks>
internal static class PresetShelf
{
    private static PresetLibrary _library = new([]);
    private static IReadOnlyList<string> _folders = [];

    /// <summary>Programs in the list, broken presets included.</summary>
    public static int Count => _library.Entries.Count;

    /// <summary>Where presets are looked for, for messages.</summary>
    public static string Folders => $"presets are looked for in {string.Join(", ", _folders)}";

    /// <summary>
    /// Reads the folders of <see cref="PresetFolders"/>. What is broken is logged.
    /// </summary>
    public static void Open(string bundleResources)
    {
        _folders = PresetFolders.InOrder(Path.Combine(bundleResources, "presets"));
        _library = new PresetLibrary(_folders);
        foreach (PresetEntry entry in _library.Entries.Where(entry => entry.Error is not null))
            PluginLog.Write($"preset '{entry.Id}' is broken: {entry.Error}");
        if (Count == 0)
            PluginLog.Write($"there are no presets; {Folders}");
    }

    /// <summary>A program's name; a broken one says so.</summary>
    public static string NameOf(int index)
    {
        PresetEntry entry = _library.Entries[index];
        return entry.Preset?.Name ?? $"{entry.Id} (broken)";
    }

    /// <summary>The preset with this id, broken or sound; null when it is not installed.</summary>
    public static PresetEntry? Find(string? id) => _library.Entries.FirstOrDefault(entry => entry.Id == id);

    /// <summary>Program number of a preset, or -1.</summary>
    public static int IndexOf(string? id)
    {
        for (int index = 0; index < Count; index++)
        {
            if (_library.Entries[index].Id == id)
                return index;
        }
        return -1;
    }

    /// <summary>The preset that the host's 0..1 of the parameter Preset stands for; null when there is none.</summary>
    public static string? IdAt(double normalized)
    {
        if (Count == 0)
            return null;
        double inRange = double.IsNaN(normalized) ? 0 : Math.Clamp(normalized, 0, 1);
        return _library.Entries[Math.Min(Count - 1, (int)(inRange * Count))].Id;
    }
}
