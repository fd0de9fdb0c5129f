using System.Text.Json.Nodes;
using Continuo.Studio.Common;
using Continuo.Studio.Web.Server;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Continuo.Studio.Tests.Web;

/// <summary>The API's description: what is committed is what the studio serves, and it is whole.</summary>
public sealed class OpenApiTests : IAsyncLifetime
{
    private const string WriteVariable = "CONTINUO_WRITE_GOLDEN";

    private readonly string _folder = Directory.CreateTempSubdirectory("continuo-api-").FullName;
    private WebApplication _app = null!;
    private JsonNode _description = null!;

    public async Task InitializeAsync()
    {
        _app = await StudioServer.StartAsync(new(new StudioFolders(_folder, "")));
        using var client = new HttpClient { BaseAddress = StudioServer.AddressOf(_app) };
        _description = JsonNode.Parse(await client.GetStringAsync("openapi/v1.json"))!;
    }

    [Fact]
    public void TheCommittedDescriptionIsTheOneServed()
    {
        string committed = Path.Combine(Repository(), "docs", "studio-api.json");
        string served = _description.ToJsonString(new() { WriteIndented = true }) + "\n";
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
            File.WriteAllText(committed, served);
        Assert.True(
            File.ReadAllText(committed) == served,
            $"docs/studio-api.json is stale: run this test with {WriteVariable}=1");
    }

    [Fact]
    public void EveryEndpointHasANameATagASummaryAndAnAnswer()
    {
        var names = new HashSet<string>();
        foreach ((string path, JsonNode? methods) in _description["paths"]!.AsObject())
        {
            foreach ((string method, JsonNode? endpoint) in methods!.AsObject())
            {
                string where = $"{method} {path}";
                Assert.True(
                    names.Add((string?)endpoint!["operationId"] ?? $"{where} has no name"),
                    $"{where}: its name is taken");
                Assert.True(endpoint["tags"] is JsonArray { Count: 1 }, $"{where} has no tag");
                Assert.True(endpoint["summary"] is not null, $"{where} has no summary");
                Assert.True(
                    endpoint["responses"]!.AsObject().Any(answer => answer.Key.StartsWith('2')),
                    $"{where} says not what it answers");
            }
        }
        Assert.True(names.Count >= 20, $"only {names.Count} endpoints");
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Repository([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
