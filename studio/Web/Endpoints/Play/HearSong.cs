using Continuo.Engine.Export;
using Continuo.Studio.Music;
using Continuo.Studio.Sound;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary><c>GET /api/music/{id}/sound.wav</c></summary>
internal static class HearSong
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "/api/music/{id}/sound.wav",
            async (string id, MusicLibrary library, ReadingSlots slots, FluidSynth synth, CancellationToken cancel) =>
            {
                byte[] midi = await slots.RunAsync(
                    () => MidiFileWriter.ToBytes(SoundLength.Cut(library.Read(id))), cancel);
                return TypedResults.PhysicalFile(
                    await synth.RenderAsync(midi, cancel), "audio/wav", enableRangeProcessing: true);
            }).WithName("hearSong").WithTags("Music")
        .WithSummary("A song of the library played by a piano, as WAV, at most ten minutes.")
        .Produces(StatusCodes.Status200OK, contentType: "audio/wav").ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
