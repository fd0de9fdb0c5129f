using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Endpoints.Training;

/// <summary><c>POST /api/jobs/{id}/stop</c></summary>
internal static class StopJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/jobs/{id}/stop", (string id, JobQueue queue) => TypedResults.Ok(queue.Stop(id)))
        .WithName("stopJob").WithTags("Training").WithSummary("Ends a training with the best so far.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
