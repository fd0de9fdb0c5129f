using Continuo.Studio.Web.Endpoints.About;
using Continuo.Studio.Web.Endpoints.Music;
using Continuo.Studio.Web.Endpoints.Play;
using Continuo.Studio.Web.Endpoints.Presets;
using Continuo.Studio.Web.Endpoints.Training;

namespace Continuo.Studio.Web.Endpoints;

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
        GetTrainingChoices.Map(routes);
        PlanJob.Map(routes);
        CreateJob.Map(routes);
        ListJobs.Map(routes);
        GetJob.Map(routes);
        PauseJob.Map(routes);
        ResumeJob.Map(routes);
        StopJob.Map(routes);
        DeleteJob.Map(routes);
        InstallJob.Map(routes);

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
        ListPresets.Map(routes);
        ListPresetKnobs.Map(routes);
        ExportPreset.Map(routes);
        ImportPresets.Map(routes);
        ChangePreset.Map(routes);
        RemovePreset.Map(routes);
    }
}
