using System.Net;
using System.Text.Json;
using Xunit;

namespace Continuo.Studio.Tests.Web;

/// <summary>What holds for every request.</summary>
public sealed class ServerTests(StudioFixture studio) : IClassFixture<StudioFixture>
{
    private RunningServer Server => studio.Server;

    [Fact]
    public async Task It_says_what_it_is()
    {
        JsonElement about = await Server.Get("/api/about");
        Assert.Equal(Server.Folders.Studio, about.GetProperty("folder").GetString());
        Assert.Empty(about.GetProperty("recovered").EnumerateArray());
    }

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Host", "127.0.0.1", HttpStatusCode.MisdirectedRequest)]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    public async Task Foreign_pages_are_refused(string header, string value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/about");
        request.Headers.TryAddWithoutValidation(header, value);
        using HttpResponseMessage answer = await Server.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_a_problem()
    {
        using HttpResponseMessage answer = await Server.Client.GetAsync(new Uri("/api/nothing", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/api/nothing", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_describes_its_requests() =>
        Assert.Contains(
            (await Server.Get("/openapi/v1.json")).GetProperty("paths").EnumerateObject(),
            path => path.Name == "/api/about");
}
