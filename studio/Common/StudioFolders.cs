using Continuo.Engine.Presets;
using Continuo.Studio.Rendering;

namespace Continuo.Studio.Common;

/// <summary>
/// Where the studio keeps what must last. All of it lies on one file system, so that a rename is atomic.
/// </summary>
/// <param name="Data"><c>$XDG_DATA_HOME/continuo</c>; the plugin reads its <c>presets</c>.</param>
/// <param name="BundledPresets">The presets that came with the plugin; may not exist.</param>
internal sealed record StudioFolders(string Data, string BundledPresets)
{
    /// <summary>The user's.</summary>
    public static StudioFolders OfUser => new(Path.GetDirectoryName(PresetFolders.User)!, Layout.BundledPresetsOrEmpty);

    /// <summary>Uploaded music, a folder for each file.</summary>
    public string Music => Path.Combine(Studio, "music");

    /// <summary>Training runs, a folder each.</summary>
    public string Jobs => Path.Combine(Studio, "jobs");

    /// <summary>What was generated, a folder each.</summary>
    public string Takes => Path.Combine(Studio, "takes");

    /// <summary>Half-written things. Whatever lies here when the studio starts was cut off and is removed.</summary>
    public string Arriving => Path.Combine(Studio, "arriving");

    /// <summary>What was found damaged and could not be repaired; nothing reads it.</summary>
    public string SetAside => Path.Combine(Studio, "set-aside");

    /// <summary>What can be made again: rendered sound.</summary>
    public string Cache => Path.Combine(Studio, "cache");

    /// <summary>The user's presets, which the plugin offers too.</summary>
    public string UserPresets => Path.Combine(Data, "presets");

    public string Studio => Path.Combine(Data, "studio");

    /// <summary>As the plugin has them, in the same order.</summary>
    public PresetLibrary Presets => new([.. OtherPresets, UserPresets]);

    /// <summary>The folders in which the plugin looks before it looks in the user's.</summary>
    public IEnumerable<string> OtherPresets => PresetFolders.InOrder(BundledPresets).SkipLast(1);

    /// <summary>The user's presets that are making way for newer ones, for that moment only.</summary>
    public string ReplacedPresets => Path.Combine(Studio, "replaced");

    /// <exception cref="IOException">The disk is full or the folder not writable.</exception>
    public void Create()
    {
        foreach (string folder in new[] { Music, Jobs, Takes, Arriving, Cache, UserPresets })
            Directory.CreateDirectory(folder);
    }
}
