using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Continuo.Engine.Import.Common;
using Continuo.Studio.Common;
using Continuo.Studio.Rendering;

namespace Continuo.Studio.Commands.Play;

/// <summary><c>continuo render</c>: plays a file through the real plugin; the output holds the answers alone.</summary>
internal static class RenderCommand
{
    public static Command Create()
    {
        Argument<FileInfo> input = new("IN") { Description = "The phrase to answer: MIDI, Kern, ABC or MusicXML." };
        Option<FileInfo> output = new("-o", "--output")
        {
            Description = "Where the answers go, as MIDI.",
            Required = true,
        };
        Option<FileInfo?> wav = new("--wav") { Description = "Also write the sound, phrase and answers, as WAV." };
        Option<string?> preset = new("--preset") { Description = "Id of the preset; see `continuo presets list`." };
        Option<string[]> parameters = new("--param")
        {
            Description = "Name=value, as the plugin shows them: --param \"Answer Length=8\".",
            AllowMultipleArgumentsPerToken = false,
        };
        Option<int> blockSize = new("--block-size")
        {
            Description = "Frames a block, 1..8192.",
            DefaultValueFactory = _ => 512,
        };
        Option<int> sampleRate = new("--sample-rate")
        {
            Description = "Hz, 8000..192000.",
            DefaultValueFactory = _ => 48000,
        };
        Option<bool> realtime = new("--realtime") { Description = "At the pace of the music, as on stage." };
        Option<int?> seed = new("--seed") { Description = "0..9999; the same seed gives the same answers." };
        Option<double> tail = new("--tail")
        {
            Description = "Quarter notes to play on after the file's end.",
            DefaultValueFactory = _ => 28,
        };
        Option<bool> json = new("--json") { Description = "Print the figures as JSON." };
        InRange(blockSize, 1, 8192);
        InRange(sampleRate, 8000, 192000);

        Command command = new("render", "Play a file through the plugin and keep its answers.\n\nExample:\n"
            + "  continuo render phrase.mid -o answer.mid --wav both.wav --preset irish --seed 7")
        {
            input, output, wav, preset, parameters, blockSize, sampleRate, realtime, seed, tail, json,
        };
        command.SetAction(parsed =>
        {
            Performance music = HostRun.Read(RequireFile(parsed.GetValue(input)!));
            HostOptions options = new()
            {
                MidiOut = parsed.GetValue(output)!.FullName,
                WavOut = parsed.GetValue(wav)?.FullName,
                BlockSize = parsed.GetValue(blockSize),
                SampleRate = parsed.GetValue(sampleRate),
                Realtime = parsed.GetValue(realtime),
                TailQuarters = parsed.GetValue(tail),
                Parameters =
                [
                    .. AnswersAlone(parsed.GetValue(preset), parsed.GetValue(seed)),
                    .. parsed.GetValue(parameters) ?? [],
                ],
            };
            JsonElement printed = HostRun.Run(options, music);
            RenderFigures figures = RenderFigures.From(printed);
            if (parsed.GetValue(json))
                Console.WriteLine(printed.GetRawText());
            else
                figures.Print(Console.Out);
            if (figures.NoteOns > 0)
                return CommandRunner.Done;
            Console.Error.WriteLine(Silence.Reason(options, music, figures));
            return CommandRunner.Failed;
        });
        return command;
    }

    /// <summary>
    /// Parameters that keep the player's own notes out of the MIDI output and choose preset and seed.
    /// </summary>
    internal static IEnumerable<string> AnswersAlone(string? presetId, int? seed)
    {
        yield return "MIDI Through=Off";
        if (presetId is not null)
            yield return $"Preset={InstalledPresets.NameOf(presetId)}";
        if (seed is { } number)
            yield return string.Create(CultureInfo.InvariantCulture, $"Seed={number}");
    }

    private static string RequireFile(FileInfo file) =>
        file.Exists ? file.FullName : throw new FileNotFoundException($"{file.FullName}: no such file");

    private static void InRange(Option<int> option, int low, int high) => option.Validators.Add(result =>
    {
        // The parser itself refuses what is not a number.
        string? text = result.Tokens.Count == 1 ? result.Tokens[0].Value : null;
        if (int.TryParse(text, CultureInfo.InvariantCulture, out int value) && (value < low || value > high))
            result.AddError($"{option.Name} takes {low} to {high}, not {value}");
    });
}
