using Continuo.Studio.Play;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary><c>GET /api/takes/{id}/take.mid</c></summary>
internal static class DownloadTakeMidi
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/takes/{id}/take.mid", (string id, bool? seed, TakeShelf shelf) =>
            TypedResults.File(shelf.MidiOf(id, seed ?? false), "audio/midi", shelf.Find(id).FileName + ".mid"))
        .WithName("downloadTakeMidi").WithTags("Play")
        .WithSummary("A take as a Standard MIDI File; ?seed=true puts what was heard before it.")
        .Produces(StatusCodes.Status200OK, contentType: "audio/midi").ProducesProblem(StatusCodes.Status404NotFound);
}
