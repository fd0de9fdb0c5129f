using System.CommandLine;
using System.Text.Json;
using Continuo.Engine.Control;
using Continuo.Engine.Model;
using Continuo.Engine.Music;
using Continuo.Engine.Tokens;
using Continuo.Engine.Training;
using Continuo.Engine.Training.Data;

namespace Continuo.Studio.Commands;

/// <summary><c>continuo evaluate</c>: how well a preset foresees music, beside a Markov chain. Needs no LibTorch.</summary>
internal static class EvaluateCommand
{
    private const int StandardOrder = 5;
    private const int LowestOrder = 3;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create()
    {
        Argument<string> preset = new("PRESET") { Description = "Folder of the preset." };
        Argument<string[]> data = new("DATA") { Description = "Music: folders, .tar.gz or .zip archives, .txt lists of paths, files.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> valid = new("--valid") { Description = "List of the files to measure on; else all." };
        Option<string?> baseline = new("--baseline") { Description = "ppm: also measure a Markov chain; needs --train." };
        baseline.AcceptOnlyFromAmong("ppm");
        Option<string[]> train = new("--train") { Description = "List of the files of DATA that the Markov chain learns." };
        Option<int> maxOrder = new("--max-order") { Description = "Also try all orders from 3 to this.", DefaultValueFactory = _ => 12 };
        Option<bool> overlap = new("--overlap") { Description = "Also compare answers with what was learnt, note by note; needs --train." };
        Option<bool> json = new("--json") { Description = "Print the figures as JSON." };

        Command command = new("evaluate", "Measure bits per note: fewer is better.\n\nExample:\n  continuo evaluate presets/irish tunes.tar.gz --valid valid.txt --baseline ppm --train train.txt")
        {
            preset, data, valid, baseline, train, maxOrder, overlap, json,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(baseline) is not null || result.GetValue(overlap)) && result.GetValue(train) is not { Length: > 0 })
                result.AddError("--baseline and --overlap need --train: what the Markov chain may learn, what the preset learnt");
        });
        command.SetAction(parsed =>
        {
            var measurement = new Measurement(parsed.GetValue(preset)!, parsed.GetValue(data)!, parsed.GetValue(valid) ?? [], parsed.GetValue(train) ?? []);
            List<Row> rows = [measurement.OfPreset()];
            if (parsed.GetValue(baseline) is not null)
                rows.AddRange(measurement.OfMarkovChains(parsed.GetValue(maxOrder)));
            Memorisation? learnt = parsed.GetValue(overlap) ? measurement.OfMemory() : null;
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(new { Rows = rows, Overlap = learnt }, Json));
            else
                Print(rows, learnt);
            return CommandRunner.Done;
        });
        return command;
    }

    /// <summary>A preset, and the music it is measured on.</summary>
    private sealed class Measurement
    {
        private readonly LoadedPreset _preset;
        private readonly Corpus _heldOut;
        private readonly Corpus? _train;
        private readonly List<Score> _scores;

        public Measurement(string folder, string[] data, string[] validLists, string[] trainLists)
        {
            Preset preset = PresetFile.Read(folder);
            _preset = PresetLoader.Load(preset);
            CorpusOptions options = CorpusOptions.FromJson(WeightsFile.Read(preset.ModelPath).Metadata.GetValueOrDefault(CorpusOptions.MetadataKeyOf(preset.StyleVector)));
            _heldOut = Corpus.Load(data, options, validLists.Length > 0 ? SplitList.Read(validLists) : null).AcceptedBy(_preset.Tokenizer);
            Report("measured on", _heldOut);
            if (_heldOut.Pieces.Count == 0)
                throw new InvalidDataException("there is no music to measure on");
            _scores = [.. _heldOut.Pieces.Select(piece => piece.Score)];
            if (trainLists.Length == 0)
                return;
            _train = Corpus.Load(data, options, SplitList.Read(trainLists)).AcceptedBy(_preset.Tokenizer);
            Report("training part", _train);
        }

        public Row OfPreset() =>
            Row.Of(_preset.Preset.Id, Evaluator.Measure(_scores, _preset.Tokenizer, () => new ModelPredictor(_preset.Model)));

        public IEnumerable<Row> OfMarkovChains(int maxOrder)
        {
            foreach (bool transpose in new[] { false, true })
            {
                MarkovBaseline chain = MarkovBaseline.Of(_train!.Pieces, _preset.Tokenizer, Math.Max(StandardOrder, maxOrder), transpose);
                for (int order = LowestOrder; order <= chain.Order; order++)
                {
                    int tried = order;
                    yield return Row.Of(
                        FormattableString.Invariant($"ppm {order}{(transpose ? ", 12 keys" : "")}"),
                        Evaluator.Measure(_scores, _preset.Tokenizer, () => chain.Share(tried)));
                }
            }
        }

        public Memorisation OfMemory() => Memorisation.Measure(_preset.Model, _preset.Tokenizer, _heldOut.Pieces, _train!.Pieces, seed: 1);
    }

    private static void Report(string what, Corpus corpus)
    {
        foreach (string line in CorpusReport.Of(corpus).Lines(what))
            Console.Error.WriteLine(line);
        CorpusFlaws.Show(corpus, Console.Error);
    }

    private static void Print(List<Row> rows, Memorisation? learnt)
    {
        Console.WriteLine("bits per note         total    timing   pitch    duration velocity structure | perplexity per token");
        foreach (Row row in rows)
            Console.WriteLine(FormattableString.Invariant(
                $"{row.Name,-20} {row.BitsPerNote,7:F4}   {row.Timing,6:F4}   {row.Pitch,6:F4}   {row.Duration,6:F4}   {row.Velocity,6:F4}   {row.Structure,6:F4}    | {row.Perplexity:F4}"));
        Console.WriteLine(FormattableString.Invariant($"over {rows[0].Notes} notes of {rows[0].Pieces} pieces"));
        if (learnt is null)
            return;
        Console.WriteLine(FormattableString.Invariant(
            $"longest run shared with the training part, in notes: answers median {Memorisation.Median(learnt.Answers)}, most {learnt.Answers.Max(run => run.Notes)}; the pieces themselves median {Memorisation.Median(learnt.Originals)}, most {learnt.Originals.Max(run => run.Notes)}"));
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
