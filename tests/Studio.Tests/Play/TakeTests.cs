using System.Text.Json;
using Continuo.Engine.Import;
using Continuo.Engine.Music;
using Continuo.Studio.Play;
using Continuo.Studio.Tests.Music;
using Continuo.Studio.Tests.Web;
using Xunit;

namespace Continuo.Studio.Tests.Play;

/// <summary>Playing on, over the real server with the presets that ship.</summary>
public sealed class TakeTests : IAsyncLifetime
{
    private static readonly double[][] Phrase = [[0, 1, 62, 80], [1, 1, 66, 80], [2, 1, 69, 90], [3, 1, 74, 90]];

    private RunningServer _studio = null!;

    public async Task InitializeAsync() => _studio = await RunningServer.StartAsync(RunningServer.ShippedPresets);

    [Fact]
    public async Task TheSameRandomSeedGivesTheSameNotesAndAnotherGivesOthers()
    {
        JsonElement first = await Play(new { preset = "irish", bars = 4, randomSeed = 7, alternatives = 2 });
        JsonElement second = await Play(new { preset = "irish", bars = 4, randomSeed = 7 });
        Assert.Equal(Notes(first[0]), Notes(second[0]));
        Assert.NotEqual(Notes(first[0]), Notes(first[1]));
        Assert.Equal(8, first[1].GetProperty("request").GetProperty("randomSeed").GetInt64());
        JsonElement again = await _studio.Post($"api/takes/{Id(first[1])}/again");
        Assert.Equal(Notes(first[1]), Notes(again));
        Assert.Equal(3, (await _studio.Get("api/takes")).GetArrayLength());
    }

    [Fact]
    public async Task WithoutARandomSeedOneIsChosenAndTold()
    {
        JsonElement first = (await Play(new { preset = "irish", bars = 2 }))[0];
        JsonElement second = (await Play(new { preset = "irish", bars = 2 }))[0];
        long chosen = first.GetProperty("request").GetProperty("randomSeed").GetInt64();
        Assert.NotEqual(chosen, second.GetProperty("request").GetProperty("randomSeed").GetInt64());
        Assert.Equal(Notes(first), Notes((await Play(new { preset = "irish", bars = 2, randomSeed = chosen }))[0]));
    }

    [Fact]
    public async Task APhraseIsHeardInTheKeyAndAtTheTempoThatWereAskedFor()
    {
        JsonElement take = (await Play(new
        {
            preset = "irish",
            bars = 2,
            key = "E major",
            tempo = 90,
            resolve = true,
            seed = new { notes = Phrase },
        }))[0];
        JsonElement picture = take.GetProperty("picture");
        Assert.Equal(4, picture.GetProperty("seedQuarters").GetDouble());
        Assert.Equal(12, picture.GetProperty("quarters").GetDouble());
        Assert.Equal(90, picture.GetProperty("tempo").GetDouble());
        double[][] notes = picture.GetProperty("notes").Deserialize<double[][]>()!;
        Assert.Equal([64, 68, 71, 76], notes.Where(note => note[4] == 0).Select(note => note[2]));
        Assert.All(notes, note => Assert.Equal(note[0] < 4 ? 0 : 1, note[4]));
        double[] last = notes[^1];
        Assert.Equal(8, last[0]);
        Assert.True((int)last[2] % 12 is 4 or 8 or 11, "it ends on no note of E major");
    }

    [Fact]
    public async Task ASongOfTheLibraryIsHeardForAsManyBarsAsAskedFor()
    {
        JsonElement uploaded = await _studio.Upload("api/music", 200, ("tune.mid", await File.ReadAllBytesAsync(
            Path.Combine(RunningServer.Repository, "tests", "Golden", "haste-to-the-wedding.mid"))));
        string song = uploaded.GetProperty("added")[0].GetProperty("id").GetString()!;
        JsonElement take = (await Play(new { preset = "irish", bars = 4, seed = new { song, bars = 2 } }))[0];
        // An upbeat of an eighth, two bars of 6/8, four bars.
        Assert.Equal(
            take.GetProperty("picture").GetProperty("quarters").GetDouble() - 12,
            take.GetProperty("picture").GetProperty("seedQuarters").GetDouble());
        Assert.Equal("6/8", take.GetProperty("picture").GetProperty("meter").GetString());
    }

