using Continuo.Studio.Common;
using Continuo.Studio.Drawing;
using Continuo.Studio.Music;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Continuo.Studio.Web.Endpoints.Music;

/// <summary>A piece with all its notes.</summary>
/// <param name="Song">As it is listed.</param>
/// <param name="Picture">Its notes as a piano roll.</param>
internal sealed record SongWithPicture(Song Song, NotePicture Picture);

/// <summary><c>GET /api/music/{id}</c></summary>
internal static class GetSong
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/music/{id}", Answer)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .WithName("getSong").WithTags("Music").WithSummary("A piece of the library with all its notes.");

    private static async Task<Ok<SongWithPicture>> Answer(
        string id, MusicLibrary library, ReadingSlots slots, CancellationToken cancel)
    {
        Song song = library.Find(id) ?? throw Refusal.NotFound("this piece is not in the library");
        return TypedResults.Ok(
            await slots.RunAsync(() => new SongWithPicture(song, NotePicture.Of(library.Read(id))), cancel));
    }
}
