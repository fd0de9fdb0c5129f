using Continuo.Studio.Common;
using Continuo.Studio.Music;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Continuo.Studio.Web.Endpoints.Music;

/// <summary>Which pieces to remove.</summary>
/// <param name="Ids">Those that are not there any more are passed over.</param>
internal sealed record Removal(IReadOnlyList<string> Ids);

/// <summary><c>DELETE /api/music</c></summary>
internal static class RemoveMusic
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/music", Remove)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .WithName("removeMusic").WithTags("Music").WithSummary("Removes several pieces.");

    private static NoContent Remove([FromBody] Removal removal, MusicLibrary library, Changes changes)
    {
        if (removal.Ids is null || removal.Ids.Contains(null!))
            throw Refusal.Wrong("say which: {\"ids\": [\"…\"]}");
        if (library.Remove([.. removal.Ids]) > 0)
            changes.Publish("music");
        return TypedResults.NoContent();
    }
}
