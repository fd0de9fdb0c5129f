using System.Globalization;

namespace Continuo.Studio.Common;

/// <summary>What lies in <see cref="StudioFolders.Arriving"/> when the studio starts was cut off half-way.</summary>
internal static class Leftovers
{
    private const string LeavingPrefix = "leaving-";

    /// <summary>
    /// Where to move a folder that is being deleted: a rename takes it
    /// away whole, whatever then happens to the deletion.
    /// </summary>
    public static string Leaving(StudioFolders folders) =>
        Path.Combine(folders.Arriving, LeavingPrefix + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));

    /// <summary>Removes them. Call before anything writes there.</summary>
    public static void Sweep(StudioFolders folders, Recovered recovered)
    {
        int cutOff = 0;
        foreach (FileSystemInfo item in new DirectoryInfo(folders.Arriving).EnumerateFileSystemInfos())
        {
            cutOff += item.Name.StartsWith(LeavingPrefix, StringComparison.Ordinal) ? 0 : 1;
            if (item is DirectoryInfo { LinkTarget: null } folder)
                folder.Delete(recursive: true);
            else
                item.Delete();
        }

        if (cutOff > 0)
            recovered.Add(cutOff == 1
                ? "something that was being stored when the studio was cut off was half there and has been removed"
                : string.Create(CultureInfo.InvariantCulture, $"{cutOff} things that were being stored when the "
                    + $"studio was cut off were half there and have been removed"));
    }
}
