using Continuo.Studio.Common;
using Continuo.Studio.Music;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Continuo.Studio.Web.Endpoints.Music;

/// <summary><c>POST /api/music</c></summary>
internal static class UploadMusic
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/music", Take)
        .Accepts<IFormFileCollection>("multipart/form-data")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .WithName("uploadMusic").WithTags("Music")
        .WithSummary("Takes in files of music, or .zip and .tar.gz archives of them, and gives the result of each.");

    private static async Task<Ok<UploadAnswer>> Take(
        HttpRequest request, StudioFolders folders, MusicIntake intake, CancellationToken cancel)
    {
        using Upload upload = await Upload.ReceiveAsync(request, folders, cancel);
        UploadAnswer answer = await intake.TakeAsync(upload.Files, upload.Folder, cancel);
        return TypedResults.Ok(answer with { Refused = [.. upload.Refused, .. answer.Refused] });
    }
}
