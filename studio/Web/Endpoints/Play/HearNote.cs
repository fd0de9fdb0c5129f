using Continuo.Engine;
using Continuo.Engine.Export;
using Continuo.Engine.Music;
using Continuo.Studio.Common;
using Continuo.Studio.Sound;

namespace Continuo.Studio.Web.Endpoints.Play;

/// <summary><c>GET /api/sound/note/{pitch}.wav</c></summary>
internal static class HearNote
{
    private static readonly Velocity Mezzoforte = new(90);

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/sound/note/{pitch:int}.wav", async (int pitch, FluidSynth synth, CancellationToken cancel) =>
        {
            if (pitch is < 0 or > 127)
                throw Refusal.NotFound($"there is no MIDI key {pitch}");
            Score note = ScoreContinuation.Blank(Meter.Common, quartersPerMinute: 60) with
            {
                Parts = [new Part("", [new(Ticks.Zero, Ticks.FromQuarters(2), new((byte)pitch), Mezzoforte)])],
            };
            return TypedResults.PhysicalFile(
                await synth.RenderAsync(MidiFileWriter.ToBytes(note), cancel), "audio/wav");
        }).WithName("hearNote").WithTags("Play")
        .WithSummary("Two seconds of one key of the piano, for the keyboard on the page.")
        .Produces(StatusCodes.Status200OK, contentType: "audio/wav").ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
