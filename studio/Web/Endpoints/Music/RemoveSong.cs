using Continuo.Studio.Common;
using Continuo.Studio.Music;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Continuo.Studio.Web.Endpoints.Music;

/// <summary><c>DELETE /api/music/{id}</c></summary>
internal static class RemoveSong
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/music/{id}", Remove)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .WithName("removeSong").WithTags("Music").WithSummary("Removes a piece.");

    private static NoContent Remove(string id, MusicLibrary library, Changes changes)
    {
        if (library.Remove([id]) == 0)
            throw Refusal.NotFound("this piece is not in the library");
        changes.Publish("music");
        return TypedResults.NoContent();
    }
}
