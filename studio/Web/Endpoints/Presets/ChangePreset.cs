using Continuo.Studio.Presets;

namespace Continuo.Studio.Web.Endpoints.Presets;

/// <summary><c>PATCH /api/presets/{id}</c></summary>
internal static class ChangePreset
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch(
            "/api/presets/{id}",
            (string id, PresetChange change, PresetShelf shelf) => TypedResults.Ok(shelf.Change(id, change)))
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
        .WithName("changePreset").WithTags("Presets")
        .WithSummary("Gives one of the user's presets another name, style, description or other defaults.");
}
