namespace Continuo.Studio.Server;

/// <summary>How the studio is started.</summary>
/// <param name="Folders">What it works on.</param>
/// <param name="Port">On loopback; 0 = any that is free.</param>
internal sealed record StudioOptions(StudioFolders Folders, int Port = 0);
