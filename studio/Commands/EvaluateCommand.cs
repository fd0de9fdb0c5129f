using System.CommandLine;
using System.Text.Json;
using Continuo.Engine.Control;
using Continuo.Engine.Model;
using Continuo.Engine.Tokens;
using Continuo.Engine.Training;
using Continuo.Engine.Training.Data;

namespace Continuo.Studio.Commands;

/// <summary><c>continuo evaluate</c>: how well a preset foresees music, beside a Markov chain. Needs no LibTorch.</summary>
internal static class EvaluateCommand
{
    private const int StandardOrder = 5;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create()
    {
        Argument<string> preset = new("PRESET") { Description = "Folder of the preset." };
        Argument<string[]> data = new("DATA") { Description = "Music: folders, .tar.gz archives, .txt lists of paths, files.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> valid = new("--valid") { Description = "List of the files to measure on; else all." };
        Option<string?> baseline = new("--baseline") { Description = "ppm: also measure a Markov chain; needs --train." };
        baseline.AcceptOnlyFromAmong("ppm");
        Option<string[]> train = new("--train") { Description = "List of the files of DATA that the Markov chain learns." };
        Option<int> maxOrder = new("--max-order") { Description = "Also try all orders from 3 to this.", DefaultValueFactory = _ => 12 };
        Option<bool> json = new("--json") { Description = "Print the figures as JSON." };

        Command command = new("evaluate", "Measure bits per note: fewer is better.\n\nExample:\n  continuo evaluate presets/irish tunes.tar.gz --valid valid.txt --baseline ppm --train train.txt")
        {
            preset, data, valid, baseline, train, maxOrder, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(baseline) is not null && result.GetValue(train) is not { Length: > 0 })
                result.AddError("--baseline needs --train: what the Markov chain may learn");
        });
        command.SetAction(parsed =>
        {
            List<Row> rows = Measure(
                parsed.GetValue(preset)!, parsed.GetValue(data)!, parsed.GetValue(valid) ?? [],
                parsed.GetValue(baseline) is null ? null : parsed.GetValue(train), parsed.GetValue(maxOrder));
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(rows, Json));
            else
                Print(rows);
            return CommandRunner.Done;
        });
        return command;
    }

    private static List<Row> Measure(string folder, string[] data, string[] validLists, string[]? trainLists, int maxOrder)
    {
        Preset preset = PresetFile.Read(folder);
        LoadedPreset loaded = PresetLoader.Load(preset);
        CorpusOptions options = CorpusOptions.FromJson(WeightsFile.Read(preset.ModelPath).Metadata.GetValueOrDefault(CorpusOptions.MetadataKey));
        Corpus valid = Corpus.Load(data, options, validLists.Length > 0 ? SplitList.Read(validLists) : null);
        Report("measured on", valid);
        if (valid.Pieces.Count == 0)
            throw new InvalidDataException("there is no music to measure on");
        var scores = valid.Pieces.Select(piece => piece.Score).ToList();

        var rows = new List<Row> { Row.Of(preset.Id, Evaluator.Measure(scores, loaded.Tokenizer, () => new ModelPredictor(loaded.Model))) };
        if (trainLists is null)
            return rows;
        Corpus train = Corpus.Load(data, options, SplitList.Read(trainLists));
        Report("Markov chain learnt from", train);
        foreach (bool transpose in new[] { false, true })
        {
            MarkovBaseline chain = MarkovBaseline.Of(train.Pieces, loaded.Tokenizer, Math.Max(StandardOrder, maxOrder), transpose);
            for (int order = Math.Min(3, maxOrder); order <= chain.Order; order++)
            {
                int tried = order;
                rows.Add(Row.Of(
                    FormattableString.Invariant($"ppm {order}{(transpose ? ", 12 keys" : "")}"),
                    Evaluator.Measure(scores, loaded.Tokenizer, () => chain.Share(tried))));
            }
        }
        return rows;
    }

    private static void Report(string what, Corpus corpus)
    {
        Console.Error.WriteLine(FormattableString.Invariant(
            $"{what}: {corpus.Pieces.Count} pieces, {corpus.Notes} notes; {corpus.Skipped.Count} files skipped, {corpus.Mended.Count} mended, {corpus.Missing.Count} missing"));
        foreach (FlawedFile file in corpus.Skipped.Take(20))
            Console.Error.WriteLine($"continuo: skipped: {file.Reason}");
    }

    private static void Print(List<Row> rows)
    {
        Console.WriteLine("bits per note         total    timing   pitch    duration velocity structure | perplexity per token");
        foreach (Row row in rows)
            Console.WriteLine(FormattableString.Invariant(
                $"{row.Name,-20} {row.BitsPerNote,7:F4}   {row.Timing,6:F4}   {row.Pitch,6:F4}   {row.Duration,6:F4}   {row.Velocity,6:F4}   {row.Structure,6:F4}    | {row.Perplexity:F4}"));
        Console.WriteLine(FormattableString.Invariant($"over {rows[0].Notes} notes of {rows[0].Pieces} pieces"));
    }

    /// <summary>A line of the table; all but the perplexity are bits a note.</summary>
    private sealed record Row(
        string Name, double BitsPerNote, double Timing, double Pitch, double Duration, double Velocity, double Structure,
        double Perplexity, long Tokens, long Notes, int Pieces)
    {
        public static Row Of(string name, LossReport report) => new(
            name,
            report.BitsPerNote,
            report.BitsPerNoteOf(TokenKind.Timing),
            report.BitsPerNoteOf(TokenKind.Pitch),
            report.BitsPerNoteOf(TokenKind.Duration),
            report.BitsPerNoteOf(TokenKind.Velocity),
            report.BitsPerNoteOf(TokenKind.Structure),
            report.Perplexity,
            report.Tokens,
            report.Notes,
            report.Pieces);
    }
}
