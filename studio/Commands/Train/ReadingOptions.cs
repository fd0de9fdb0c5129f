using System.CommandLine;
using Continuo.Training.Corpus;

namespace Continuo.Studio.Commands.Train;

/// <summary>What of each file is music to learn.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<bool> _melodyOnly = new("--melody-only")
    {
        Description = "Keep only the first part with notes of every file.",
    };

    private readonly Option<string[]> _dropPart = new("--drop-part")
    {
        Description = "Leave out a part of every file, by its name or number; may be repeated.",
    };

    private readonly Option<bool> _mergeDoubled = new("--merge-doubled")
    {
        Description = "Make one note of those that begin together at the same pitch.",
    };

    private readonly Option<bool> _usePedal = new("--use-pedal")
    {
        Description = "In MIDI files, a note lasts until the sustain pedal is up; else it ends with its key.",
    };

    private readonly Option<bool> _noBeatFiles = new("--no-beat-files")
    {
        Description = "Pass over files that annotate the beats of the MIDI files beside them.",
    };

    private readonly Option<bool> _barsFromAccents = new("--bars-from-accents")
    {
        Description = "Put bar lines where the loudest notes are.",
    };

    public void AddTo(Command command)
    {
        command.Add(_melodyOnly);
        command.Add(_dropPart);
        command.Add(_mergeDoubled);
        command.Add(_usePedal);
        command.Add(_noBeatFiles);
        command.Add(_barsFromAccents);
    }

    public CorpusOptions Read(ParseResult parsed) => new()
    {
        MelodyOnly = parsed.GetValue(_melodyOnly),
        DropParts = parsed.GetValue(_dropPart) ?? [],
        MergeDoubled = parsed.GetValue(_mergeDoubled),
        UsePedal = parsed.GetValue(_usePedal),
        UseBeatFiles = !parsed.GetValue(_noBeatFiles),
        BarsFromAccents = parsed.GetValue(_barsFromAccents),
    };
}
