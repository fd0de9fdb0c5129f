using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Continuo.Studio.Tests.Web;

public sealed class StoppingTests
{
    [Fact]
    public async Task ASenderThatStallsDoesNotKeepItFromStopping()
    {
        await using RunningServer studio = await RunningServer.StartAsync();
        using var sender = new TcpClient();
        await sender.ConnectAsync("127.0.0.1", studio.Client.BaseAddress!.Port);
        await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/music HTTP/1.1\r\nHost: 127.0.0.1:{studio.Client.BaseAddress.Port}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\n"));
        while (Directory.GetDirectories(studio.Folders.Arriving).Length == 0)
            await Task.Delay(20);
        var clock = Stopwatch.StartNew();
        await studio.App.StopAsync();
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
        Assert.Empty(Directory.GetDirectories(studio.Folders.Arriving));
    }
}
