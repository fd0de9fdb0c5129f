using Continuo.Studio.Common;

namespace Continuo.Studio.Presets;

/// <summary>
/// Puts a folder in another's place. The old one waits outside the folder that the plugin watches until the new one is
/// in, so whenever this is cut off one of the two is whole, and <see cref="Repair"/> brings it back.
/// </summary>
internal static class PresetReplacing
{
    /// <param name="arriving">Whole; on the same file system.</param>
    /// <param name="place">In <see cref="StudioFolders.UserPresets"/>; what lies there goes.</param>
    /// <param name="folders">The studio's.</param>
    public static void Place(string arriving, string place, StudioFolders folders)
    {
        if (!Directory.Exists(place))
        {
            Directory.Move(arriving, place);
            return;
        }

        Directory.CreateDirectory(folders.ReplacedPresets);
        string old = Path.Combine(folders.ReplacedPresets, Path.GetFileName(place));
        Directory.Move(place, old);
        try
        {
            Directory.Move(arriving, place);
        }
        catch
        {
            Directory.Move(old, place);
            throw;
        }

        Away(old, folders);
    }

    /// <summary>Takes a folder away whole; what then cannot be deleted is deleted at the next start.</summary>
    public static void Away(string folder, StudioFolders folders)
    {
        string leaving = Leftovers.Leaving(folders);
        Directory.Move(folder, leaving);
        try
        {
            Directory.Delete(leaving, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is out of the way already.
        }
    }

    /// <summary>A preset has made way, and is not gone yet.</summary>
    public static bool IsUnderWay(StudioFolders folders) =>
        Directory.Exists(folders.ReplacedPresets) && Directory.EnumerateDirectories(folders.ReplacedPresets).Any();

    /// <summary>Ends replacements that were cut off. Only for whoever holds the shelf's lock.</summary>
    public static void Repair(StudioFolders folders, Recovered recovered)
    {
        if (!IsUnderWay(folders))
            return;
        foreach (string old in Directory.GetDirectories(folders.ReplacedPresets))
        {
            string place = Path.Combine(folders.UserPresets, Path.GetFileName(old));
            if (Directory.Exists(place))
            {
                Away(old, folders);
                continue;
            }

            Directory.Move(old, place);
            recovered.Add($"the preset '{Path.GetFileName(old)}' was being replaced when the studio was cut off; "
                + "the old one is back");
        }
    }
}
