namespace Continuo.Studio.Music;

/// <summary>A file that has come whole and waits in a folder of <see cref="Server.StudioFolders.Arriving"/>.</summary>
/// <param name="Path">On the disk; a name of our own making.</param>
/// <param name="Name">The sender's name for it, cleaned.</param>
internal sealed record Arrival(string Path, string Name);

/// <summary>A file that was not taken in.</summary>
/// <param name="File">The sender's name for it, cleaned.</param>
/// <param name="Reason">Why, to be read behind the name.</param>
internal sealed record RefusedFile(string File, string Reason);

/// <summary>The result of an upload.</summary>
/// <param name="Added">The pieces that are new.</param>
/// <param name="Known">Ids of the pieces whose very files were there already.</param>
/// <param name="Refused">The files that were not taken in.</param>
internal sealed record UploadAnswer(
    IReadOnlyList<Song> Added, IReadOnlyList<string> Known, IReadOnlyList<RefusedFile> Refused);
