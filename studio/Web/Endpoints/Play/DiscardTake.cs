using Continuo.Studio.Play;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary><c>DELETE /api/takes/{id}</c></summary>
internal static class DiscardTake
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api/takes/{id}", (string id, TakeShelf shelf) =>
        {
            shelf.Discard(id);
            return TypedResults.NoContent();
        }).WithName("discardTake").WithTags("Play").WithSummary("Throw a take away.")
        .ProducesProblem(StatusCodes.Status404NotFound);
}
