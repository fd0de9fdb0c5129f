using System.CommandLine;

namespace Continuo.Bench.Frames;

/// <summary>
/// <c>frames</c> of the benchmarks: nats a time step on published piano rolls, for comparison with what others report.
/// </summary>
internal static class FramesCommand
{
    public static Command Create() =>
        new("frames", "Measure nats per time step on published piano rolls.")
        {
            FramesTrainCommand.Create(), FramesMeasureCommand.Create(),
        };

    public static Argument<string> Data() =>
        new("DATA") { Description = "Piano rolls: a .json, or an archive or folder with one." };

    public static Option<string?> Member() =>
        new("--member") { Description = "The .json's name in an archive that has several." };

    public static Option<int> Threads() =>
        new("--threads") { Description = "Processor threads.", DefaultValueFactory = _ => 1 };
}
