using System.CommandLine;
using System.Globalization;
using Continuo.Studio.Common;
using Continuo.Training.Copying;
using Continuo.Training.Corpus;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Studio.Drawing;
using Continuo.Studio.Rendering;

namespace Continuo.Studio.Commands.Play;

/// <summary>
/// <c>continuo demo</c>: plays a phrase through the real plugin, offline and live, and leaves MIDI, sound and picture
/// with a table of figures. <c>./build.sh demo</c> calls it.
/// </summary>
internal static class DemoCommand
{
    private const string PresetId = "irish";
    private const int Seed = 1;
    private static readonly Ticks Sixteenth = new(Ticks.PerQuarter / 4);

    public static Command Create()
    {
        Option<FileInfo> phrase = new("--phrase") { Description = "The phrase, as MIDI.", Required = true };
        Option<DirectoryInfo> output = new("-o", "--output") { Description = "Where the results go.", Required = true };
        Command command =
            new("demo", "Play a phrase through the plugin; leave its answer as MIDI, sound, picture and figures.")
            {
                phrase, output,
            };
        command.SetAction(parsed => Run(parsed.GetValue(phrase)!.FullName, parsed.GetValue(output)!.FullName));
        return command;
    }

    private static int Run(string phrase, string folder)
    {
        Directory.CreateDirectory(folder);
        string playedFile = Path.Combine(folder, "played.mid");
        string answerFile = Path.Combine(folder, "answer.mid");
        string liveFile = Path.Combine(folder, "answer-live.mid");
        File.Copy(phrase, playedFile, overwrite: true);

        Performance music = HostRun.Read(playedFile);
        HostOptions options = new() { Parameters = [.. RenderCommand.AnswersAlone(PresetId, Seed)] };
        RenderFigures offline = RenderFigures.From(
            HostRun.Run(options with { MidiOut = answerFile, WavOut = Path.Combine(folder, "demo.wav") }, music));
        RenderFigures live = RenderFigures.From(
            HostRun.Run(options with { MidiOut = liveFile, Realtime = true, BlockSize = 128 }, music));

        Score playedScore = ScoreReaders.Read(playedFile).Score;
        List<Note> played = [.. playedScore.Notes];
        List<Note> answered = [.. ScoreReaders.Read(answerFile).Score.Notes];
        List<Note> answeredLive = [.. ScoreReaders.Read(liveFile).Score.Notes];
        var bars = new BarGrid(Ticks.Zero, playedScore.Meters[0].Meter);
        PianoRoll.Save(
            Path.Combine(folder, "demo.png"), $"{playedScore.Title}, continued by '{PresetId}'", played,
            answered, bars);

        Print("preset", PresetId);
        Print("seed", Text(Seed));
        Print("notes played", Text(played.Count));
        Print("notes answered", Text(answered.Count));
        Print("bars answered", Text(BarsOf(answered, bars)));
        Print("onsets on the grid (1/16)", Percent(
            answered.Count(note => note.Onset.FloorTo(Sixteenth, Ticks.Zero) == note.Onset), answered.Count));
        Print(
            "longest run replayed from the phrase",
            $"{VerbatimOverlap.Longest(answered, [new Piece("phrase", playedScore)]).Notes} notes");
        Print("phrase's end to first answer note, live", $"{Text(live.FirstAnswerMilliseconds)} ms");
        Print("on-time rate, live", $"{Text(live.OnTimeRate)} %");
        Print("live equals offline", answeredLive.SequenceEqual(answered) ? "yes" : "no");
        Print("sound", $"peak {Text(offline.Peak)}, {Text(100 * offline.SilentShare)} % of blocks silent");
        Print("process(), live", $"p50 {Text(live.ProcessMicrosP50)} us, p99 {Text(live.ProcessMicrosP99)} us, "
            + $"max {Text(live.ProcessMicrosMax)} us");
        Print("results", folder);
        return answered.Count > 0 ? CommandRunner.Done : CommandRunner.Failed;
    }

    private static int BarsOf(List<Note> notes, BarGrid bars) =>
        notes.Select(note => bars.BarStart(note.Onset)).Distinct().Count();

    private static void Print(string what, string value) => Console.WriteLine($"  {what,-42} {value}");

    private static string Percent(int part, int whole) =>
        whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0} %");

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
