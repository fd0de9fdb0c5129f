using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Continuo.Engine.Export;
using Continuo.Engine.Import;
using Continuo.Engine.Music;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>
/// The studio's process killed (SIGKILL) at moments that nobody chose; then it starts again on what lies there.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class KillTests(BrowserFixture fixture, ITestOutputHelper output)
{
    private const int Files = 40;
    private const int Kills = 6;

    [Fact]
    public async Task DuringUploadsNothingIsTornAndWhatWasAcknowledgedIsThere()
    {
        string data = fixture.NewFolder();
        var acknowledged = new HashSet<string>();
        var random = new Random(5);
        for (int kill = 0; kill < Kills; kill++)
        {
            using StudioProcess studio = await StudioProcess.StartAsync(data);
            using var client = new HttpClient { BaseAddress = studio.Address };
            var firstAnswer = new TaskCompletionSource();
            Task uploads = UploadAsync(client, kill, acknowledged, firstAnswer);
            await firstAnswer.Task;
            await Task.Delay(random.Next(5, 400));
            studio.Kill();
            await uploads;
        }

        using StudioProcess last = await StudioProcess.StartAsync(data);
        using var reader = new HttpClient { BaseAddress = last.Address };
        JsonElement songs = await reader.GetFromJsonAsync<JsonElement>("api/music");
        string[] ids = [.. songs.EnumerateArray().Select(song => song.GetProperty("id").GetString()!)];
        output.WriteLine($"{Kills} kills: {acknowledged.Count} songs acknowledged, {ids.Length} there");
        Assert.NotEmpty(acknowledged);
        Assert.Subset(ids.ToHashSet(), acknowledged);
        foreach (string id in ids)
        {
            byte[] file = await reader.GetByteArrayAsync($"api/music/{id}/file");
            Assert.Equal(16, ScoreReaders.Read(file, "song.mid").Score.Notes.Count());
        }
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(data, "continuo", "studio", "arriving")));
    }

    [Fact]
    public async Task DuringExportsAndImportsThePresetsStayWhole()
    {
        string data = fixture.NewFolder();
        var random = new Random(7);
        byte[] archive;
        using (StudioProcess studio = await StudioProcess.StartAsync(data))
        {
            using var client = new HttpClient { BaseAddress = studio.Address };
            archive = await client.GetByteArrayAsync("api/presets/irish/export");
        }
        for (int kill = 0; kill < Kills; kill++)
        {
            using StudioProcess studio = await StudioProcess.StartAsync(data);
            using var client = new HttpClient { BaseAddress = studio.Address };
            var firstAnswer = new TaskCompletionSource();
            Task work = Task.WhenAll(ImportAsync(client, archive, firstAnswer), ExportAsync(client));
            await firstAnswer.Task;
            await Task.Delay(random.Next(5, 400));
            studio.Kill();
            await work;
        }

        using StudioProcess last = await StudioProcess.StartAsync(data);
        using var reader = new HttpClient { BaseAddress = last.Address };
        JsonElement[] presets = [.. (await reader.GetFromJsonAsync<JsonElement>("api/presets")).EnumerateArray()];
        output.WriteLine($"{Kills} kills: {presets.Length} presets, "
            + $"{presets.Count(preset => preset.GetProperty("origin").GetString() == "user")} of them imported");
        Assert.True(presets.Length > 9, "nothing was imported between the kills");
        Assert.All(presets, preset => Assert.Equal(JsonValueKind.Null, preset.GetProperty("error").ValueKind));
        // Loading proves each whole, as the plugin would.
        foreach (JsonElement preset in presets)
        {
            (int code, string said) = await StudioProcess.CommandAsync(
                data, "generate", "--preset", preset.GetProperty("id").GetString()!, "--bars", "1", "-o",
                Path.Combine(data, "one.mid"));
            Assert.True(code == 0, said);
        }
    }

    private static async Task UploadAsync(
        HttpClient client, int round, HashSet<string> acknowledged, TaskCompletionSource firstAnswer)
    {
        try
        {
            for (int i = 0; i < Files; i++)
            {
                using var form = new MultipartFormDataContent
                {
                    { new ByteArrayContent(Tune(round * Files + i)), "files", $"tune {round} {i}.mid" },
                };
                using HttpResponseMessage answer = await client.PostAsync("api/music", form);
                JsonElement body = await answer.Content.ReadFromJsonAsync<JsonElement>();
                foreach (JsonElement song in body.GetProperty("added").EnumerateArray())
                    acknowledged.Add(song.GetProperty("id").GetString()!);
                firstAnswer.TrySetResult();
            }
        }
        catch (Exception error) when (IsTheKill(error))
        {
        }
    }

    private static async Task ImportAsync(HttpClient client, byte[] archive, TaskCompletionSource firstAnswer)
    {
        try
        {
            for (int i = 0; i < Files; i++)
            {
                using var form = new MultipartFormDataContent
                {
                    { new ByteArrayContent(archive), "files", "irish.continuo" },
                };
                using HttpResponseMessage answer = await client.PostAsync("api/presets", form);
                firstAnswer.TrySetResult();
            }
        }
        catch (Exception error) when (IsTheKill(error))
        {
        }
    }

    private static async Task ExportAsync(HttpClient client)
    {
        try
        {
            for (int i = 0; i < Files; i++)
                await client.GetByteArrayAsync("api/presets/irish/export");
        }
        catch (Exception error) when (IsTheKill(error))
        {
        }
    }

    /// <summary>A connection that breaks while it is being made gives the bare error of its socket.</summary>
    private static bool IsTheKill(Exception error) => error is HttpRequestException or IOException or SocketException;

    /// <summary>Sixteen quarter notes, another tune for every number.</summary>
    private static byte[] Tune(int number)
    {
        var random = new Random(number);
        Note[] notes = [.. Enumerable.Range(0, 16).Select(i =>
            new Note(new(i * Ticks.PerQuarter), new(Ticks.PerQuarter), new((byte)random.Next(55, 80)), new(80)))];
        var score = new Score(
            $"Tune {number}", [new Part("", notes)], [new(Ticks.Zero, Meter.Common)], [new(Ticks.Zero, 120)], []);
        string path = Path.GetTempFileName();
        try
        {
            MidiFileWriter.Write(path, score);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
