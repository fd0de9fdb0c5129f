using Continuo.Studio.Endpoints.About;

namespace Continuo.Studio.Endpoints;

/// <summary>Every endpoint, one file and one line each.</summary>
internal static class StudioEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        GetAbout.Map(routes);
        FollowChanges.Map(routes);

        // Music

        // Training

        // Play

        // Presets
    }
}
