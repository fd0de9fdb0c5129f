using Continuo.Studio.Common;

namespace Continuo.Studio.Presets;

/// <summary>
/// One hand at a time on the user's presets: the studio's requests and the command line's. The lock is the system's, so
/// it ends with the process.
/// </summary>
internal static class ShelfLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly Lock Gate = new();

    public static void Run(StudioFolders folders, Action change)
    {
        lock (Gate)
        {
            using FileStream held = Take(Path.Combine(folders.Studio, "presets.lock"));
            change();
        }
    }

    private static FileStream Take(string path)
    {
        DateTime end = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && DateTime.UtcNow < end)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
