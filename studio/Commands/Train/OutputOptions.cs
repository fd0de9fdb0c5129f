using System.CommandLine;
using Continuo.Studio.Training.Run;
using Continuo.Training.Runs;

namespace Continuo.Studio.Commands.Train;

/// <summary>What the run says, and what it listens to.</summary>
internal sealed class OutputOptions
{
    private readonly Option<bool> _report = new("--report")
    {
        Description = "Also say what it learnt, whether it generalises and whether it copies; kept as report.json.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print a line of JSON for each event." };

    private readonly Option<bool> _followInput = new("--stop-at-end-of-input")
    {
        Description = "Stop, to be resumed, when standard input ends; "
            + "its line \"finish\" ends the training with the best so far.",
    };

    public void AddTo(Command command)
    {
        command.Add(_report);
        command.Add(_json);
        command.Add(_followInput);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="job">What to run.</param>
    public TrainingRun Read(ParseResult parsed, TrainingJob job) => new()
    {
        Job = job,
        Output = parsed.GetValue(_json) ? new JsonTrainingOutput(Console.Out) : new TextTrainingOutput(),
        WithReport = parsed.GetValue(_report),
        FollowsInput = parsed.GetValue(_followInput),
    };
}
