using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Endpoints.Training;

/// <param name="PresetId">Under which the plugin has it.</param>
internal sealed record InstalledPreset(string PresetId);

/// <summary><c>POST /api/jobs/{id}/install</c></summary>
internal static class InstallJob
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "/api/jobs/{id}/install",
            (string id, JobInstall install) => TypedResults.Ok(new InstalledPreset(install.Install(id))))
        .WithName("installJob").WithTags("Training").WithSummary("Hands the trained preset to the plugin.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
}
