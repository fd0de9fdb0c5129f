using Continuo.Studio.Play;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary><c>GET /api/takes/{id}</c></summary>
internal static class GetTake
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/takes/{id}", (string id, TakeShelf shelf) => TypedResults.Ok(shelf.Find(id)))
        .WithName("getTake").WithTags("Play").WithSummary("One take.").ProducesProblem(StatusCodes.Status404NotFound);
}
