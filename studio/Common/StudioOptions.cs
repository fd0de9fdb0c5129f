namespace Continuo.Studio.Common;

/// <summary>How the studio is started.</summary>
/// <param name="Folders">What it works on.</param>
/// <param name="Port">On loopback; 0 = any that is free.</param>
/// <param name="Program">What trains: a <c>continuo</c>; null = the one beside this assembly.</param>
/// <param name="TimeForFile">How long one file of music may take to read; null = the usual.</param>
internal sealed record StudioOptions(
    StudioFolders Folders, int Port = 0, string? Program = null, TimeSpan? TimeForFile = null);
