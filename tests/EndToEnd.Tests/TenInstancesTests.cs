using System.Text.Json;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.EndToEnd.Tests;

/// <summary>Ten instances in one process: they share the models, and none disturbs another.</summary>
[Collection(RealTime.Name)]
public sealed class TenInstancesTests(ITestOutputHelper output)
{
    [Fact]
    public void TenAtOncePlayWhatOnePlays()
    {
        string alone = RealHost.Run($"--music {RealHost.Music} --tempo 120").Figures.GetProperty("notes")
            .GetProperty("fingerprint").GetString()!;
        JsonElement ten = RealHost.RunInstances($"--instances 10 --music {RealHost.Music} --tempo 120");
        output.WriteLine(ten.GetProperty("process").ToString());
        Assert.All(ten.GetProperty("instances").EnumerateArray(),
            instance => Assert.Equal(alone, instance.GetProperty("notes").GetProperty("fingerprint").GetString()));
    }

    [Fact]
    public void SuspendedTheyHaveNoThreads()
    {
        using var folder = new ScratchFolder();
        string script = folder.File("script");
        File.WriteAllText(script, "at 0 deactivate\n");
        const string How = "--instances 10 --tempo 120 --length-quarters 4";
        JsonElement playing = Process(How), suspended = Process($"{How} --script {script}");
        output.WriteLine($"loading included: playing {playing}, suspended {suspended}");
        Assert.Equal(20, playing.GetProperty("threadsOfThePlugin").GetInt32());
        Assert.Equal(0, suspended.GetProperty("threadsOfThePlugin").GetInt32());
    }

    [Fact]
    public void TheirMemoryGoesBackWhenTheyAreRemoved()
    {
        JsonElement[] rounds = [.. RealHost.RunInstances("--instances 10 --repeat 8 --length-quarters 1")
            .GetProperty("rounds").EnumerateArray()];
        long[] playing = [.. rounds.Select(round => round.GetProperty("residentKiBPlaying").GetInt64())];
        long[] removed = [.. rounds.Select(round => round.GetProperty("residentKiBRemoved").GetInt64())];
        output.WriteLine($"KiB: playing {string.Join(' ', playing)}, removed {string.Join(' ', removed)}");
        Assert.True(playing.Max() < 1.3 * playing[0], "while they play, the process grows");
        Assert.True(removed.Max() < 0.7 * playing[0], "what is removed stays in memory");
    }

    private static JsonElement Process(string how) => RealHost.RunInstances(how).GetProperty("process");
}
