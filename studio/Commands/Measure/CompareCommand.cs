using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Continuo.Engine.Presets;
using Continuo.Studio.Commands.Options;
using Continuo.Studio.Common;
using Continuo.Studio.Rendering;
using Continuo.Training.Corpus;
using Continuo.Training.Measures;

namespace Continuo.Studio.Commands.Measure;

/// <summary><c>continuo compare</c>: whether presets can be told apart by what they play.</summary>
internal static class CompareCommand
{
    private const string Help = """
        Let presets continue the same openings, and let each say how likely it holds what the others play.
        docs/measures.md defines the table.

        Example:
          continuo compare irish jazz chorale --openings tunes.tar.gz --valid valid.txt --melody-only
        """;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static Command Create()
    {
        Argument<string[]> presets = new("PRESET")
        {
            Description = "Ids or folders of two presets or more.",
            Arity = new(2, 64),
        };
        Option<string[]> openings = new("--openings")
        {
            Description = "Music whose first bars are continued: folders, archives, lists, files.",
            Required = true,
        };
        Option<string[]> valid = new("--valid") { Description = "List of the files to take; else all." };
        Option<int?> limit = new("--limit") { Description = "Take up to N pieces, chosen by their names." };
        Option<bool> melodyOnly = new("--melody-only")
        {
            Description = "Keep only the first part with notes of every file.",
        };
        Option<bool> barsFromAccents = new("--bars-from-accents")
        {
            Description = "Put bar lines where the loudest notes are.",
        };
        ContinuationKnobs knobs = new();
        Option<bool> json = new("--json") { Description = "Print the figures as JSON." };
        OptionRanges.Check(limit, 1, int.MaxValue);

        Command command = new("compare", Help) { presets, openings, valid, limit, melodyOnly, barsFromAccents, json };
        knobs.AddTo(command);
        command.SetAction(parsed =>
        {
            Contender[] contenders = [.. parsed.GetValue(presets)!.Select(ContenderOf)];
            string[] lists = parsed.GetValue(valid) ?? [];
            CorpusOptions reading = new()
            {
                MelodyOnly = parsed.GetValue(melodyOnly),
                BarsFromAccents = parsed.GetValue(barsFromAccents),
            };
            MusicCorpus corpus = MusicCorpus.Load(
                parsed.GetValue(openings)!, reading, lists.Length > 0 ? SplitList.Read(lists) : null);
            if (parsed.GetValue(limit) is { } pieces)
                corpus = corpus.Limit(pieces);
            ConfusionTable table = ConfusionTable.Measure(contenders, corpus.Pieces, knobs.Read(parsed, preset: null));
            if (table.Recognised.All == 0)
                throw new InvalidDataException("no piece is long enough to be continued");
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(table, Json));
            else
                Print(table);
            return CommandRunner.Done;
        });
        return command;
    }

    private static Contender ContenderOf(string idOrFolder)
    {
        LoadedPreset loaded = PresetLoader.Load(InstalledPresets.Find(idOrFolder));
        return new(loaded.Preset.Id, loaded.Model, loaded.Tokenizer);
    }

    private static void Print(ConfusionTable table)
    {
        Console.WriteLine(
            "bits per note; rows: who played, columns: who scored (in brackets: how often with the fewest bits)");
        Console.WriteLine($"{"",-20}{string.Concat(table.Names.Select(name => $"{name,20}"))}");
        for (int row = 0; row < table.Names.Count; row++)
        {
            var cells = table.Names.Select((_, column) => FormattableString.Invariant(
                $"{table.BitsPerNote[row][column]:F3} ({table.Wins[row][column]})"));
            Console.WriteLine($"{table.Names[row],-20}{string.Concat(cells.Select(cell => $"{cell,20}"))}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recognised by their own preset: "
            + $"{table.Recognised.Hits} of {table.Recognised.All} ({100 * table.Recognised.Share:F1} %)"));
        if (!table.AreComparable)
            Console.WriteLine("the presets' encodings differ, so that bits of different columns do not compare");
    }
}
