using Continuo.Studio.Endpoints.About;
using Continuo.Studio.Endpoints.Music;

namespace Continuo.Studio.Endpoints;

/// <summary>Every endpoint, one file and one line each.</summary>
internal static class StudioEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        GetAbout.Map(routes);
        FollowChanges.Map(routes);

        // Music
        UploadMusic.Map(routes);
        ListMusic.Map(routes);
        GetSong.Map(routes);
        GetSongFile.Map(routes);
        RemoveSong.Map(routes);
        RemoveMusic.Map(routes);

        // Training

        // Play

        // Presets
    }
}
