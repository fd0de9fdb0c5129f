using Continuo.Studio.Presets;

namespace Continuo.Studio.Web.Endpoints.Presets;

/// <summary><c>GET /api/presets</c></summary>
internal static class ListPresets
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/presets", (PresetShelf shelf) => TypedResults.Ok(shelf.All))
        .WithName("listPresets").WithTags("Presets")
        .WithSummary("The presets that the plugin offers, broken ones too.");
}
