using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Endpoints.Training;

/// <summary><c>DELETE /api/jobs/{id}</c></summary>
internal static class DeleteJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/jobs/{id}", async (string id, JobQueue queue) =>
        {
            await queue.Delete(id);
            return TypedResults.NoContent();
        }).WithName("deleteJob")
        .WithTags("Training").WithSummary("Removes a training and what it made; a preset that the plugin has stays.")
        .ProducesProblem(StatusCodes.Status404NotFound);
}
