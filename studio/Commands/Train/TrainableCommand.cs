using System.CommandLine;
using System.Text.Json;
using Continuo.Studio.Common;
using Continuo.Training.Networks;

namespace Continuo.Studio.Commands.Train;

/// <summary>
/// <c>continuo trainable</c>: whether training is possible here. The studio asks in a process of its own, so that a
/// LibTorch that does not load, or takes memory, never concerns it.
/// </summary>
internal static class TrainableCommand
{
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "Print JSON." };
        Command command = new("trainable", "Say whether training is possible here: exit code 0 if it is, "
            + "1 if LibTorch is missing.\n\nExamples:\n  continuo trainable\n  continuo trainable --json") { json };
        command.SetAction(parsed =>
        {
            string? reason = LibTorch.Unavailable;
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(new { available = reason is null, reason }));
            else
                Console.WriteLine(reason is null
                    ? $"training is possible: LibTorch {LibTorch.Version}"
                    : $"training is not possible: {reason}");
            return reason is null ? CommandRunner.Done : CommandRunner.Failed;
        });
        return command;
    }
}
