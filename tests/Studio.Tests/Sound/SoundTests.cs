using System.Text.Json;
using Continuo.Engine;
using Continuo.Engine.Music;
using Continuo.Studio.Sound;
using Continuo.Studio.Tests.Web;
using Xunit;

namespace Continuo.Studio.Tests.Sound;

/// <summary>What comes out of FluidSynth, by numbers; skips where it is not installed.</summary>
public sealed class SoundTests : IAsyncLifetime
{
    private RunningServer _studio = null!;

    public async Task InitializeAsync() => _studio = await RunningServer.StartAsync(RunningServer.ShippedPresets);

    [SynthFact]
    public async Task ATakeSoundsAsLongAsItIsAndNeitherSilentNorClipped()
    {
        JsonElement take = (await _studio.Post("api/takes", new { preset = "pop", bars = 4, randomSeed = 3 }, 201))[0];
        string sound = $"api/takes/{take.GetProperty("id").GetString()}/sound.wav";
        WaveFile wave = await Hear(sound);
        double seconds = take.GetProperty("picture")
            .GetProperty("quarters").GetDouble() * 60 / take.GetProperty("picture").GetProperty("tempo").GetDouble();
        Assert.InRange(wave.Seconds, seconds - 2, seconds + 6);
        Assert.InRange(wave.Peak, 0.03, 0.99);

        // The same once more comes from the disk, and in parts.
        string[] rendered = Directory.GetFiles(_studio.Folders.Cache);
        using var part = new HttpRequestMessage(HttpMethod.Get, new Uri(sound, UriKind.Relative))
        {
            Headers = { { "Range", "bytes=100-199" } },
        };
        using HttpResponseMessage answer = await _studio.Client.SendAsync(part);
        Assert.Equal(206, (int)answer.StatusCode);
        Assert.Equal(100, answer.Content.Headers.ContentLength);
        Assert.Equal(rendered, Directory.GetFiles(_studio.Folders.Cache));
        Assert.Empty(Directory.GetFiles(_studio.Folders.Arriving));
    }

    [SynthFact]
    public async Task AKeyOfTheKeyboardSounds()
    {
        WaveFile low = await Hear("api/sound/note/48.wav"), high = await Hear("api/sound/note/84.wav");
        Assert.InRange(low.Peak, 0.01, 0.99);
        const double HighC = 1046.5, LowC = 130.8, LowB = 123.5;
        Assert.True(
            high.At(HighC) > 30 * high.At(LowC), $"C6 holds {high.At(HighC):F0} of C6 and {high.At(LowC):F0} of C3");
        Assert.True(low.At(LowC) > 30 * low.At(LowB), $"C3 holds {low.At(LowC):F0} of C3 and {low.At(LowB):F0} of B2");
        await _studio.Get("api/about"); // still there
        using HttpResponseMessage none = await _studio.Client.GetAsync(
            new Uri("api/sound/note/128.wav", UriKind.Relative));
        Assert.Equal(404, (int)none.StatusCode);
    }

    [Fact]
    public void NotesHeldIntoTheYearsAreCutAtTenMinutes()
    {
        Score blank = ScoreContinuation.Blank(Meter.Common, quartersPerMinute: 60);
        Score held = blank with
        {
            Parts = [new Part("", [new(Ticks.Zero, Ticks.FromQuarters(1e6), new(60), new(80))])],
        };
        Assert.Equal(600, SoundLength.Cut(held).End.Quarters);
        Score faster = held with { Tempos = [new(Ticks.Zero, 60), new(Ticks.FromQuarters(300), 120)] };
        Assert.Equal(900, SoundLength.Cut(faster).End.Quarters);
        Score little = blank with
        {
            Parts = [new Part("", [new(Ticks.Zero, Ticks.FromQuarters(4), new(60), new(80))])],
        };
        Assert.Same(little, SoundLength.Cut(little));
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    private async Task<WaveFile> Hear(string path) =>
        WaveFile.Parse(await _studio.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative)));
}
