using System.Net.Http.Json;
using System.Text.Json;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>Fills a studio through its API, so that no page is empty.</summary>
internal static class StudioContents
{
    /// <summary>Some songs, one file that is refused, takes with and without a seed, a preset of the user's.</summary>
    public static async Task FillAsync(StudioProcess studio)
    {
        using var client = new HttpClient { BaseAddress = studio.Address };
        string golden = Path.Combine(StudioProcess.Root, "tests", "Golden");
        using var form = new MultipartFormDataContent
        {
            {
                new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(golden, "haste-to-the-wedding.mid"))),
                "files", "haste-to-the-wedding.mid"
            },
            { new ByteArrayContent([1, 2, 3]), "files", "damaged.mid" },
        };
        JsonElement uploaded = await Read(client.PostAsync(new Uri("api/music", UriKind.Relative), form));
        string song = uploaded.GetProperty("added")[0].GetProperty("id").GetString()!;
        await Read(client.PostAsJsonAsync(
            "api/takes",
            new { preset = "irish", bars = 4, randomSeed = 1, alternatives = 2, seed = new { song, bars = 4 } }));
        await Read(client.PostAsJsonAsync("api/takes", new { preset = "chorale", bars = 4, randomSeed = 1 }));
        byte[] preset = await client.GetByteArrayAsync("api/presets/chorale/export");
        using var import = new MultipartFormDataContent
        {
            { new ByteArrayContent(preset), "files", "chorale.continuo" },
        };
        await Read(client.PostAsync(new Uri("api/presets", UriKind.Relative), import));
    }

    private static async Task<JsonElement> Read(Task<HttpResponseMessage> answer)
    {
        using HttpResponseMessage response = await answer;
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
