using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Continuo.Engine.Export;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Studio.Commands.Measure;
using Continuo.Studio.Common;
using Xunit;

namespace Continuo.Studio.Tests.Commands;

/// <summary>The commands that measure, with the preset of this repository on its one tune.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class EvaluateCommandTests : IDisposable
{
    private static readonly string Root = Find();
    private static readonly string Irish = Path.Combine(Root, "presets", "irish");

    private readonly string _folder = Directory.CreateTempSubdirectory("continuo-evaluate-").FullName;
    private readonly string _music;

    public EvaluateCommandTests()
    {
        _music = Directory.CreateDirectory(Path.Combine(_folder, "music")).FullName;
        foreach (string name in new[] { "a.mid", "b.mid", "c.mid" })
            File.Copy(Path.Combine(Root, "tests", "Golden", "haste-to-the-wedding.mid"), Path.Combine(_music, name));
        File.WriteAllText(Path.Combine(_folder, "train.txt"), "a.mid\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void All_figures_come_as_JSON()
    {
        JsonElement figures = Json(
            "evaluate", Irish, _music, "--train", Path.Combine(_folder, "train.txt"), "--baseline", "ppm",
            "--overlap", "--opening", "2", "--answer", "2", "--json");
        JsonElement[] rows = [.. figures.GetProperty("rows").EnumerateArray()];
        Assert.Equal(
            ["irish", "irish, looking back", "ppm 5", "ppm 5, looking back", "ppm 5, whole piece"],
            rows.Select(row => row.GetProperty("name").GetString()));
        Assert.All(rows, row => Assert.True(row.GetProperty("bitsPerNote").GetDouble() > 0));
        Assert.Equal(3, figures.GetProperty("continuations").GetProperty("pieces").GetInt32());
        Assert.InRange(
            figures.GetProperty("continuations").GetProperty("inKey").GetProperty("answers")
                .GetProperty("share").GetDouble(), 0, 1);
        // The chain has learnt the very tune.
        Assert.Equal(1, figures.GetProperty("overlap").GetProperty("knownRuns").GetProperty("originals")
            .GetProperty("share").GetDouble());
    }

    [Fact]
    public void All_chains_are_tried_from_order_1_while_they_get_better()
    {
        string[] names =
        [
            .. Json(
                "evaluate", Irish, _music, "--train", Path.Combine(_folder, "train.txt"), "--baseline", "chains",
                "--max-order", "6", "--no-continuations", "--json").GetProperty("rows").EnumerateArray()
                .Select(row => row.GetProperty("name").GetString()!),
        ];
        string[] chains = ["ppm", "kn", "kn intervals", "kn both"], memories = ["", ", looking back", ", whole piece"];
        foreach (string chain in chains)
            Assert.All(memories, memory => Assert.Contains($"{chain} 1{memory}", names));
        Assert.DoesNotContain("ppm 7", names);
    }

    /// <summary>The tune has two tracks, its chords in the second; as Irish music it is the melody alone.</summary>
    [Fact]
    public void A_preset_of_many_styles_reads_a_set_as_its_recipe_says()
    {
        string set = Directory.CreateDirectory(Path.Combine(_folder, "cre-irish-dance.tar.gz")).FullName;
        string tune = Path.Combine(set, "tune.mid");
        MidiFileWriter.Write(tune, TwoTracks());
        string styles = Path.Combine(Root, "presets", "styles");
        JsonElement[] told = Rows(set), untold = Rows(tune);
        Assert.Equal(["styles", "styles as irish", "styles, looking back"], told.Select(Name));
        Assert.Equal(["styles", "styles, looking back"], untold.Select(Name));
        Assert.Equal(4, told[0].GetProperty("notes").GetInt32());
        Assert.Equal(8, untold[0].GetProperty("notes").GetInt32());

        JsonElement[] Rows(string data) =>
            [.. Json("evaluate", styles, data, "--no-continuations", "--json").GetProperty("rows").EnumerateArray()];

        static string? Name(JsonElement row) => row.GetProperty("name").GetString();
    }

    [Fact]
    public void Without_the_loop_limits_answers_go_beyond_them()
    {
        string preset = CopyOfIrish();
        PresetFile.Write(preset, PresetFile.Read(preset) with { Loops = new([2, 4, 8, 16, 32, 64, 128]) });
        string music = Path.Combine(_folder, "long.abc");
        string bars = string.Concat(Enumerable.Repeat("CEGc BGEC|DFAd cAFD|", 18));
        File.WriteAllText(music, "X:1\nM:4/4\nL:1/8\nK:C\n" + bars + "\n");
        Assert.Equal(0, Beyond());
        Assert.True(Beyond("--no-loop-limits") > 0);

        double Beyond(params string[] options) => Json(
            [
                "evaluate", preset, music, "--answer", "32", "--temperature", "0.1", "--json",
                .. options,
            ]).GetProperty("continuations").GetProperty("loops").GetProperty("beyond").GetProperty("sum")
            .GetProperty("answers").GetProperty("share").GetDouble();
    }

    [Fact]
    public void The_nearest_and_the_farthest_answer_are_drawn()
    {
        string pictures = Path.Combine(_folder, "pictures");
        Assert.Equal(0, Run(
            "evaluate", Irish, _music, "--opening", "2", "--answer", "2", "--pictures", pictures).Code);
        byte[] best = File.ReadAllBytes(Path.Combine(pictures, "irish-best.png"));
        byte[] worst = File.ReadAllBytes(Path.Combine(pictures, "irish-worst.png"));
        Assert.Equal("PNG", Encoding.ASCII.GetString(best, 1, 3));
        Assert.Equal("PNG", Encoding.ASCII.GetString(worst, 1, 3));
        Assert.NotEqual(best, worst);
    }

    [Fact]
    public void A_limit_takes_some_of_the_pieces() =>
        Assert.Equal(
            2, Json("evaluate", Irish, _music, "--limit", "2", "--no-continuations", "--json").GetProperty("rows")[0]
                .GetProperty("pieces").GetInt32());

    [Fact]
    public void A_memory_of_the_first_half_helps_with_the_second()
    {
        JsonElement[] rows =
        [
            .. Json("evaluate", Irish, _music, "--memory", "--imitate", "40", "--no-continuations", "--json")
                .GetProperty("rows").EnumerateArray(),
        ];
        Assert.Equal(
            ["irish", "irish, looking back", "second halves", "with the first"],
            rows.Select(row => row.GetProperty("name").GetString()));
        Assert.True(Bits(rows[3]) < Bits(rows[2]), $"{Bits(rows[3])} with it, {Bits(rows[2])} without");

        static double Bits(JsonElement row) => row.GetProperty("bitsPerNote").GetDouble();
    }

    [Fact]
    public void Figures_are_written_into_the_preset_and_others_stay()
    {
        string preset = CopyOfIrish();
        PresetMetrics known = PresetFile.Read(preset).Metrics["irish/valid"];
        Assert.Equal(0, Run(
            "evaluate", preset, _music, "--no-continuations", "--train", Path.Combine(_folder, "train.txt"),
            "--baseline", "ppm", "--write", "one-tune/valid").Code);
        Preset written = PresetFile.Read(preset);
        Assert.Equal(known, written.Metrics["irish/valid"]);
        PresetMetrics first = written.Metrics["one-tune/valid"];
        Assert.True(first.BitsPerNote > 0 && first.PpmBitsPerNote > 0 && first.Notes > 0);

        // Without a baseline the one that stands there is kept.
        Assert.Equal(0, Run("evaluate", preset, _music, "--no-continuations", "--write", "one-tune/valid").Code);
        Assert.Equal(first, PresetFile.Read(preset).Metrics["one-tune/valid"]);
    }

    [Fact]
    public void Presets_that_are_the_same_are_told_apart_by_chance()
    {
        JsonElement table = Json(
            "compare", Irish, CopyOfIrish(), "--openings", _music, "--opening", "2", "--answer", "2", "--json");
        JsonElement bits = table.GetProperty("bitsPerNote");
        Assert.Equal(bits[0][0].GetDouble(), bits[0][1].GetDouble());
        Assert.Equal(0.5, table.GetProperty("recognised").GetProperty("share").GetDouble());
    }

    [Theory]
    [InlineData("--baseline", "ppm")]
    [InlineData("--overlap")]
    [InlineData("--write", "valid")]
    [InlineData("--write", "irish/valid", "--limit", "3")]
    [InlineData("--limit", "0")]
    [InlineData("--opening", "0")]
    [InlineData("--pictures", "folder", "--no-continuations")]
    [InlineData("--temperature", "11")]
    public void Wrong_use_is_refused(params string[] arguments) =>
        Assert.Equal(2, Run(["evaluate", Irish, _music, .. arguments]).Code);

    [Fact]
    public void What_is_not_there_fails()
    {
        Assert.Equal(1, Run("evaluate", "no-such-preset", _music).Code);
        Assert.Equal(1, Run("evaluate", Irish, Path.Combine(_folder, "nowhere")).Code);
        Assert.Equal(1, Run("compare", Irish, Irish, "--openings", _music, "--opening", "500").Code);
        Assert.Equal(2, Run("compare", Irish, "--openings", _music).Code);
    }

    private static Score TwoTracks()
    {
        return new("", [Track(72), Track(48)], [new(Ticks.Zero, Meter.Common)], [new(Ticks.Zero, 120)], []);

        static Part Track(int lowest) => new("", [
            .. Enumerable.Range(0, 4).Select(i => new Note(
                new(i * Ticks.PerQuarter), new(Ticks.PerQuarter), new((byte)(lowest + i)), new(80))),
        ]);
    }

    private string CopyOfIrish()
    {
        string copy = Directory.CreateDirectory(Path.Combine(_folder, "irish")).FullName;
        foreach (string name in new[] { "preset.json", "model.safetensors" })
            File.Copy(Path.Combine(Irish, name), Path.Combine(copy, name));
        return copy;
    }

    private static JsonElement Json(params string[] arguments)
    {
        (int code, string output) = Run(arguments);
        Assert.Equal(0, code);
        return JsonDocument.Parse(output).RootElement;
    }

    private static (int Code, string Output) Run(params string[] arguments)
    {
        RootCommand root = new() { EvaluateCommand.Create(), CompareCommand.Create() };
        TextWriter console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            return (CommandRunner.Run(root, arguments), output.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
