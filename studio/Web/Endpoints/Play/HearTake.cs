using Continuo.Engine.Export;
using Continuo.Studio.Play;
using Continuo.Studio.Sound;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary><c>GET /api/takes/{id}/sound.wav</c></summary>
internal static class HearTake
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "/api/takes/{id}/sound.wav",
            async (string id, bool? seed, TakeShelf shelf, FluidSynth synth, CancellationToken cancel) =>
            {
                byte[] midi = MidiFileWriter.ToBytes(SoundLength.Cut(shelf.ScoreOf(id, seed ?? true)));
                return TypedResults.PhysicalFile(
                    await synth.RenderAsync(midi, cancel), "audio/wav", shelf.Find(id).FileName + ".wav",
                    enableRangeProcessing: true);
            }).WithName("hearTake").WithTags("Play")
        .WithSummary(
            "A take played by a piano, as WAV, at most ten minutes; ?seed=false leaves out what was heard before it.")
        .Produces(StatusCodes.Status200OK, contentType: "audio/wav").ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
