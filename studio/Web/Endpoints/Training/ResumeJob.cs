using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Endpoints.Training;

/// <summary><c>POST /api/jobs/{id}/resume</c></summary>
internal static class ResumeJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/jobs/{id}/resume", (string id, JobQueue queue) => TypedResults.Ok(queue.Resume(id)))
        .WithName("resumeJob").WithTags("Training")
        .WithSummary("Goes on with a training that was paused, stopped or failed.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
