using Continuo.Studio.Common;
using Continuo.Studio.Music;
using Continuo.Studio.Presets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Continuo.Studio.Web.Endpoints.Presets;

/// <summary><c>POST /api/presets</c></summary>
internal static class ImportPresets
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/presets", Take)
        .Accepts<IFormFileCollection>("multipart/form-data")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .WithName("importPresets").WithTags("Presets")
        .WithSummary("Takes in presets that a studio has exported, and gives the result of each file.");

    private static async Task<Ok<ImportAnswer>> Take(
        HttpRequest request, StudioFolders folders, PresetImport import, CancellationToken cancel)
    {
        using Upload upload = await Upload.ReceiveAsync(request, folders, cancel);
        ImportAnswer answer = await import.TakeAsync(upload.Files, cancel);
        return TypedResults.Ok(answer with { Refused = [.. upload.Refused, .. answer.Refused] });
    }
}
