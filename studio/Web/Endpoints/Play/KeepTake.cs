using Continuo.Studio.Play;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary>The answer to keeping a take.</summary>
/// <param name="Kept">It stays until it is discarded.</param>
internal sealed record TakeKept(bool Kept);

/// <summary><c>PUT /api/takes/{id}/kept</c></summary>
internal static class KeepTake
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "/api/takes/{id}/kept",
            (string id, TakeKept wanted, TakeShelf shelf) => TypedResults.Ok(shelf.Keep(id, wanted.Kept)))
        .WithName("keepTake").WithTags("Play").WithSummary("Keep a take, or let it make room for newer ones.")
        .ProducesProblem(StatusCodes.Status404NotFound);
}