    [Fact]
    public async Task WhereTheTempoChangesIsTold()
    {
        Score song = TestMusic.Score with { Tempos = [new(Ticks.Zero, 120), new(Ticks.FromQuarters(3), 60)] };
        JsonElement uploaded = await _studio.Upload(
            "api/music", 200, ("song.mid", Continuo.Engine.Export.MidiFileWriter.ToBytes(song)));
        string id = uploaded.GetProperty("added")[0].GetProperty("id").GetString()!;
        JsonElement take = (await Play(new { preset = "irish", bars = 1, seed = new { song = id } }))[0];
        Assert.Equal<double[]>(
            [[0, 120], [3, 60]], take.GetProperty("picture").GetProperty("tempos").Deserialize<double[][]>()!);
    }

    [Fact]
    public async Task WithoutAPresetNothingIsPlayed() =>
        await _studio.Post("api/takes", new { preset = (string?)null }, 400);

    [Fact]
    public async Task ATakeThatIsNotWholeIsSaidAndTheOthersAreListed()
    {
        await Play(new { preset = "irish", bars = 1 });
        await _studio.RestartAsync(folders =>
        {
            foreach (string damaged in (List<string>)["null", "{}"])
                File.WriteAllText(
                    Path.Combine(
                        Directory.CreateDirectory(Path.Combine(folders.Takes, $"damaged-{damaged.Length}")).FullName,
                        "take.json"), damaged);
        });
        Assert.Equal(2, (await _studio.Get("api/about")).GetProperty("recovered").GetArrayLength());
        Assert.Equal(1, (await _studio.Get("api/takes")).GetArrayLength());
    }

    [Fact]
    public async Task DownloadsHoldTheNotesThatWereShown()
    {
        JsonElement take = (await Play(new { preset = "chorale", bars = 2, seed = new { notes = Phrase } }))[0];
        double[][] shown = take.GetProperty("picture").GetProperty("notes").Deserialize<double[][]>()!;
        foreach (string format in new[] { "mid", "musicxml" })
        {
            Score answer = await Download(take, $"take.{format}");
            Score whole = await Download(take, $"take.{format}?seed=true");
            Assert.Equal(
                shown.Where(note => note[4] == 1).Select(note => (note[0] - 4, note[2])).Order(), Places(answer));
            Assert.Equal(shown.Select(note => (note[0], note[2])).Order(), Places(whole));
        }
    }

    [Fact]
    public async Task WhatIsKeptStaysAndOfTheRestTheNewestHundred()
    {
        string kept = Id((await Play(new { preset = "irish", bars = 1 }))[0]);
        await _studio.Put($"api/takes/{kept}/kept", new { kept = true });
        for (int i = 0; i < TakeShelf.Most / 8 + 1; i++)
            await Play(new { preset = "irish", bars = 1, alternatives = 8 });
        string discarded = Id((await _studio.Get("api/takes"))[0]);
        await _studio.Delete($"api/takes/{discarded}");
        await _studio.RestartAsync(
            folders => Directory.CreateDirectory(Path.Combine(folders.Arriving, "20260101-000000000-abcdef")));

        JsonElement takes = await _studio.Get("api/takes");
        string[] ids = [.. takes.EnumerateArray().Select(Id)];
        Assert.Equal(TakeShelf.Most, ids.Length); // a hundred, less one, and the kept one
        Assert.Equal(kept, ids[^1]);
        Assert.DoesNotContain(discarded, ids);
        Assert.Equal(ids.Order(), Directory.GetDirectories(_studio.Folders.Takes).Select(Path.GetFileName).Order());
        await _studio.Get($"api/takes/{kept}");
    }

