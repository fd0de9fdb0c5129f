using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>
/// Each page under axe-core, in the light and in the dark, on a desktop and on a tablet held upright.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture fixture, ITestOutputHelper output)
{
    private static readonly string[] Pages = ["Play", "Music", "Train", "Presets"];
    private static readonly string[] Serious = ["serious", "critical"];

    [ChromiumFact]
    public async Task NoPageHasASeriousFinding()
    {
        using StudioProcess studio = await StudioProcess.StartAsync(fixture.NewFolder());
        await StudioContents.FillAsync(studio);
        List<string> serious = [];
        foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach ((int width, int height) in new[] { (1280, 900), (820, 1180) })
            {
                await using Visitor visitor = await (await fixture.BrowserAsync())
                    .VisitAsync(studio, scheme, width, height);
                foreach (string page in Pages)
                {
                    await visitor.GoToAsync(page);
                    await visitor.Page.WaitForTimeoutAsync(500); // lists arrive, colours settle
                    await visitor.PictureAsync(
                        $"{page.ToLowerInvariant()}-{scheme.ToString().ToLowerInvariant()}-{width}");
                    string where = $"{page}, {scheme}, {width} x {height}";
                    AxeResult found = await visitor.Page.RunAxe();
                    output.WriteLine($"{where}: {found.Passes.Length} rules pass, {found.Violations.Length} do not");
                    Assert.True(found.Passes.Length > 10, $"{where}: axe looked at nothing");
                    serious.AddRange(found.Violations.Where(violation => Serious.Contains(violation.Impact))
                        .Select(violation => $"{where}: {violation.Id}: {violation.Help}: "
                            + $"{string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
                    double wider = await visitor.Page.EvaluateAsync<double>(
                        "() => document.documentElement.scrollWidth - innerWidth");
                    Assert.True(wider <= 0, $"{where}: {wider} pixels wider than the screen");
                }
                Assert.Empty(visitor.Errors);
                Assert.Empty(visitor.AskedElsewhere);
            }
        }
        Assert.Empty(serious);
    }
}
