namespace Continuo.Plugin.Platform;

/// <summary>
/// Folders that each operating system places in its own way, here Linux: the XDG base directories. The shim's
/// <c>platform/linux/folders.cpp</c> must agree.
/// </summary>
internal static class UserFolders
{
    /// <summary>Where the log belongs; it may have to be made. [any] thread.</summary>
    public static string Log
    {
        get
        {
            string? state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            if (string.IsNullOrEmpty(state))
                state = Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
            return Path.Combine(state, "continuo");
        }
    }

    /// <summary>
    /// Where captured music belongs: in the musician's music folder, as <c>user-dirs.dirs</c> names it (XDG user
    /// directories); it may have to be made. [any] thread.
    /// </summary>
    public static string Captures
    {
        get
        {
            string music = Environment.GetFolderPath(
                Environment.SpecialFolder.MyMusic, Environment.SpecialFolderOption.DoNotVerify);
            if (music.Length == 0)
                music = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Music");
            return Path.Combine(music, "Continuo");
        }
    }
}
