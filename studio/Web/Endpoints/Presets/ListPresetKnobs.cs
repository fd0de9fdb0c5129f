using Continuo.Studio.Presets;

namespace Continuo.Studio.Web.Endpoints.Presets;

/// <summary><c>GET /api/presets/knobs</c></summary>
internal static class ListPresetKnobs
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/presets/knobs", () => TypedResults.Ok(PresetKnobs.All))
        .WithName("listPresetKnobs").WithTags("Presets")
        .WithSummary("The plugin's knobs for which a preset can bring a value of its own.");
}
