using Continuo.Studio.Common;
using Continuo.Studio.Music;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Continuo.Studio.Web.Endpoints.Music;

/// <summary><c>GET /api/music/{id}/file</c></summary>
internal static class GetSongFile
{
    private const string AnyBytes = "application/octet-stream";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/music/{id}/file", Answer)
        .Produces(StatusCodes.Status200OK, contentType: AnyBytes)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .WithName("getSongFile").WithTags("Music").WithSummary("The file that a piece was uploaded in, unchanged.");

    private static PhysicalFileHttpResult Answer(string id, MusicLibrary library)
    {
        Song song = library.Find(id) ?? throw Refusal.NotFound("this piece is not in the library");
        return TypedResults.PhysicalFile(library.FileOf(id), AnyBytes, song.File);
    }
}
