using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Endpoints.Training;

/// <summary><c>POST /api/jobs/{id}/pause</c></summary>
internal static class PauseJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/jobs/{id}/pause", async (string id, JobQueue queue) => TypedResults.Ok(await queue.Pause(id)))
        .WithName("pauseJob").WithTags("Training").WithSummary("Stops a training with all that it has learnt kept.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
