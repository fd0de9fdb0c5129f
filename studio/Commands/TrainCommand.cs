using System.CommandLine;
using System.Globalization;
using Continuo.Engine.Encodings;
using Continuo.Studio.Rendering;
using Continuo.Studio.Training.Run;
using Continuo.Training.Batches;
using Continuo.Training.Corpus;
using Continuo.Training.Networks;
using Continuo.Training.Runs;

namespace Continuo.Studio.Commands;

/// <summary><c>continuo train</c>: from music files to a preset. Needs LibTorch.</summary>
internal static class TrainCommand
{
    private static readonly TrainingOptions Defaults = new();

    /// <summary>Options that change nothing of what is learnt.</summary>
    private static readonly string[] OfThisRun = ["--resume", "--report", "--json", "--stop-at-end-of-input"];

    public static Command Create()
    {
        Argument<string[]> data = new("DATA")
        {
            Description = "Music: folders, .tar.gz or .zip archives, .txt lists of paths, files.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string> output = new("-o", "--output")
        {
            Description = "Folder of the preset; its name is the preset's id.",
            Required = true,
        };
        Option<string[]> train = new("--train")
        {
            Description = "List of the files to learn; otherwise all files except those held out.",
        };
        Option<string[]> valid = new("--valid")
        {
            Description = "List of the files to validate on; else a tenth, chosen by name.",
        };
        Option<FileInfo?> sets = new("--sets")
        {
            Description = "Instead of DATA: a JSON file with several sets, each with its style; see presets/README.md.",
        };
        Option<DirectoryInfo?> dataFolder = new("--data-folder")
        {
            Description = "What the paths in that file are relative to; else the file's own folder.",
        };
        Option<string?> styleVector = new("--style-vector")
        {
            Description = "Learn DATA as this style of the model; else as none.",
        };
        Option<string?> encoding = new("--encoding")
        {
            Description = "How music becomes symbols; else event, or that of the preset to begin from.",
        };
        encoding.AcceptOnlyFromAmong([.. Tokenizers.All.Select(tokenizer => tokenizer.Id)]);
        Option<int?> hidden = OptionalNumber("--hidden", "Units of a layer.", 1, 4096);
        Option<int?> layers = OptionalNumber("--layers", "LSTM layers.", 1, 3);
        Option<int?> embedding = OptionalNumber("--embedding", "Units that stand for a symbol.", 1, 4096);
        Option<float?> dropout = OptionalReal("--dropout", "Share of units dropped; more for little data.", 0, 0.95f);
        Option<int?> epochs = OptionalNumber("--epochs", "Times that every piece is heard.", 1, 100_000);
        Option<int?> batch = OptionalNumber("--batch", "Pieces side by side.", 1, 4096);
        Option<int?> sequence = OptionalNumber("--sequence", "Symbols over which a gradient reaches back.", 1, 65_536);
        Option<float?> rate = OptionalReal("--learning-rate", "The peak.", 0, 1);
        Option<int?> patience = OptionalNumber(
            "--patience", "Epochs without progress after which training stops.", 1, 100_000);
        Option<ulong> seed = new("--seed")
        {
            Description = "Same seed, same machine, same model.",
            DefaultValueFactory = _ => Defaults.Seed,
        };
        Option<int> threads = Number(
            "--threads", "Processor threads; more than one pays from batches of 64 on.", 1, 1, 1024);
        Option<int> device = Number("--cuda", "CUDA device; -1 = the processor.", Defaults.Device, -1, 64);
        Option<bool> noTranspose = new("--no-transpose") { Description = "Learn every piece in its own key only." };
        Option<int> louder = Number(
            "--louder", "Vary a piece's loudness by up to N MIDI steps.", Defaults.Augmentation.Louder, 0, 126);
        Option<double> midStarts = new("--mid-starts")
        {
            Description = "Share of pieces entered at a bar in the middle, 0..1.",
            DefaultValueFactory = _ => Defaults.Augmentation.MidStarts,
        };
        Option<double> uneven = new("--uneven")
        {
            Description = "Share of pieces whose notes are struck unevenly, 0..1.",
            DefaultValueFactory = _ => Defaults.Augmentation.Uneven,
        };
        Option<double> flat = new("--flat")
        {
            Description = "Share of pieces whose notes are all equally loud, 0..1.",
            DefaultValueFactory = _ => Defaults.Augmentation.Flat,
        };
        Option<bool> melodyOnly = new("--melody-only")
        {
            Description = "Keep only the first part with notes of every file.",
        };
        Option<string[]> dropPart = new("--drop-part")
        {
            Description = "Leave out a part of every file, by its name or number; may be repeated.",
        };
        Option<bool> mergeDoubled = new("--merge-doubled")
        {
            Description = "Make one note of those that begin together at the same pitch.",
        };
        Option<bool> noBeatFiles = new("--no-beat-files")
        {
            Description = "Pass over files that annotate the beats of the MIDI files beside them.",
        };
        Option<bool> barsFromAccents = new("--bars-from-accents")
        {
            Description = "Put bar lines where the loudest notes are.",
        };
        Option<bool> resume = new("--resume")
        {
            Description = "Go on with a run that was stopped, with the same options.",
        };
        Option<string?> from = new("--from")
        {
            Description = "Folder or id of a preset whose weights to begin from; styles for music of any kind.",
        };
        Option<bool> freeze = new("--freeze-recurrent")
        {
            Description = "With --from: keep the LSTM layers unchanged.",
        };
        Option<TrainingEffort?> effort = new("--effort")
        {
            Description = "Quick or thorough; else quick with --from, thorough without.",
        };
        Option<bool> report = new("--report")
        {
            Description = "Also say what it learnt, whether it generalises and whether it copies; kept as report.json.",
        };
        Option<bool> json = new("--json") { Description = "Print a line of JSON for each event." };
        Option<bool> followInput = new("--stop-at-end-of-input")
        {
            Description = "Stop, to be resumed, when standard input ends; "
                + "its line \"finish\" ends the training with the best so far.",
        };
        Option<string?> name = new("--name") { Description = "What the musician reads." };
        Option<string?> style = new("--style") { Description = "A word or two." };
        Option<string?> description = new("--description") { Description = "A sentence." };
        Option<string?> dataName = new("--data-name") { Description = "The data's name and source." };
        Option<string?> licence = new("--licence") { Description = "The data's licence." };

        Command command = new("train", "Train a model on music and keep it as a preset.\n\nExamples:\n"
            + "  continuo train tunes/ -o mine --from styles --name \"My tunes\"\n"
            + "  continuo train tunes.zip -o mine --effort thorough --report\n"
            + "  continuo train tunes.zip -o mine --epochs 30 --hidden 256 --json")
        {
            data, output, train, valid, sets, dataFolder, styleVector, encoding, hidden, layers, embedding, dropout,
            epochs, batch, sequence, rate, patience, seed, threads, device, noTranspose, louder,
            uneven, flat, midStarts, melodyOnly, dropPart, mergeDoubled, noBeatFiles, barsFromAccents, resume,
            from, freeze, effort, report, json, followInput, name, style, description, dataName, licence,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(data) is { Length: > 0 } == result.GetValue(sets) is not null)
                result.AddError("either DATA or --sets says what to learn");
        });
        command.SetAction(parsed =>
        {
            TorchBridge.SetThreads(parsed.GetValue(threads));
            var job = new TrainingJob
            {
                Folder = parsed.GetValue(output)!,
                Sets = parsed.GetValue(sets) is { } file
                    ? CorpusSets.Read(file.FullName, parsed.GetValue(dataFolder)?.FullName).Sets
                    : [new CorpusSet
                    {
                        Style = parsed.GetValue(styleVector),
                        Data = parsed.GetValue(data)!,
                        Train = parsed.GetValue(train) ?? [],
                        Valid = parsed.GetValue(valid) ?? [],
                        Options = new CorpusOptions
                        {
                            MelodyOnly = parsed.GetValue(melodyOnly),
                            DropParts = parsed.GetValue(dropPart) ?? [],
                            MergeDoubled = parsed.GetValue(mergeDoubled),
                            UseBeatFiles = !parsed.GetValue(noBeatFiles),
                            BarsFromAccents = parsed.GetValue(barsFromAccents),
                        },
                    }],
                Change = plan => plan with
                {
                    Encoding = parsed.GetValue(encoding) ?? plan.Encoding,
                    Hidden = parsed.GetValue(hidden) ?? plan.Hidden,
                    Layers = parsed.GetValue(layers) ?? plan.Layers,
                    Embedding = parsed.GetValue(embedding) ?? plan.Embedding,
                    FreezeRecurrent = parsed.GetValue(freeze),
                    Dropout = parsed.GetValue(dropout) ?? plan.Dropout,
                    Epochs = parsed.GetValue(epochs) ?? plan.Epochs,
                    Batch = parsed.GetValue(batch) ?? plan.Batch,
                    Sequence = parsed.GetValue(sequence) ?? plan.Sequence,
                    LearningRate = parsed.GetValue(rate) ?? plan.LearningRate,
                    Patience = parsed.GetValue(patience) ?? plan.Patience,
                    Seed = parsed.GetValue(seed),
                    Device = parsed.GetValue(device),
                    Augmentation = new Augmentation
                    {
                        Transpose = !parsed.GetValue(noTranspose),
                        Louder = parsed.GetValue(louder),
                        Uneven = parsed.GetValue(uneven),
                        Flat = parsed.GetValue(flat),
                        MidStarts = parsed.GetValue(midStarts),
                    },
                },
                Effort = parsed.GetValue(effort),
                Resume = parsed.GetValue(resume),
                From = parsed.GetValue(from) is { } begun ? InstalledPresets.Find(begun).Folder : null,
                Name = parsed.GetValue(name),
                Style = parsed.GetValue(style),
                Description = parsed.GetValue(description),
                DataName = parsed.GetValue(dataName),
                Licence = parsed.GetValue(licence),
                Command = "continuo "
                    + string.Join(
                        ' ', parsed.Tokens.Select(token => token.Value).Where(word => !OfThisRun.Contains(word))
                            .Select(Quoted)),
            };
            return new TrainingRun
            {
                Job = job,
                Output = parsed.GetValue(json) ? new JsonTrainingOutput(Console.Out) : new TextTrainingOutput(),
                WithReport = parsed.GetValue(report),
                FollowsInput = parsed.GetValue(followInput),
            }.Run();
        });
        return command;
    }

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

    /// <summary>Null where the plan decides.</summary>
    private static Option<int?> OptionalNumber(string name, string description, int lowest, int highest)
    {
        Option<int?> option = new(name) { Description = description + " Else what suits the music." };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is { } value && (value < lowest || value > highest))
                result.AddError(FormattableString.Invariant($"{name} is {value}; it must be {lowest}..{highest}"));
        });
        return option;
    }

    /// <inheritdoc cref="OptionalNumber"/>
    private static Option<float?> OptionalReal(string name, string description, float lowest, float highest)
    {
        Option<float?> option = new(name) { Description = description + " Else what suits the music." };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<float?>() is { } value && !(value >= lowest && value <= highest))
                result.AddError(FormattableString.Invariant($"{name} is {value}; it must be {lowest}..{highest}"));
        });
        return option;
    }

    private static Option<int> Number(string name, string description, int standard, int lowest, int highest)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0
                && int.TryParse(
                    result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value)
                && (value < lowest || value > highest))
                result.AddError(FormattableString.Invariant($"{name} is {value}; it must be {lowest}..{highest}"));
        });
        return option;
    }
}
