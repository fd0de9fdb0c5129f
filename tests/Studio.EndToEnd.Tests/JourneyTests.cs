using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>
/// A musician's way from a folder of music to their own preset in the plugin, in Chromium, step by step.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class JourneyTests(BrowserFixture fixture, ITestOutputHelper output)
{
    private const float MinutesOfTraining = 10 * 60_000;

    [ChromiumFact]
    public async Task FromTenFilesToAPresetThatThePluginPlays()
    {
        string data = fixture.NewFolder();
        TestMusic music = await TestMusic.PrepareAsync(10, Path.Combine(data, "music"));
        using StudioProcess studio = await StudioProcess.StartAsync(data);
        await using Visitor visitor = await (await fixture.BrowserAsync()).VisitAsync(studio);
        await visitor.PictureAsync("play-first");

        await UploadAsync(visitor, music);
        await TrainAsync(visitor);
        await PlayAsync(visitor);
        await ExpectInPluginAsync(data);
        Assert.Empty(visitor.Errors);
        Assert.Empty(visitor.AskedElsewhere);
    }

    [ChromiumFact]
    public async Task TheTimeFromTwentyFilesToTheFirstPhrase()
    {
        string data = fixture.NewFolder();
        TestMusic music = await TestMusic.PrepareAsync(20, Path.Combine(data, "music"));
        using StudioProcess studio = await StudioProcess.StartAsync(data);
        await using Visitor visitor = await (await fixture.BrowserAsync()).VisitAsync(studio);
        var clock = Stopwatch.StartNew();
        await UploadAsync(visitor, music);
        Tell(clock, "uploaded and listed");
        await TrainAsync(visitor);
        Tell(clock, "trained, reported and in the plugin");
        await visitor.ClickAsync(visitor.Page.GetByTestId("generate"));
        await Expect(visitor.Page.GetByTestId("take")).ToHaveCountAsync(3);
        Tell(clock, "the first phrase is there");
    }

    private async Task UploadAsync(Visitor visitor, TestMusic music)
    {
        IPage page = visitor.Page;
        await visitor.GoToAsync("Music");
        await page.GetByTestId("files").SetInputFilesAsync(music.Files);
        await Expect(page.GetByTestId("song")).ToHaveCountAsync(music.Files.Count);
        await Expect(page.GetByTestId("upload-report")).ToContainTextAsync($"{music.Files.Count} pieces");
        output.WriteLine($"{music.Source}: {await page.GetByTestId("upload-report").InnerTextAsync()}");
        await visitor.PictureAsync("music");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all" }).CheckAsync();
        await visitor.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Train on these" }));
    }

    private async Task TrainAsync(Visitor visitor)
    {
        IPage page = visitor.Page;
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("My tunes");
        await Expect(page.GetByTestId("plan")).ToBeVisibleAsync();
        output.WriteLine($"the plan: {await page.GetByTestId("plan").InnerTextAsync()}");
        await visitor.ClickAsync(page.GetByTestId("train"));

        ILocator job = page.GetByTestId("job");
        ILocator bar = job.GetByRole(AriaRole.Progressbar);
        await Expect(bar).ToHaveAttributeAsync(
            "aria-valuenow", new System.Text.RegularExpressions.Regex("^[1-9]"), new() { Timeout = 120_000 });
        int early = await Share(bar);
        // The curves, after an epoch.
        await Expect(job.GetByRole(AriaRole.Img)).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(bar).Not.ToHaveAttributeAsync(
            "aria-valuenow", early.ToString(CultureInfo.InvariantCulture), new() { Timeout = 120_000 });
        int later = await Share(bar);
        Assert.True(later > early, $"the bar stood at {early} % and then at {later} %");
        await visitor.PictureAsync("train-running");

        await Expect(job.GetByTestId("report")).ToBeVisibleAsync(new() { Timeout = MinutesOfTraining });
        output.WriteLine($"the report: {(await job.GetByTestId("report").InnerTextAsync()).ReplaceLineEndings(" ")}");
        await visitor.ClickAsync(job.GetByRole(AriaRole.Button, new() { Name = "Use in the plugin" }));
        await Expect(job.GetByTestId("installed")).ToBeVisibleAsync();
        await visitor.PictureAsync("train-report");
        await visitor.ClickAsync(job.GetByRole(AriaRole.Link, new() { Name = "Play with it" }));
        await Expect(page.GetByTestId("preset")).ToHaveValueAsync("my-tunes");
    }

    private async Task PlayAsync(Visitor visitor)
    {
        IPage page = visitor.Page;
        await page.GetByLabel("A piece of mine").CheckAsync(new() { Force = true });
        await visitor.ClickAsync(page.GetByTestId("generate"));
        await Expect(page.GetByTestId("take")).ToHaveCountAsync(3);
        ILocator take = page.GetByTestId("take").First;
        await visitor.ClickAsync(take.GetByTestId("play"));
        await Listening.ExpectProgressAsync(page);
        await Expect(take.GetByRole(AriaRole.Slider, new() { Name = "Position" })).Not.ToHaveValueAsync("0");
        await visitor.PictureAsync("play");
        await visitor.ClickAsync(take.GetByRole(AriaRole.Button, new() { Name = "Stop" }));

        await visitor.ClickAsync(take.GetByText("Download", new() { Exact = true }));
        await take.GetByRole(AriaRole.Checkbox, new() { Name = "With what was played before" }).UncheckAsync();
        IDownload download = await page.RunAndWaitForDownloadAsync(
            () => visitor.ClickAsync(take.GetByTestId("download-mid")));
        ScoreReadResult read = ScoreReaders.Read(
            await File.ReadAllBytesAsync((await download.PathAsync())!), "take.mid");
        int shown = int.Parse(
            (await take.GetByText("notes in").InnerTextAsync()).Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.Empty(read.Repairs);
        Assert.Equal(shown, read.Score.Notes.Count());
        output.WriteLine($"downloaded: {read.Score.Notes.Count()} notes, as shown");
        await visitor.GoToAsync("Presets");
        await Expect(page.Locator("[data-preset=my-tunes]")).ToContainTextAsync("My tunes");
        await visitor.PictureAsync("presets");
    }

    private async Task ExpectInPluginAsync(string data)
    {
        string phrase = Path.Combine(StudioProcess.Root, "tests", "Golden", "haste-to-the-wedding.mid"),
            answer = Path.Combine(data, "answer.mid");
        (int code, string said) = await StudioProcess.CommandAsync(
            data, "render", phrase, "-o", answer, "--preset", "my-tunes", "--json");
        Assert.True(code == 0, said);
        output.WriteLine($"continuo render --preset my-tunes: {said.Trim()}");
        Assert.True(ScoreReaders.Read(answer).Score.Notes.Count() >= 8, said);
        (_, string list) = await StudioProcess.CommandAsync(data, "presets", "list", "--json");
        Assert.Contains(
            JsonDocument.Parse(list).RootElement.EnumerateArray(),
            preset => preset.ToString().Contains("my-tunes", StringComparison.Ordinal));
    }

    private static async Task<int> Share(ILocator bar) =>
        int.Parse((await bar.GetAttributeAsync("aria-valuenow"))!, CultureInfo.InvariantCulture);

    private void Tell(Stopwatch clock, string what) =>
        output.WriteLine(
            FormattableString.Invariant($"{clock.Elapsed.TotalSeconds:F1} s after the upload began: {what}"));
}
