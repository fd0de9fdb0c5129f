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
        const string How = "--instances 10 --realtime --tempo 120 --length-quarters 4";
        JsonElement playing = Process(How), suspended = Process($"{How} --script {script}");
        output.WriteLine($"two seconds, loading included: playing {playing}, suspended {suspended}");
        Assert.Equal(20, playing.GetProperty("threadsOfThePlugin").GetInt32());
        Assert.Equal(0, suspended.GetProperty("threadsOfThePlugin").GetInt32());
    }

    private static JsonElement Process(string how) => RealHost.RunInstances(how).GetProperty("process");
}
