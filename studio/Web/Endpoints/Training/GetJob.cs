using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Endpoints.Training;

/// <summary><c>GET /api/jobs/{id}</c></summary>
internal static class GetJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/jobs/{id}", (string id, JobShelf shelf) => TypedResults.Ok(shelf.Show(id)))
        .WithName("getJob").WithTags("Training")
        .WithSummary("A training: its state, its loss curve and, when done, its report.")
        .ProducesProblem(StatusCodes.Status404NotFound);
}
