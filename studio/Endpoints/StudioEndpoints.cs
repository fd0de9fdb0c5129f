using Continuo.Studio.Endpoints.About;
using Continuo.Studio.Endpoints.Music;
using Continuo.Studio.Endpoints.Play;

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
        MakeTakes.Map(routes);
        ListTakes.Map(routes);
        GetTake.Map(routes);
        KeepTake.Map(routes);
        DiscardTake.Map(routes);
        PlayTakeAgain.Map(routes);
        DownloadTakeMidi.Map(routes);
        DownloadTakeMusicXml.Map(routes);
        HearTake.Map(routes);
        HearSong.Map(routes);
        HearNote.Map(routes);

        // Presets
    }
}
