namespace Continuo.Studio.Music;

/// <summary>
/// What <c>song.json</c> holds: an uploaded file and the pieces in it. All of it can be made again from the file.
/// </summary>
/// <param name="Version">Of this form; a file of another version is made again.</param>
/// <param name="Name">The name it was uploaded under, cleaned.</param>
/// <param name="Original">Name of the file beside <c>song.json</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Songs">At least one; what the user removed is no longer there.</param>
internal sealed record StoredFile(
    int Version, string Name, string Original, long Bytes, IReadOnlyList<StoredSong> Songs)
{
    public const int CurrentVersion = 1;
}

/// <summary>A piece of an uploaded file.</summary>
/// <param name="Index">Its place among all pieces of the file, from 0.</param>
/// <param name="Number">What training lists call it: X: in ABC, else its
/// place from 1; 0 for the only piece of a file.</param>
/// <param name="Song">Its summary.</param>
internal sealed record StoredSong(int Index, int Number, Song Song);
