using Continuo.Studio.Music;

namespace Continuo.Studio.Web.Endpoints.Music;

/// <summary><c>GET /api/music</c></summary>
internal static class ListMusic
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/music", (MusicLibrary library) => TypedResults.Ok(library.Songs))
        .WithName("listMusic").WithTags("Music").WithSummary("The pieces of the library, newest first.");
}
