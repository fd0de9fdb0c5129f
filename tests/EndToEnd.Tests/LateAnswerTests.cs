using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// What is heard live when the engine is late: some of an answer's
/// segments are held up for longer than the commit window.
/// </summary>
[Collection(RealTime.Name)]
public sealed class LateAnswerTests(ITestOutputHelper output)
{
    private const string How =
        "--block-size 128 --sample-rate 48000 --param MIDI~Through=Off --param Commit~Window=0.25 --tail-quarters 14";

    [Fact]
    public void TheSpareHoldsTheVeryNotesThatWereMeant()
    {
        List<AnswerNote> meant = RealHost.Run($"--music {RealHost.Music} {How} --tempo 200").Notes;
        HostOutcome late = Live("--tempo 200", stall: "4:500");
        Assert.True(Shown(late, "Spares Used") > 2, "nothing was late");
        Assert.Equal(0, Shown(late, "Late Shifts"));
        Assert.Equal(meant, late.Notes);
    }

    [Fact]
    public void WithoutASpareTheAnswerMovesByWholeStepsOfTheGrid()
    {
        HostOutcome late = Live("--tempo 120 --param Look-Ahead=0", stall: "3:300");
        Assert.True(Shown(late, "Late Shifts") > 0, "nothing was late");
        Assert.True(late.Notes.Count > 10, $"only {late.Notes.Count} notes");
    }

    [Fact]
    public void AfterABeatOfNothingThePhraseStandsIn()
    {
        HostOutcome late = Live("--tempo 150 --param Look-Ahead=0", stall: "2:1000");
        Assert.True(Shown(late, "Spares Used") > 0, "nothing stood in");
        Assert.True(late.Notes.Count > 3, $"only {late.Notes.Count} notes");
    }

    /// <summary>
    /// Far longer than anybody waits: the host gets its thread back, and the instrument plays on when next activated.
    /// </summary>
    [Fact]
    public void AnEngineThatIsStuckDoesNotKeepTheHostFromStoppingIt()
    {
        using var folder = new ScratchFolder();
        string script = folder.File("script");
        File.WriteAllText(script, "at 20 deactivate\nat 20.5 activate\n");
        HostOutcome outcome = RealHost.Run(
            $"--music {RealHost.Music} --block-size 512 --tempo 240 --tail-quarters 14 --realtime --script {script}",
            null, ("CONTINUO_TEST_ENGINE_STALL", "1:3600000"));
        Assert.Contains("left to itself", outcome.Log, StringComparison.Ordinal);
        Assert.Equal("Ready", outcome.Shown("Status"));
        Assert.Equal(outcome.Count("notes", "noteOns"), outcome.Count("notes", "noteOffs"));
    }

    /// <summary>Whatever happens, no note comes too late, none off the grid, and none stays.</summary>
    private HostOutcome Live(string how, string stall)
    {
        HostOutcome outcome = RealHost.Run(
            $"--music {RealHost.Music} {How} {how} --realtime", null, ("CONTINUO_TEST_ENGINE_STALL", stall));
        Tell(outcome);
        Assert.Equal(0, Shown(outcome, "Late Notes"));
        Assert.All(outcome.Notes, note => Assert.InRange((note.Onset + 2) % 240, 0, 4));
        Assert.Equal(outcome.Count("notes", "noteOns"), outcome.Count("notes", "noteOffs"));
        return outcome;
    }

    private void Tell(HostOutcome outcome) => output.WriteLine(
        $"{outcome.Notes.Count} notes, spares {outcome.Shown("Spares Used")}, shifts {outcome.Shown("Late Shifts")}, "
            + $"late {outcome.Shown("Late Notes")}, problem {outcome.Shown("Problem")}");

    private static int Shown(HostOutcome outcome, string parameter) =>
        int.Parse(outcome.Shown(parameter), CultureInfo.InvariantCulture);
}
