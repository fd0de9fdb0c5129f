using Continuo.Engine.Export;
using Continuo.Studio.Play;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary><c>GET /api/takes/{id}/take.musicxml</c></summary>
internal static class DownloadTakeMusicXml
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/takes/{id}/take.musicxml", (string id, bool? seed, TakeShelf shelf) => TypedResults.File(
            MusicXmlWriter.ToBytes(shelf.ScoreOf(id, seed ?? false)), "application/vnd.recordare.musicxml+xml",
            shelf.Find(id).FileName + ".musicxml"))
        .WithName("downloadTakeMusicXml").WithTags("Play")
        .WithSummary("A take as MusicXML, for a notation program; ?seed=true puts what was heard before it.")
        .Produces(StatusCodes.Status200OK, contentType: "application/vnd.recordare.musicxml+xml")
        .ProducesProblem(StatusCodes.Status404NotFound);
}