    [Fact]
    public async Task ATakeCanBeHeardWhenItsPresetIsGone()
    {
        string id = Id((await Play(new { preset = "irish", bars = 1 }))[0]);
        await _studio.RestartAsync(folders => File.WriteAllText(Path.Combine(folders.Takes, id, "note.txt"), ""));
        Assert.NotEmpty((await Download(await _studio.Get($"api/takes/{id}"), "take.mid")).Notes);
        JsonElement problem = await _studio.Post("api/takes", new { preset = "gone" }, 404);
        Assert.Contains("gone", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedTakeIsLeftThereAndSaid()
    {
        string id = Id((await Play(new { preset = "irish", bars = 1 }))[0]);
        await _studio.RestartAsync(
            folders => File.WriteAllText(Path.Combine(folders.Takes, id, "take.json"), "{\"id\":"));
        Assert.Equal(0, (await _studio.Get("api/takes")).GetArrayLength());
        Assert.Contains(
            id, (await _studio.Get("api/about")).GetProperty("recovered")[0].GetString(), StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_studio.Folders.Takes, id)));
    }

    [Theory]
    [InlineData("""{"preset":"irish","bars":0}""", "bars is 0")]
    [InlineData("""{"preset":"irish","bars":65}""", "bars is 65")]
    [InlineData("""{"preset":"irish","bars":1e9}""", "bars")]
    [InlineData("""{"preset":"irish","alternatives":9}""", "alternatives is 9")]
    [InlineData("""{"preset":"irish","temperature":-1}""", "temperature must be 0..10; -1")]
    [InlineData("""{"preset":"irish","temperature":1e400}""", "temperature must be 0..10; Infinity")]
    [InlineData("""{"preset":"irish","temperature":"NaN"}""", "temperature")]
    [InlineData("""{"preset":"irish","tempo":1e-300}""", "tempo")]
    [InlineData("""{"preset":"irish","key":"H minor"}""", "'H minor' is not a key")]
    [InlineData("""{"preset":"irish","meter":"4/0"}""", "'4/0' is not a time signature")]
    [InlineData("""{"preset":"irish","style":"polka"}""", "knows no style 'polka'")]
    [InlineData("""{"preset":"irish","randomSeed":-1}""", "randomSeed is -1")]
    [InlineData("""{"preset":"irish","seed":{}}""", "either a song or notes")]
    [InlineData("""{"preset":"irish","seed":{"notes":[[0,1,60]]}}""", "note 1 is not")]
    [InlineData("""{"preset":"irish","seed":{"notes":[null]}}""", "note 1 is not")]
    [InlineData("""{"preset":"irish","seed":{"notes":[[0,1e300,60,1]]}}""", "note 1: duration")]
    [InlineData("""{"preset":"irish","seed":{"notes":[[0,1,60,0]]}}""", "note 1: velocity is 0")]
    [InlineData("""{"preset":"irish","tempi":120}""", "tempi")]
    [InlineData("""{"preset":"irish",""", "JSON")]
    [InlineData("null", "body")]
    public async Task WhatCannotBePlayedIsRefusedWithTheReason(string request, string reason)
    {
        using var body = new StringContent(request, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _studio.Client.PostAsync(new Uri("api/takes", UriKind.Relative), body);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(
            reason, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty(
                "detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await _studio.Get("api/takes")).GetArrayLength());
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    private Task<JsonElement> Play(object request) => _studio.Post("api/takes", request, 201);

    private async Task<Score> Download(JsonElement take, string file) => ScoreReaders.Read(
        await _studio.Client.GetByteArrayAsync(new Uri($"api/takes/{Id(take)}/{file}", UriKind.Relative)),
        file.Split('?')[0]).Score;

    private static string Id(JsonElement take) => take.GetProperty("id").GetString()!;

    private static string Notes(JsonElement take) => take.GetProperty("picture").GetProperty("notes").GetRawText();

    private static IEnumerable<(double, double)> Places(Score score) =>
        score.Notes.Select(note => (Math.Round(note.Onset.Quarters, 4), (double)note.Pitch.Number)).Order();
}
