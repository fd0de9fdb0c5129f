using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Continuo.Engine.Music;
using Continuo.Studio.Tests.Web;
using Xunit;

namespace Continuo.Studio.Tests.Music;

/// <summary>Uploads that are refused as a whole.</summary>
public sealed class UploadTests(StudioFixture studio) : IClassFixture<StudioFixture>
{
    private const string Part = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.mid\"\r\n\r\n";

    // 104 letters; 100 are allowed.
    private const string LongBoundary = Letters + Letters + Letters + Letters;
    private const string Letters = "bbbbbbbbbbbbbbbbbbbbbbbbbb";

    private RunningServer Server => studio.Server;

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "", 400, "damaged")]
    [InlineData("multipart/form-data; boundary=b", "--b--\r\n", 400, "no file")]
    [InlineData(
        "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\ntext\r\n--b--\r\n",
        400, "no file")]
    [InlineData("multipart/form-data; boundary=b", Part + "MThd", 400, "damaged")]
    [InlineData("multipart/form-data; boundary=b", "no boundary at all", 400, "damaged")]
    [InlineData("multipart/form-data", Part, 400, "boundary")]
    [InlineData("multipart/form-data; boundary=" + LongBoundary, Part, 400, "boundary")]
    [InlineData("application/json", "{}", 415, "does not take")]
    [InlineData("audio/midi", "MThd", 415, "does not take")]
    public async Task WhatIsNoUploadIsRefused(string type, string body, int status, string says)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        await CheckRefused(content, status, says);
    }

    [Fact]
    public async Task HeadersWithoutEndAreRefused()
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(
            "--b\r\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"X-{i}: {i}\r\n"))));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        await CheckRefused(content, 400, "damaged");
    }

    /// <summary>By its announcement, before any of it is sent.</summary>
    [Fact]
    public async Task MoreThanTheLimitIsRefusedAtOnce()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Server.Client.BaseAddress!.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/music HTTP/1.1\r\n"
                + $"Host: {Server.Client.BaseAddress.Authority}\r\n"
                + "Content-Type: multipart/form-data; boundary=b\r\n"
                + $"Content-Length: {300L << 20}\r\n\r\n"));
        using var reader = new StreamReader(socket.GetStream());
        Assert.Contains("413", await reader.ReadLineAsync().WaitAsync(Patience.Deadline), StringComparison.Ordinal);
    }

    private async Task CheckRefused(HttpContent content, int status, string says)
    {
        using HttpResponseMessage answer = await Server.Client.PostAsync(
            new Uri("/api/music", UriKind.Relative), content);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(
            (int)answer.StatusCode == status && text.Contains(says, StringComparison.Ordinal),
            $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Server.Folders.Arriving));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Server.Folders.Music));
    }
}
