using Continuo.Engine.Control;

namespace Continuo.Studio.Rendering;

/// <summary>The presets that the plugin offers: the same folders, read the same way.</summary>
internal static class InstalledPresets
{
    public static PresetLibrary Library => new(PresetFolders.InOrder(Layout.BundledPresets));

    /// <summary>What the plugin calls a preset.</summary>
    /// <exception cref="ArgumentException">There is none with this id; the message lists those that there are.</exception>
    public static string NameOf(string id)
    {
        PresetLibrary library = Library;
        return library.Find(id)?.Name
            ?? throw new ArgumentException($"no preset '{id}'; there are: {string.Join(", ", library.Presets.Select(preset => preset.Id))}");
    }
}
