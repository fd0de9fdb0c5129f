using Continuo.Studio.Play;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary><c>POST /api/takes/{id}/again</c></summary>
internal static class PlayTakeAgain
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "/api/takes/{id}/again", async (string id, TakeMaker maker, TakeShelf shelf, CancellationToken cancel) =>
            {
                Take take = shelf.Find(id);
                IReadOnlyList<MadeTake> again = await maker.MakeAsync(take.Request, cancel);
                return TypedResults.Ok(again[0].Take with { Id = take.Id, Created = take.Created, Kept = take.Kept });
            }).WithName("playTakeAgain").WithTags("Play").WithSummary("Play what was asked for then once more, "
                + "with the same random seed; nothing is stored. The same notes, unless the preset has changed.")
        .ProducesProblem(StatusCodes.Status404NotFound);
}
