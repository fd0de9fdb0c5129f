using Continuo.Engine.Presets;
using Continuo.Studio.Common;
using Continuo.Studio.Presets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Continuo.Studio.Web.Endpoints.Presets;

/// <summary><c>GET /api/presets/{id}/export</c></summary>
internal static class ExportPreset
{
    // No browser gives a file of this type another name.
    private const string AnyBytes = "application/octet-stream";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/presets/{id}/export", Answer)
        .Produces(StatusCodes.Status200OK, contentType: AnyBytes)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
        .WithName("exportPreset").WithTags("Presets")
        .WithSummary("A preset with its weights in one file, for another studio to take in.");

    private static FileStreamHttpResult Answer(string id, PresetShelf shelf, StudioFolders folders)
    {
        Preset preset = shelf.Find(id);
        var file = new FileStream(
            Path.Combine(folders.Arriving, $"export-{Guid.NewGuid():N}{PresetPackage.Extension}"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            });
        try
        {
            PresetPackage.Write(preset, folders, file);
            file.Position = 0;
            return TypedResults.Stream(file, AnyBytes, preset.Id + PresetPackage.Extension);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
