using System.Reflection;
using Continuo.Studio.Common;
using Continuo.Studio.Sound;
using Continuo.Studio.Training.Jobs;

namespace Continuo.Studio.Web.Endpoints.About;

/// <summary>What this studio is and what it can do on this machine.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Folder">Where everything is kept.</param>
/// <param name="Recovered">What was repaired, resumed or removed at the start, a sentence each.</param>
/// <param name="Sound">What plays.</param>
/// <param name="Training">Whether training is possible.</param>
internal sealed record StudioAbout(
    string Version, string Folder, IReadOnlyList<string> Recovered, StudioSound Sound, TrainingAbout Training);

/// <summary>Whether music is played by a real instrument's sound.</summary>
/// <param name="Available">Else a plain tone of the browser's own plays.</param>
/// <param name="Name">What plays.</param>
/// <param name="Reason">What is missing.</param>
internal sealed record StudioSound(bool Available, string? Name, string? Reason);

/// <summary><c>GET /api/about</c></summary>
internal static class GetAbout
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "/api/about",
            async (StudioFolders folders, Recovered recovered, TrainingAvailability training) => new StudioAbout(
                Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
                folders.Studio,
                recovered.All,
                new(FluidSynth.Missing is null, FluidSynth.Name, FluidSynth.Missing),
                await training.Ask()))
        .WithName("getAbout").WithTags("About").WithSummary("What this studio is and what it can do on this machine.");
}
