using Continuo.Engine.Music;
using Continuo.Studio.Common;
using Continuo.Studio.Music;

namespace Continuo.Studio.Training.Jobs;

/// <summary>The user's library.</summary>
internal sealed class LibraryMusic(MusicLibrary library) : IJobMusic
{
    public IReadOnlyList<JobSong> Songs => [.. library.Songs.Select(Of).OfType<JobSong>()];

    public IReadOnlyList<Score> ReadOfOneFile(IReadOnlyList<string> ids) => library.ReadOfOneFile(ids);

    private JobSong? Of(Song song)
    {
        try
        {
            return new(song.Id, song.Title, library.FileOf(song.Id), library.NumberOf(song.Id), song.Notes);
        }
        catch (Refusal)
        {
            return null; // It was removed just now.
        }
    }
}
