using System.CommandLine;
using Continuo.Studio.Rendering;
using Continuo.Training.Runs;

namespace Continuo.Studio.Commands.Train;

/// <summary>What training begins from, and how far it aims.</summary>
internal sealed class BeginningOptions
{
    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Go on with a run that was stopped, with the same options.",
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "Folder or id of a preset whose weights to begin from; styles for music of any kind.",
    };

    private readonly Option<bool> _freeze = new("--freeze-recurrent")
    {
        Description = "With --from: keep the LSTM layers unchanged.",
    };

    private readonly Option<TrainingEffort?> _effort = new("--effort")
    {
        Description = "Quick or thorough; else quick with --from, thorough without.",
    };

    public void AddTo(Command command)
    {
        command.Add(_resume);
        command.Add(_from);
        command.Add(_freeze);
        command.Add(_effort);
    }

    /// <summary>Whether the LSTM layers stay unchanged.</summary>
    public bool FreezesRecurrent(ParseResult parsed) => parsed.GetValue(_freeze);

    /// <param name="parsed">The command line.</param>
    /// <param name="job">What else is known of the job.</param>
    /// <exception cref="ArgumentException">There is no such preset to begin from.</exception>
    public TrainingJob Read(ParseResult parsed, TrainingJob job) => job with
    {
        Effort = parsed.GetValue(_effort),
        Resume = parsed.GetValue(_resume),
        From = parsed.GetValue(_from) is { } preset ? InstalledPresets.Find(preset).Folder : null,
    };
}
