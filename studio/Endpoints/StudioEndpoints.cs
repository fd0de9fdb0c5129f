using Continuo.Studio.Endpoints.About;
using Continuo.Studio.Endpoints.Training;

namespace Continuo.Studio.Endpoints;

/// <summary>Every endpoint, one file and one line each.</summary>
internal static class StudioEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        GetAbout.Map(routes);
        FollowChanges.Map(routes);

        // Music

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

        // Presets
    }
}
