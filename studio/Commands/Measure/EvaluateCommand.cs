using System.CommandLine;
using System.Text.Json;
using Continuo.Engine.Presets;
using Continuo.Studio.Commands.Options;
using Continuo.Studio.Common;
using Continuo.Studio.Rendering;
using Continuo.Studio.Training.Report;
using Continuo.Training.Measures;
using Continuo.Training.Prediction;

namespace Continuo.Studio.Commands.Measure;

/// <summary>
/// <c>continuo evaluate</c>: how well a preset predicts music, beside
/// Markov chains, and what it plays. Needs no LibTorch.
/// </summary>
internal static class EvaluateCommand
{
    private const string Help = """
        Measure how well a preset predicts music, and what it plays. docs/measures.md defines each figure.

        Examples:
          continuo evaluate presets/irish tunes.tar.gz --valid valid.txt
          continuo evaluate presets/irish tunes.tar.gz --valid valid.txt --train train.txt --baseline ppm --overlap
          continuo evaluate presets/irish tunes/ --valid valid.txt --train train.txt --baseline ppm --write irish/valid
        """;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static Command Create()
    {
        Argument<string> preset = new("PRESET") { Description = "Folder of the preset, or its id." };
        Argument<string[]> data = new("DATA")
        {
            Description = "Music: folders, .tar.gz or .zip archives, .txt lists of paths, files.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string[]> valid = new("--valid") { Description = "List of the files to measure on; else all." };
        Option<int?> limit = new("--limit")
        {
            Description = "Measure on up to N pieces, chosen by their names: for a quick look.",
        };
        Option<string?> baseline = new("--baseline")
        {
            Description = "ppm: also measure a Markov chain of order 5, without and with what it learns of the piece; "
                + "chains: those with Kneser-Ney's smoothing too; needs --train.",
        };
        baseline.AcceptOnlyFromAmong("ppm", "chains");
        Option<string[]> train = new("--train")
        {
            Description = "List of the files of DATA that the Markov chains learn.",
        };
        Option<int> maxOrder = new("--max-order")
        {
            Description = "Also try the chains' orders from 1 up to this, while they get better.",
            DefaultValueFactory = _ => PresetEvaluation.StandardOrder,
        };
        Option<bool> twelveKeys = new("--twelve-keys")
        {
            Description = "Also try chains that learn every piece in all keys; takes twelve times the memory.",
        };
        Option<bool> overlap = new("--overlap")
        {
            Description = "Also compare answers with what was learnt, note by note; needs --train.",
        };
        Option<bool> noContinuations = new("--no-continuations")
        {
            Description = "Only measure predictions; continue no openings.",
        };
        Option<bool> noLoopLimits = new("--no-loop-limits")
        {
            Description = "Let answers repeat a block of notes back to back for as long as the model likes.",
        };
        Option<string?> pictures = new("--pictures")
        {
            Description = "Folder for piano rolls of two answers: the one that returns to what was heard as the piece "
                + "itself does, and the one farthest from it.",
        };
        Option<bool> memory = new("--memory")
        {
            Description = "Also predict each piece's second half, without and with the memory of its first (Imitate).",
        };
        Option<double> imitate = new("--imitate")
        {
            Description = "How much that memory counts, 0..100 %.",
            DefaultValueFactory = _ => 50,
        };
        ContinuationKnobs knobs = new();
        Option<string?> write = new("--write")
        {
            Description = "SET/PART, as irish/valid: write bits per note into the preset's file under this name.",
        };
        Option<bool> json = new("--json") { Description = "Print the figures as JSON." };
        OptionRanges.Check(limit, 1, int.MaxValue);
        OptionRanges.Check(imitate, 0, 100);
        OptionRanges.Check(maxOrder, PresetEvaluation.StandardOrder, 64);

        Command command = new("evaluate", Help)
        {
            preset, data, valid, limit, baseline, train,
            maxOrder, twelveKeys, overlap, noContinuations, noLoopLimits, pictures, memory, imitate, write,
            json,
        };
        knobs.AddTo(command);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(baseline) is not null || result.GetValue(overlap))
                && result.GetValue(train) is not { Length: > 0 })
                result.AddError(
                    "--baseline and --overlap need --train: what the Markov chain may learn, what the preset learnt");
            if (result.GetValue(overlap) && result.GetValue(noContinuations))
                result.AddError("--overlap needs continuations");
            if (result.GetValue(pictures) is not null && result.GetValue(noContinuations))
                result.AddError("--pictures needs continuations");
            if (result.GetValue(write) is { } name
                && (name.Split('/').Length != 2 || name.Split('/').Any(string.IsNullOrWhiteSpace)))
                result.AddError($"--write takes SET/PART, not '{name}'");
            if (result.GetValue(write) is not null && result.GetValue(limit) is not null)
                result.AddError("--write is for the figure of a whole part; leave out --limit");
        });
        command.SetAction(parsed =>
        {
            LoadedPreset loaded = PresetLoader.Load(InstalledPresets.Find(parsed.GetValue(preset)!));
            var evaluation = new PresetEvaluation(
                loaded, parsed.GetValue(data)!, parsed.GetValue(valid) ?? [], parsed.GetValue(train) ?? [],
                parsed.GetValue(limit));
            ContinuationOptions options = knobs.Read(parsed, loaded.Preset);
            List<LossRow> rows =
            [
                evaluation.OfPreset(), .. evaluation.OfStyle(), evaluation.OfLookingBack(options.Engine.Return),
            ];
            ChainKind[] chains = parsed.GetValue(baseline) switch
            {
                null => [],
                "ppm" => [ChainKind.Ppm],
                _ => Enum.GetValues<ChainKind>(),
            };
            rows.AddRange(evaluation.OfMarkovChains(chains, parsed.GetValue(maxOrder)));
            if (chains.Length > 0 && parsed.GetValue(twelveKeys))
                rows.AddRange(evaluation.OfMarkovChains(
                    [ChainKind.Ppm], parsed.GetValue(maxOrder), transpose: true));
            if (parsed.GetValue(memory))
                rows.AddRange(evaluation.OfSecondHalves((float)(parsed.GetValue(imitate) / 100)));
            IReadOnlyList<AnsweredPiece>? answered = parsed.GetValue(noContinuations)
                ? null
                : evaluation.Continue(options, limitsLoops: !parsed.GetValue(noLoopLimits));
            EvaluationFigures figures = new(
                rows,
                answered is null ? null : ContinuationReport.Of(answered, loaded.Preset.Loops),
                parsed.GetValue(overlap) ? evaluation.OfMemory(answered!) : null);

            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(figures, Json));
            else
                figures.Print(Console.Out);
            if (parsed.GetValue(pictures) is { } folder && answered!.Count > 0)
                AnswerPictures.Save(folder, loaded.Preset.Id, answered);
            if (parsed.GetValue(write) is { } name)
                PresetMetricsFile.Write(loaded.Preset, name, rows);
            return CommandRunner.Done;
        });
        return command;
    }
}
