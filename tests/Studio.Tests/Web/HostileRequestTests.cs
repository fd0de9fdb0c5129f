using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Continuo.Studio.Common;
using Continuo.Studio.Web.Server;
using Microsoft.AspNetCore.Builder;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.Studio.Tests.Web;

/// <summary>
/// Requests that no page of ours sends, byte for byte as they come over the wire, and the answer that each gets. After
/// all of them the studio still answers, and has written nothing.
/// </summary>
public sealed partial class HostileRequestTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("continuo-hostile-").FullName;
    private WebApplication _app = null!;
    private int _port;

    /// <summary>
    /// The name, the request (@ stands for the studio's own host and port), and what the answer's first line must hold;
    /// "" = the connection is closed without one.
    /// </summary>
    private static readonly (string Name, string Request, string Status)[] Requests =
    [
        // DNS rebinding: a foreign name that was pointed at loopback.
        ("a foreign Host", "GET / HTTP/1.1\nHost: evil.example\n\n", "421"),
        ("a foreign Host with our port", "GET /api/about HTTP/1.1\nHost: evil.example:PORT\n\n", "421"),
        ("our name without the port", "GET /api/about HTTP/1.1\nHost: 127.0.0.1\n\n", "421"),
        ("our name with another port", "GET /api/about HTTP/1.1\nHost: 127.0.0.1:1\n\n", "421"),
        ("localhost as somebody's subdomain", "GET /api/about HTTP/1.1\nHost: localhost.evil.example:PORT\n\n", "421"),
        ("another loopback address", "GET /api/about HTTP/1.1\nHost: 127.0.0.2:PORT\n\n", "421"),
        ("0.0.0.0", "GET /api/about HTTP/1.1\nHost: 0.0.0.0:PORT\n\n", "421"),
        ("a user in the Host", "GET /api/about HTTP/1.1\nHost: evil@127.0.0.1:PORT\n\n", "400"),
        ("no Host", "GET /api/about HTTP/1.1\n\n", "400"),
        ("two Hosts", "GET /api/about HTTP/1.1\nHost: @\nHost: evil.example\n\n", "400"),
        ("a foreign absolute address", "GET http://evil.example/api/about HTTP/1.1\nHost: @\n\n", "400"),
        ("HTTP/1.0 without a Host", "GET /api/about HTTP/1.0\n\n", "421"),

        // Cross-site requests.
        ("a foreign Origin", "GET /api/about HTTP/1.1\nHost: @\nOrigin: http://evil.example\n\n", "403"),
        (
            "a foreign Origin that deletes",
            "DELETE /api/presets/irish HTTP/1.1\nHost: @\nOrigin: http://evil.example\n\n", "403"),
        ("a sandboxed Origin", "POST /api/takes HTTP/1.1\nHost: @\nOrigin: null\nContent-Length: 2\n\n{}", "403"),
        (
            "our host on another port as Origin",
            "GET /api/about HTTP/1.1\nHost: @\nOrigin: http://127.0.0.1:1\n\n", "403"),
        ("https as Origin", "GET /api/about HTTP/1.1\nHost: @\nOrigin: https://@\n\n", "403"),
        ("two Origins", "GET /api/about HTTP/1.1\nHost: @\nOrigin: http://@\nOrigin: http://evil.example\n\n", "403"),
        (
            "localhost as Origin of 127.0.0.1",
            "GET /api/about HTTP/1.1\nHost: 127.0.0.1:PORT\nOrigin: http://localhost:PORT\n\n", "403"),
        ("a picture on a foreign page", "GET /api/about HTTP/1.1\nHost: @\nSec-Fetch-Site: "
            + "cross-site\nSec-Fetch-Mode: no-cors\nSec-Fetch-Dest: image\n\n", "403"),
        ("a frame on a foreign page", "GET / HTTP/1.1\nHost: @\nSec-Fetch-Site: cross-site\n"
            + "Sec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe\n\n", "403"),
        ("a foreign link to a sound", "GET /api/takes/x/sound.wav HTTP/1.1\nHost: "
            + "@\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document\n\n", "403"),
        ("a form of another port's page", "POST /api/music HTTP/1.1\nHost: @\nSec-Fetch-Site: "
            + "same-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document\nContent-Length: 0\n\n", "403"),
        ("a preflight", "OPTIONS /api/takes HTTP/1.1\nHost: @\nOrigin: http://evil.example\n"
            + "Access-Control-Request-Method: POST\n\n", "403"),
        (
            "a form's text as JSON",
            "POST /api/takes HTTP/1.1\nHost: @\nContent-Type: text/plain\nContent-Length: 2\n\n{}", "415"),

        // Paths.
        ("out of the folder", "GET /../../../../etc/passwd HTTP/1.1\nHost: @\n\n", "404"),
        ("out of it, escaped", "GET /%2e%2e/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\nHost: @\n\n", "404"),
        ("out of it, escaped strokes", "GET /..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\nHost: @\n\n", "404"),
        ("out of it, backwards", "GET /..\\..\\..\\etc\\passwd HTTP/1.1\nHost: @\n\n", "404"),
        ("the program itself", "GET /continuo.dll HTTP/1.1\nHost: @\n\n", "404"),
        ("a null byte", "GET /index.html%00.js HTTP/1.1\nHost: @\n\n", "400"),
        ("an id that climbs", "GET /api/music/..%2f..%2f..%2fetc%2fpasswd HTTP/1.1\nHost: @\n\n", "404"),
        ("an id that climbs, encoded twice", "DELETE /api/presets/%252e%252e%252f HTTP/1.1\nHost: @\n\n", "404"),
        ("an endpoint that is not there", "GET /api/eval HTTP/1.1\nHost: @\n\n", "404"),
        ("a method that is not there", "PATCH /api/about HTTP/1.1\nHost: @\nContent-Length: 0\n\n", "405"),
        ("TRACE", "TRACE /api/about HTTP/1.1\nHost: @\n\n", "405"),

        // The protocol.
        ("no HTTP", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\n\n", "400"),
        ("a version that is not", "GET / HTTP/9.9\nHost: @\n\n", "505"),
        ("a length that is not", "POST /api/takes HTTP/1.1\nHost: @\nContent-Length: minus one\n\n", "400"),
        ("two lengths", "POST /api/takes HTTP/1.1\nHost: @\nContent-Length: 2\nContent-Length: 3\n\n{}", "400"),
        ("a chunk that is not", "POST /api/takes HTTP/1.1\nHost: "
            + "@\nContent-Type: application/json\nTransfer-Encoding: chunked\n\nZZ\n{}\n0\n\n", "400"),
        ("an announced terabyte", "POST /api/takes HTTP/1.1\nHost: @\nContent-Type: application/json\n"
            + "Content-Length: 1099511627776\n\n{}", "413"),
        ("JSON that ends early", "POST /api/takes HTTP/1.1\nHost: "
            + "@\nContent-Type: application/json\nContent-Length: 10\n\n{\"preset\":1", "400"),
        (
            "JSON a thousand deep",
            "POST /api/takes HTTP/1.1\nHost: @\nContent-Type: application/json\nContent-Length: 2000\n\n[[", "400"),
        ("a header of 100,000 letters", "GET / HTTP/1.1\nHost: @\nX: aaa\n\n", "431"),
        ("an address of 20,000 letters", "GET /aaa HTTP/1.1\nHost: @\n\n", "414"),
    ];

    public async Task InitializeAsync()
    {
        _app = await StudioServer.StartAsync(new(new StudioFolders(_folder, "")));
        _port = StudioServer.AddressOf(_app).Port;
    }

    [Fact]
    public async Task EachIsRefusedAndTheStudioGoesOn()
    {
        string[] before = Written();
        List<string> unexpected = [];
        foreach ((string name, string request, string status) in Requests)
        {
            string answer = await SendAsync(Bytes(request));
            string first = answer.Split('\r')[0];
            output.WriteLine($"{name}: {first}");
            if (!first.StartsWith($"HTTP/1.1 {status}", StringComparison.Ordinal))
                unexpected.Add($"{name}: '{first}' instead of {status}");
            if (answer.Contains("root:", StringComparison.Ordinal)
                || answer.Contains("Access-Control-Allow", StringComparison.Ordinal)
                || answer.Contains("   at ", StringComparison.Ordinal))
                unexpected.Add($"{name}: the answer tells too much: {answer}");
        }
        Assert.Empty(unexpected);
        Assert.Equal(before, Written());
        Assert.StartsWith(
            "HTTP/1.1 200", await SendAsync(Bytes("GET /api/about HTTP/1.1\nHost: @\n\n")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\nHost: localhost:PORT\n\n")]
    [InlineData("GET /api/about HTTP/1.1\nHost: 127.0.0.1:PORT\n"
        + "Origin: http://127.0.0.1:PORT\nSec-Fetch-Site: same-origin\n\n")]
    [InlineData(
        "GET / HTTP/1.1\nHost: @\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document\n\n")]
    public async Task WhatIsMeantToBeLetInIs(string request) =>
        Assert.StartsWith("HTTP/1.1 200", await SendAsync(Bytes(request)), StringComparison.Ordinal);

    [Fact]
    public async Task WhoNeverFinishesARequestIsSentAway()
    {
        // The headers' time is 10 s.
        string answer = await SendAsync("GET / HTTP/1.1\r\nHost: "u8.ToArray());
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>
    /// All that lies in the data folder, but for the empty file that whoever is about to change presets locks.
    /// </summary>
    private string[] Written() =>
        [
        .. Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "presets.lock").Order(),
    ];

    private byte[] Bytes(string request) => Encoding.Latin1.GetBytes(request
        .Replace("[[", new string('[', 2000), StringComparison.Ordinal).Replace(
            "aaa", new string('a', request.StartsWith("GET /aaa", StringComparison.Ordinal) ? 20_000 : 100_000),
            StringComparison.Ordinal)
        .Replace("@", "127.0.0.1:PORT", StringComparison.Ordinal)
        .Replace("evil127.0.0.1:PORT", "evil@", StringComparison.Ordinal)
        .Replace("PORT", _port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("\n", "\r\n", StringComparison.Ordinal));

    /// <summary>The whole answer: to the end that its headers tell, or until the connection is closed.</summary>
    private async Task<string> SendAsync(byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port);
        NetworkStream stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(request);
            var buffer = new byte[65_536];
            using var late = new CancellationTokenSource(Patience.Deadline);
            for (int count; !IsWhole(answer) && (count = await stream.ReadAsync(buffer, late.Token)) > 0;)
                answer.Write(buffer, 0, count);
        }
        catch (IOException)
        {
            // The studio closed the connection on what was still being sent.
        }
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    private static bool IsWhole(MemoryStream answer)
    {
        // One byte is one character, so that lengths are right.
        string text = Encoding.Latin1.GetString(answer.GetBuffer(), 0, (int)answer.Length);
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        string head = text[..(end + 2)], body = text[(end + 4)..];
        if (head.Contains("\r\nTransfer-Encoding: chunked\r\n", StringComparison.OrdinalIgnoreCase))
            return body.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
        Match length = ContentLength().Match(head);
        return length.Success
            && body.Length >= int.Parse(length.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\r\nContent-Length: (\d+)\r\n", RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();
}
