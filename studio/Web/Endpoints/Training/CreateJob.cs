using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Endpoints.Training;

/// <summary><c>POST /api/jobs</c></summary>
internal static class CreateJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/jobs", async (JobRequest request, JobQueue queue) =>
        {
            Job job = await queue.Create(request);
            return TypedResults.Created($"/api/jobs/{job.Id}", job);
        })
        .WithName("createJob").WithTags("Training").WithSummary("Begins a training, or puts it behind those that wait.")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
