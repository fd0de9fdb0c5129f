using System.CommandLine;
using Continuo.Training.Runs;

namespace Continuo.Studio.Commands.Train;

/// <summary>What the preset says of itself.</summary>
internal sealed class LabelOptions
{
    private readonly Option<string?> _name = new("--name") { Description = "What the musician reads." };
    private readonly Option<string?> _style = new("--style") { Description = "A word or two." };
    private readonly Option<string?> _description = new("--description") { Description = "A sentence." };
    private readonly Option<string?> _dataName = new("--data-name") { Description = "The data's name and source." };
    private readonly Option<string?> _licence = new("--licence") { Description = "The data's licence." };

    public void AddTo(Command command)
    {
        command.Add(_name);
        command.Add(_style);
        command.Add(_description);
        command.Add(_dataName);
        command.Add(_licence);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="job">What else is known of the job.</param>
    public TrainingJob Read(ParseResult parsed, TrainingJob job) => job with
    {
        Name = parsed.GetValue(_name),
        Style = parsed.GetValue(_style),
        Description = parsed.GetValue(_description),
        DataName = parsed.GetValue(_dataName),
        Licence = parsed.GetValue(_licence),
    };
}
