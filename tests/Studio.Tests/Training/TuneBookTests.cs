using System.Diagnostics;
using Continuo.Studio.Tests.Music;
using Continuo.Studio.Tests.Web;
using Xunit;

namespace Continuo.Studio.Tests.Training;

public sealed class TuneBookTests
{
    [Fact]
    public async Task ABookOfTunesIsReadOnceForAPlan()
    {
        await using RunningServer studio = await RunningServer.StartAsync();
        string book = string.Join("\n", Enumerable.Range(1, 1500).Select(
            number => $"X:{number}\nT:Tune {number}\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|CDEF|GABc|CDEF|GABc|CDEF|GABc|\n"));
        await studio.Upload("api/music", 200, ("book.abc", TestMusic.Text(book)));
        var clock = Stopwatch.StartNew();
        await studio.Post("api/jobs/plan", new { name = "A", encoding = "melody" });
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
        await studio.Post("api/jobs/plan", new { name = "A", songs = new string?[] { null } }, 400);
    }
}
