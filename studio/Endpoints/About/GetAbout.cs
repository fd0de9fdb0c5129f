using System.Reflection;
using Continuo.Studio.Server;
using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Endpoints.About;

/// <summary>What this studio is and what it can do on this machine.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Folder">Where everything is kept.</param>
/// <param name="Recovered">What was mended, resumed or removed at the start, a sentence each.</param>
/// <param name="Training">Whether training is possible.</param>
internal sealed record StudioAbout(string Version, string Folder, IReadOnlyList<string> Recovered, TrainingAbout Training);

/// <summary><c>GET /api/about</c></summary>
internal static class GetAbout
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/about", async (StudioFolders folders, Recovered recovered, TrainingAvailability training) => new StudioAbout(
            Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
            folders.Studio,
            recovered.All,
            await training.Ask()))
        .WithName("getAbout").WithTags("About").WithSummary("What this studio is and what it can do on this machine.");
}
