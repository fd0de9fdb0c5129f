using Continuo.Plugin.Diagnostics;

namespace Continuo.Plugin.Presets;

/// <summary>
/// Notices new, changed and removed presets while a DAW runs: looks at the folders' files once a second as long as an
/// instance lives, and has the shelf read again when what it sees has changed and stands still, so that a preset is not
/// read while it is copied.
/// </summary>
/// <remarks>
/// [any]; looks on a thread of the pool. A poll, because the folder may not exist yet and may lie on a network.
/// </remarks>
internal static class PresetWatch
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly Lock Gate = new();
    private static readonly EnumerationOptions PresetFiles = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 1,
    };

    private static Timer? _timer;
    private static int _instances;
    private static int _seen;
    private static int _taken;

    /// <summary>True while an instance lives.</summary>
    public static bool IsRunning
    {
        get
        {
            lock (Gate)
                return _instances > 0;
        }
    }

    /// <summary>An instance has come; the first one starts the watch.</summary>
    public static void Join()
    {
        lock (Gate)
        {
            if (_instances++ > 0)
                return;
            _seen = _taken = PrintOf(PresetShelf.WatchedFolders);
            _timer = new Timer(_ => Look(), null, Period, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>An instance has gone; the last one ends the watch.</summary>
    public static void Leave()
    {
        lock (Gate)
        {
            if (--_instances > 0)
                return;
            _timer?.Dispose();
            _timer = null;
        }
    }

    private static void Look()
    {
        try
        {
            int print = PrintOf(PresetShelf.WatchedFolders);
            bool standsStill = print == _seen;
            _seen = print;
            if (standsStill && print != _taken)
            {
                _taken = print;
                PresetShelf.ReadAgain();
            }
        }
        catch (Exception e)
        {
            PluginLog.Write($"the presets' folders could not be looked at: {e.Message}");
        }
        lock (Gate)
            _timer?.Change(Period, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Changes with every file's name, length and time.</summary>
    private static int PrintOf(IReadOnlyList<string> folders)
    {
        var print = new HashCode();
        foreach (string folder in folders)
        {
            var directory = new DirectoryInfo(folder);
            if (!directory.Exists)
                continue;
            // The order is the file system's; a sum does not mind it.
            long sum = 0;
            foreach (FileInfo file in directory.EnumerateFiles("*", PresetFiles))
                sum += HashCode.Combine(file.FullName, file.Length, file.LastWriteTimeUtc);
            print.Add(sum);
        }
        return print.ToHashCode();
    }
}
