using System.CommandLine;
using System.Runtime.CompilerServices;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Studio.Commands.Play;
using Continuo.Studio.Common;
using Xunit;

namespace Continuo.Studio.Tests.Commands;

/// <summary>The command as a script uses it, with the preset of this repository.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class GenerateCommandTests : IDisposable
{
    private static readonly string Root = Find();
    private static readonly string Jig = Path.Combine(Root, "tests", "Golden", "haste-to-the-wedding.mid");

    private readonly string _folder = Directory.CreateTempSubdirectory("continuo-generate-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_seed_gives_the_same_file_and_another_seed_another()
    {
        byte[] first = Bytes("--seed-file", Jig, "--bars", "4", "--seed", "3");
        Assert.Equal(first, Bytes("--seed-file", Jig, "--bars", "4", "--seed", "3"));
        Assert.NotEqual(first, Bytes("--seed-file", Jig, "--bars", "4", "--seed", "4"));
    }

    [Fact]
    public void It_lasts_its_bars_at_its_tempo_in_the_seeds_meter()
    {
        Score score = Generate("--seed-file", Jig, "--bars", "6", "--tempo", "72");
        Assert.Equal(new Meter(6, 8), score.Meters[0].Meter);
        Assert.Equal(72, score.Tempos[0].QuartersPerMinute, 3);
        Assert.InRange(score.End.Quarters, 15.001, 18);
    }

    [Theory]
    [InlineData("--adventure 30", "--adventure=30%", "--adventure 0.3", "--adaptation 0.3", "--adaptation 30")]
    [InlineData("--density -50", "--density=-50%", "--density=-0.5")]
    [InlineData("--density 100", "--density 1")]
    [InlineData("--lowest-note 72", "--lowest-note C5", "--lowest 72")]
    [InlineData("--highest-note 67", "--highest-note G4", "--highest 67")]
    [InlineData("--entropy-target 0.5 --adventure 100", "--entropy 0.5 --adaptation 1")]
    [InlineData("--scale dorian --scale-strength 100", "--scale Dorian --scale-strength 1")]
    public void A_knob_has_the_plugins_scale_and_its_old_spellings(string knobs, params string[] alike)
    {
        byte[] expected = With(knobs);
        Assert.NotEqual(With(""), expected);
        Assert.All(alike, other => Assert.Equal(expected, With(other)));

        byte[] With(string words)
        {
            string[] given = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return Bytes(["--seed-file", Jig, "--bars", "4", "--seed", "3", .. given]);
        }
    }

    [Fact]
    public void What_was_heard_stands_before_it()
    {
        List<Note> seed = [.. ScoreReaders.Read(Jig).Score.Notes];
        List<Note> whole = [.. Generate("--seed-file", Jig, "--seed-bars", "4", "--bars", "4", "--with-seed").Notes];
        Ticks from = BarLines.EndOfFirst(ScoreReaders.Read(Jig).Score, 4);
        Assert.Equal(
            seed.TakeWhile(note => note.Onset < from).Select(note => note.Pitch),
            whole.TakeWhile(note => note.Onset < from).Select(note => note.Pitch));
        Assert.Contains(whole, note => note.Onset >= from);
    }

    [Theory]
    [InlineData("D", "D major")]
    [InlineData("Eb", "Eb major")]
    [InlineData("G minor", "Bb major")]
    public void A_key_moves_the_seed_and_what_follows(string key, string expected)
    {
        Score own = Generate("--seed-file", Jig, "--with-seed", "--bars", "1");
        Score moved = Generate("--seed-file", Jig, "--with-seed", "--bars", "1", "--key", key);
        Assert.Equal(expected, KeySignatures.KeyOf(moved).ToString());
        Assert.Single(
            own.Notes.Take(16).Zip(moved.Notes.Take(16), (a, b) => b.Pitch.Number - a.Pitch.Number).Distinct());
    }

    [Fact]
    public void Something_comes_of_nothing_in_the_meter_and_key_asked_for()
    {
        Score score = Generate("--meter", "3/4", "--bars", "8", "--key", "D");
        Assert.NotEmpty(score.Notes);
        Assert.Equal(new Meter(3, 4), score.Meters[0].Meter);
        Assert.Equal(2, score.Keys[0].Fifths);
    }

    [Fact]
    public void The_extension_decides_the_format()
    {
        Assert.Equal(0, Run("out.musicxml", "--seed-file", Jig, "--bars", "4", "--with-seed"));
        Score written = ScoreReaders.Read(Path.Combine(_folder, "out.musicxml"), ReadPolicy.Strict).Score;
        Assert.Equal(
            Generate("--seed-file", Jig, "--bars", "4", "--with-seed").Notes.Select(note => (note.Onset, note.Pitch)),
            written.Notes.Select(note => (note.Onset, note.Pitch)));
    }

    [Theory]
    [InlineData(2, "--bars", "0")]
    [InlineData(2, "--top-p", "1.5")]
    [InlineData(2, "--temperature", "-1")]
    [InlineData(2, "--key", "H")]
    [InlineData(2, "--meter", "5")]
    [InlineData(1, "--seed-file", "no-such-file.mid")]
    public void Wrong_use_is_refused(int code, params string[] arguments) =>
        Assert.Equal(code, Run("refused.mid", arguments));

    [Fact]
    public void Unknown_presets_and_formats_are_refused()
    {
        RootCommand root = new() { GenerateCommand.Create() };
        Assert.Equal(1, CommandRunner.Run(
            root, ["generate", "--preset", "no-such-preset", "-o", Path.Combine(_folder, "a.mid")]));
        Assert.Equal(2, Run("a.pdf"));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private Score Generate(params string[] arguments)
    {
        Assert.Equal(0, Run("out.mid", arguments));
        return ScoreReaders.Read(Path.Combine(_folder, "out.mid"), ReadPolicy.Strict).Score;
    }

    private byte[] Bytes(params string[] arguments)
    {
        Assert.Equal(0, Run("out.mid", arguments));
        return File.ReadAllBytes(Path.Combine(_folder, "out.mid"));
    }

    private int Run(string file, params string[] arguments)
    {
        RootCommand root = new() { GenerateCommand.Create() };
        return CommandRunner.Run(root, ["generate", "--preset", Path.Combine(Root, "presets", "irish"), "-o",
            Path.Combine(_folder, file), .. arguments]);
    }

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
