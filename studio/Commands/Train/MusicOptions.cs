using System.CommandLine;
using Continuo.Training.Corpus;

namespace Continuo.Studio.Commands.Train;

/// <summary>What to learn from, and which part of it is held out.</summary>
internal sealed class MusicOptions
{
    private readonly Argument<string[]> _data = new("DATA")
    {
        Description = "Music: folders, .tar.gz or .zip archives, .txt lists of paths, files.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _train = new("--train")
    {
        Description = "List of the files to learn; otherwise all files except those held out.",
    };

    private readonly Option<string[]> _valid = new("--valid")
    {
        Description = "List of the files to validate on; else a tenth, chosen by name.",
    };

    private readonly Option<FileInfo?> _sets = new("--sets")
    {
        Description = "Instead of DATA: a JSON file with several sets, each with its style; see presets/README.md.",
    };

    private readonly Option<DirectoryInfo?> _dataFolder = new("--data-folder")
    {
        Description = "What the paths in that file are relative to; else the file's own folder.",
    };

    private readonly Option<string?> _styleVector = new("--style-vector")
    {
        Description = "Learn DATA as this style of the model; else as none.",
    };

    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_train);
        command.Add(_valid);
        command.Add(_sets);
        command.Add(_dataFolder);
        command.Add(_styleVector);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_data) is { Length: > 0 } == result.GetValue(_sets) is not null)
                result.AddError("either DATA or --sets says what to learn");
        });
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="reading">How DATA is read; a file of sets says so itself.</param>
    /// <exception cref="InvalidDataException">The file of sets is not valid; says where.</exception>
    /// <exception cref="IOException">That file is not readable.</exception>
    public IReadOnlyList<CorpusSet> Read(ParseResult parsed, CorpusOptions reading)
    {
        if (parsed.GetValue(_sets) is { } file)
            return CorpusSets.Read(file.FullName, parsed.GetValue(_dataFolder)?.FullName).Sets;
        return
        [
            new CorpusSet
            {
                Style = parsed.GetValue(_styleVector),
                Data = parsed.GetValue(_data)!,
                Train = parsed.GetValue(_train) ?? [],
                Valid = parsed.GetValue(_valid) ?? [],
                Options = reading,
            },
        ];
    }
}
