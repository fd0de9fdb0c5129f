using Continuo.Engine.Presets;

namespace Continuo.Studio.Rendering;

/// <summary>The presets that the plugin offers: the same folders, read the same way.</summary>
internal static class InstalledPresets
{
    /// <exception cref="FileNotFoundException">No bundle is installed.</exception>
    public static PresetLibrary Library => new(PresetFolders.InOrder(Layout.BundledPresets));

    /// <summary>What the plugin calls a preset.</summary>
    /// <exception cref="ArgumentException">There is none with this id; the message lists those that there
    /// are.</exception>
    public static string NameOf(string id)
    {
        PresetLibrary library = Library;
        return library.Find(id)?.Name
            ?? throw None(id, library);
    }

    /// <summary>A preset to use here, which needs no bundle.</summary>
    /// <param name="idOrFolder">An id, or a folder with a <c>preset.json</c>.</param>
    /// <exception cref="PresetException">The folder's preset is damaged.</exception>
    /// <exception cref="ArgumentException">There is none with this id; the message lists those that there
    /// are.</exception>
    public static Preset Find(string idOrFolder)
    {
        if (File.Exists(Path.Combine(idOrFolder, PresetFile.FileName)))
            return PresetFile.Read(idOrFolder);
        PresetLibrary library = new(PresetFolders.InOrder(Layout.BundledPresetsOrEmpty));
        return library.Find(idOrFolder) ?? throw None(idOrFolder, library);
    }

    private static ArgumentException None(string id, PresetLibrary library) =>
        new($"no preset '{id}'; there are: {string.Join(", ", library.Presets.Select(preset => preset.Id))}");
}
