using Continuo.Studio.Common;
using Continuo.Studio.Presets;
using Continuo.Studio.Training.Jobs;
using Continuo.Training.Runs;
using Xunit;

namespace Continuo.Studio.Tests.Training;

public sealed class JobPlannerTests
{
    [Fact]
    public async Task A_quick_plan_from_a_preset_keeps_its_size_and_takes_minutes()
    {
        await using JobBench bench = await JobBench.StartAsync();
        JobPlan plan = bench.Planner.Plan(new("A", From: "styles"));
        Assert.Equal((8, 768L, 2, 192L), (plan.Pieces, plan.Notes, plan.HeldOut, plan.HeldOutNotes));
        Assert.Equal(("event", 384, 24), (plan.Encoding, plan.Hidden, plan.Epochs));
        Assert.InRange(plan.Minutes, 0.1, 2);
        Assert.Contains("are few", Assert.Single(plan.Warnings), StringComparison.Ordinal);
        JobPlan thorough = bench.Planner.Plan(new("A", From: "styles", Effort: TrainingEffort.Thorough));
        Assert.True(thorough.Epochs > plan.Epochs && thorough.Minutes > plan.Minutes);
    }

    [Fact]
    public async Task What_is_asked_for_is_in_the_plan()
    {
        await using JobBench bench = await JobBench.StartAsync();
        JobPlan plan = bench.Planner.Plan(new(
            "A", Songs: ["song1", "song2", "song2", "song5"], Encoding: "melody", Hidden: 64, Layers: 2, Epochs: 7,
            RandomSeed: 9));
        Assert.Equal((3, 0), (plan.Pieces, plan.HeldOut));
        Assert.Equal(
            ("melody", 64, 2, 7, 9UL), (plan.Encoding, plan.Hidden, plan.Layers, plan.Epochs, plan.Options.Seed));
        Assert.Contains(
            plan.Warnings, warning => warning.StartsWith("no piece is left to validate on", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", null, null, null, null, "name")]
    [InlineData("a\nb", null, null, null, null, "name")]
    [InlineData("A", "song1,song99", null, null, null, "not in the library")]
    [InlineData("A", "", null, null, null, "no piece is chosen")]
    [InlineData("A", null, "../../etc", null, null, "the preset to begin from")]
    [InlineData("A", null, "styles", "melody", null, "encoding")]
    [InlineData("A", null, null, "esperanto", null, "event, melody")]
    [InlineData("A", null, null, null, 100_000, "16..1024")]
    [InlineData("A", null, "styles", null, 128, "keeps its size")]
    public async Task What_is_wrong_is_said(
        string name, string? songs, string? from, string? encoding, int? hidden, string expected)
    {
        await using JobBench bench = await JobBench.StartAsync();
        var request = new JobRequest(
            name, songs?.Split(',', StringSplitOptions.RemoveEmptyEntries), from, Encoding: encoding, Hidden: hidden);
        Refusal refusal = Assert.Throws<Refusal>(() => bench.Planner.Plan(request));
        Assert.Equal(400, refusal.Status);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_looks_like_an_option_or_a_file_of_options_is_a_name()
    {
        await using JobBench bench = await JobBench.StartAsync();
        await bench.Await((await bench.Create("--help @/etc/passwd")).Id, JobState.Done);
        Assert.Equal(["--help @/etc/passwd"], bench.Started);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(10, 2)]
    [InlineData(20, 4)]
    [InlineData(100, 10)]
    public void Of_few_pieces_a_larger_share_is_held_out(int songs, int heldOut) =>
        Assert.Equal(heldOut, HeldOut.Choose(Songs(songs)).Count);

    [Fact]
    public void The_same_pieces_are_held_out_in_whatever_order_they_come()
    {
        JobSong[] songs = Songs(30);
        Assert.Equal(HeldOut.Choose(songs).Order(), HeldOut.Choose([.. songs.Reverse()]).Order());
    }

    [Fact]
    public void The_long_piece_among_short_ones_is_learnt()
    {
        JobSong[] songs = [.. Songs(12).Select((song, i) => i == 3 ? song with { Notes = 5000 } : song)];
        Assert.DoesNotContain("song3", HeldOut.Choose(songs));
    }

    [Theory]
    [InlineData("Für Élise!", "fur-elise")]
    [InlineData("  ../../etc/passwd ", "etc-passwd")]
    [InlineData("日本", "preset")]
    [InlineData("My tunes", "my-tunes-3")]
    public void A_name_becomes_an_id(string name, string id) =>
        Assert.Equal(id, PresetIds.Free(name, taken => taken is "my-tunes" or "my-tunes-2"));

    private static JobSong[] Songs(int count) =>
        [
        .. Enumerable.Range(0, count).Select(i => new JobSong(FormattableString.Invariant($"song{i}"), "", "", 0, 100)),
    ];
}
