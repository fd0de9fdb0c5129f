using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Endpoints.Training;

/// <summary><c>GET /api/jobs</c></summary>
internal static class ListJobs
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/jobs", (JobShelf shelf) => TypedResults.Ok(shelf.All))
        .WithName("listJobs").WithTags("Training").WithSummary("All trainings, newest first.");
}
