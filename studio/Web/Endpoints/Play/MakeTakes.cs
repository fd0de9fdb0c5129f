using Continuo.Studio.Play;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary><c>POST /api/takes</c></summary>
internal static class MakeTakes
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/takes", async Task<Created<IReadOnlyList<Take>>> (
            TakeRequest request, TakeMaker maker, TakeShelf shelf, CancellationToken cancel) =>
        {
            IReadOnlyList<MadeTake> made = await maker.MakeAsync(request, cancel);
            shelf.Add(made);
            return TypedResults.Created("/api/takes", (IReadOnlyList<Take>)[.. made.Select(take => take.Take)]);
        }).WithName("makeTakes")
        .WithTags("Play").WithSummary("Play on from a seed, or from nothing; each alternative becomes a take.")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
}
