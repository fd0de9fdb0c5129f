using Continuo.Studio.Play;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary><c>GET /api/takes</c></summary>
internal static class ListTakes
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/takes", (TakeShelf shelf) => TypedResults.Ok(shelf.Takes))
        .WithName("listTakes").WithTags("Play")
        .WithSummary("What was played, newest first: what is kept, and the newest hundred.");
}
