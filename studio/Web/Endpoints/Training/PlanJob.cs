using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Endpoints.Training;

/// <summary><c>POST /api/jobs/plan</c></summary>
internal static class PlanJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/jobs/plan", (JobRequest request, JobPlanner planner) => TypedResults.Ok(planner.Plan(request)))
        .WithName("planJob").WithTags("Training")
        .WithSummary("What a training would learn and how long it would take; nothing is begun.")
        .ProducesProblem(StatusCodes.Status400BadRequest);
}
