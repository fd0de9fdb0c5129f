using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>
/// A visitor who knows nothing, on a fresh machine with the presets that ship: docs/studio.md names the path.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class FirstContinuationTests(BrowserFixture fixture, ITestOutputHelper output)
{
    private const int MostClicks = 5;

    [ChromiumFact]
    public async Task IsSeenAndHeardInAtMostFiveClicks()
    {
        using StudioProcess studio = await StudioProcess.StartAsync(fixture.NewFolder());
        await using Visitor visitor = await (await fixture.BrowserAsync()).VisitAsync(studio);
        IPage page = visitor.Page;
        await Expect(page).ToHaveTitleAsync("Play · Continuo studio");

        await visitor.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Play something" }));
        ILocator takes = page.GetByTestId("take");
        await Expect(takes).ToHaveCountAsync(3);
        output.WriteLine($"the first continuation is there after {visitor.Clicks} click");
        await Expect(takes.First.GetByRole(AriaRole.Img)).ToBeVisibleAsync();

        await visitor.ClickAsync(takes.First.GetByRole(AriaRole.Button, new() { Name = "Play", Exact = true }));
        await Listening.ExpectProgressAsync(page);
        output.WriteLine($"it is heard after {visitor.Clicks} clicks");
        Assert.InRange(visitor.Clicks, 1, MostClicks);
        Assert.Empty(visitor.AskedElsewhere);
        Assert.Empty(visitor.Errors);
    }

    [ChromiumFact]
    public async Task APhraseOfTheComputersKeysIsContinuedAndAgainTheSame()
    {
        using StudioProcess studio = await StudioProcess.StartAsync(fixture.NewFolder());
        await using Visitor visitor = await (await fixture.BrowserAsync()).VisitAsync(studio);
        IPage page = visitor.Page;
        // Without the mouse: from the skip link to the keys and on to the button.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "C4", Exact = true }).FocusAsync();
        foreach (string key in new[] { "a", "d", "g", "k" })
        {
            await page.Keyboard.DownAsync(key);
            await page.WaitForTimeoutAsync(150);
            await page.Keyboard.UpAsync(key);
        }
        await Expect(
            page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Your phrase: .*4 notes") })).ToBeVisibleAsync();
        await Expect(page.GetByTestId("generate")).ToHaveTextAsync("Continue");
        // A button that waits for the list of presets takes no focus: the key would go to the piano.
        await Expect(page.GetByTestId("generate")).ToBeEnabledAsync();
        // Focused and pressed as one: the page may be drawn again in between.
        await page.GetByTestId("generate").PressAsync("Enter");

        ILocator take = page.GetByTestId("take").First;
        await Expect(take).ToContainTextAsync("after your phrase");
        await take.GetByRole(AriaRole.Button, new() { Name = "Same again" }).ClickAsync();
        await Expect(take.GetByTestId("same-again")).ToContainTextAsync("the same");
        await take.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await Expect(take.GetByRole(AriaRole.Button, new() { Name = "Kept" })).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kept", Exact = true })).ToBeVisibleAsync();
        Assert.Empty(visitor.Errors);
    }
}
