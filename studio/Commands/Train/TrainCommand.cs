using System.CommandLine;
using Continuo.Training.Networks;
using Continuo.Training.Runs;

namespace Continuo.Studio.Commands.Train;

/// <summary><c>continuo train</c>: from music files to a preset. Needs LibTorch.</summary>
internal sealed class TrainCommand
{
    private const string Help = """
        Train a model on music and keep it as a preset.

        Examples:
          continuo train tunes/ -o mine --from styles --name "My tunes"
          continuo train tunes.zip -o mine --effort thorough --report
          continuo train tunes.zip -o mine --epochs 30 --hidden 256 --json
        """;

    /// <summary>Options that change nothing of what is learnt.</summary>
    private static readonly string[] OfThisRun = ["--resume", "--report", "--json", "--stop-at-end-of-input"];

    private readonly Option<string> _output = new("-o", "--output")
    {
        Description = "Folder of the preset; its name is the preset's id.",
        Required = true,
    };

    private readonly MusicOptions _music = new();
    private readonly NetworkOptions _network = new();
    private readonly LearningOptions _learning = new();
    private readonly AugmentationOptions _augmentation = new();
    private readonly ReadingOptions _reading = new();
    private readonly BeginningOptions _beginning = new();
    private readonly OutputOptions _outputs = new();
    private readonly LabelOptions _labels = new();

    private TrainCommand()
    {
    }

    /// <summary>The groups of options in the order in which <c>--help</c> lists them.</summary>
    public static Command Create()
    {
        TrainCommand train = new();
        Command command = new("train", Help) { train._output };
        train._music.AddTo(command);
        train._network.AddTo(command);
        train._learning.AddTo(command);
        train._augmentation.AddTo(command);
        train._reading.AddTo(command);
        train._beginning.AddTo(command);
        train._outputs.AddTo(command);
        train._labels.AddTo(command);
        command.SetAction(train.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        LibTorch.SetThreads(_learning.Threads(parsed));
        TrainingJob job = new()
        {
            Folder = parsed.GetValue(_output)!,
            Sets = _music.Read(parsed, _reading.Read(parsed)),
            Change = plan => _learning.Read(parsed, _network.Read(parsed, plan)) with
            {
                FreezeRecurrent = _beginning.FreezesRecurrent(parsed),
                Augmentation = _augmentation.Read(parsed),
            },
            Command = CommandLine(parsed),
        };
        return _outputs.Read(parsed, _labels.Read(parsed, _beginning.Read(parsed, job))).Run();
    }

    /// <summary>The command that repeats the training.</summary>
    private static string CommandLine(ParseResult parsed) => "continuo " + string.Join(
        ' ', parsed.Tokens.Select(token => token.Value).Where(word => !OfThisRun.Contains(word)).Select(Quoted));

    /// <summary>
    /// As a shell takes it; of absolute paths only the last two names, which is what another machine has in common.
    /// </summary>
    private static string Quoted(string word)
    {
        if (Path.IsPathRooted(word))
            word = string.Join('/', Path.GetFullPath(word)
                .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).TakeLast(2));
        return word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=+,".Contains(
            letter, StringComparison.Ordinal)) ? word : $"\"{word.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
