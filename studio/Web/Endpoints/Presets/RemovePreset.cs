using Continuo.Studio.Presets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Continuo.Studio.Web.Endpoints.Presets;

/// <summary><c>DELETE /api/presets/{id}</c></summary>
internal static class RemovePreset
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/presets/{id}", Remove)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
        .WithName("removePreset").WithTags("Presets").WithSummary("Removes one of the user's presets.");

    private static NoContent Remove(string id, PresetShelf shelf)
    {
        shelf.Remove(id);
        return TypedResults.NoContent();
    }
}
