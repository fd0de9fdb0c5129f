using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Continuo.Engine.Import;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Studio.Commands.Options;
using Continuo.Studio.Common;
using Continuo.Studio.Play.Generation;
using Continuo.Studio.Rendering;

namespace Continuo.Studio.Commands.Play;

/// <summary>
/// <c>continuo generate</c>: lets a preset play on from a file, or from nothing, and writes what it plays.
/// </summary>
internal static class GenerateCommand
{
    private const string Help = """
        Let a preset play on from a score, or from nothing.

        Examples:
          continuo generate --preset irish -o tune.mid
          continuo generate --preset irish --seed-file opening.abc --bars 16 --key "D minor" --tempo 96 -o answer.mid
          continuo generate --preset presets/mine --seed-file song.mid --seed-bars 4 --with-seed --seed 7 -o both.mid
          continuo generate --preset chorale --seed-file air.mid --resolve --lowest-note C3 --highest-note G5 -o end.mid
          continuo generate --preset jazz --adventure 30 --scale dorian --scale-strength 100 -o answer.mid

        The knobs have the names and the scale of the plugin: --adventure 30 is its Adventure at 30 %. Where a knob is a
        percentage, older scripts give a share instead; values from -1 to 1 still mean one, so that 0.3 is 30 % and 1
        is 100 %.
        """;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create()
    {
        Option<string> preset = new("--preset") { Description = "Id of the preset, or its folder.", Required = true };
        Option<FileInfo> output = new("-o", "--output")
        {
            Description = $"Where the music goes: {string.Join(", ", ScoreFiles.Extensions)}.",
            Required = true,
        };
        Option<FileInfo?> seedFile = new("--seed-file")
        {
            Description = "A score to go on from, in any format that can be read.",
        };
        Option<bool> keysAlone = new("--keys-alone")
        {
            Description = "Notes of a MIDI file end with their keys, whatever its sustain pedal says.",
        };
        Option<int?> seedBars = new("--seed-bars") { Description = "Read only N bars of it, not counting a pickup." };
        Option<bool> withSeed = new("--with-seed") { Description = "Write what was heard, too, before what follows." };
        Option<int> bars = new("--bars") { Description = "Bars to write.", DefaultValueFactory = _ => 16 };
        Option<string> meter = new("--meter")
        {
            Description = "Without a seed file: the meter.",
            DefaultValueFactory = _ => "4/4",
        };
        Option<double?> tempo = new("--tempo") { Description = "Quarter notes a minute; else the seed's." };
        Option<string?> key = new("--key")
        {
            Description = "\"D minor\", \"Bb\": the seed is transposed there first, by the shortest way; "
                + "minor music goes to the relative minor of a major key, and the other way round.",
        };
        Option<bool> resolve = new("--resolve")
        {
            Description = "End on the first beat of the last bar, on a note of the tonic chord.",
        };
        KnobOptions knobs = new();
        Option<ulong> seed = new("--seed")
        {
            Description = "The same seed gives the same notes.",
            DefaultValueFactory = _ => 1,
        };
        Option<bool> json = new("--json") { Description = "Print the figures as JSON." };
        OptionRanges.Check(bars, 1, 4096);
        OptionRanges.Check(seedBars, 1, 4096);
        OptionRanges.Check(tempo, 10, 1000);
        Refuse(output, file =>
            ScoreFiles.CanWrite(file) ? null : $"'{file}' ends in none of {string.Join(", ", ScoreFiles.Extensions)}");
        Refuse(key, text =>
            KeySignatures.TryParse(text, out _) ? null : $"'{text}' is not a key; write \"D minor\" or \"Bb\"");
        Refuse(meter, text => Meter.TryParse(text, out _) ? null : $"'{text}' is not a time signature; write \"6/8\"");

        Command command = new("generate", Help)
        {
            preset, output, seedFile, keysAlone, seedBars, withSeed, bars, meter, tempo, key, resolve, seed, json,
        };
        knobs.AddTo(command);
        command.SetAction(parsed =>
        {
            LoadedPreset loaded = PresetLoader.Load(InstalledPresets.Find(parsed.GetValue(preset)!));
            GeneratedMusic music = ScoreGeneration.Run(loaded, new()
            {
                Seed = parsed.GetValue(seedFile) is { } file
                    ? ScoreReaders.Read(file.FullName, usesPedal: !parsed.GetValue(keysAlone)).Score
                    : null,
                SeedBars = parsed.GetValue(seedBars),
                Bars = parsed.GetValue(bars),
                Meter = Meter.TryParse(parsed.GetValue(meter), out Meter inForce) ? inForce : Meter.Common,
                Tempo = parsed.GetValue(tempo),
                Key = KeySignatures.TryParse(parsed.GetValue(key), out Key wanted) ? wanted : null,
                RandomSeed = parsed.GetValue(seed),
                Resolves = parsed.GetValue(resolve),
                Engine = knobs.Read(parsed, loaded.Preset),
            });
            string path = parsed.GetValue(output)!.FullName;
            ScoreFiles.Write(path, parsed.GetValue(withSeed) ? music.Whole : music.Answer);
            GenerationFigures figures = music.Figures;
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(figures, Json));
            else
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{path}: {figures.Notes} notes in {figures.Bars} bars of {figures.Meter}, "
                    + $"{figures.Key}, {figures.Tempo:0.#} quarters a minute; at most {figures.PeakPolyphony} at once, "
                    + $"{figures.EmptyBars} bars empty; {figures.Milliseconds:0} ms"));
            return CommandRunner.Done;
        });
        return command;
    }

    private static void Refuse<T>(Option<T> option, Func<string, string?> problemOf) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && problemOf(result.Tokens[0].Value) is { } problem)
            result.AddError(problem);
    });
}
