using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
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
            "POST /api/music HTTP/1.1\r\n"
                + $"Host: 127.0.0.1:{studio.Client.BaseAddress.Port}\r\n"
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b\r\n"));
        await Patience.UntilAsync(
            () => Directory.GetDirectories(studio.Folders.Arriving).Length > 0, "the upload begins to arrive");
        // It gives a sender this long, and then stops, whatever the sender does.
        Assert.InRange(
            studio.Service<IOptions<HostOptions>>().Value.ShutdownTimeout, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await studio.App.StopAsync().WaitAsync(Patience.Deadline);
        Assert.Empty(Directory.GetDirectories(studio.Folders.Arriving));
    }
}
