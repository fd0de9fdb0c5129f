using Microsoft.Playwright;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>
/// One headless Chromium for all tests of a run. It may ask for nothing but the studio's own address.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    public const string Program = "/usr/bin/chromium";

    /// <summary>
    /// Milliseconds that a test waits at most for anything on a page: for the machine that does everything else too.
    /// </summary>
    private const float Patience = 120_000;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Chromium> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        IPlaywright playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        }));
    }

    /// <summary>A fresh visitor: no cookies, no storage.</summary>
    public async Task<Visitor> VisitAsync(
        StudioProcess studio, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900)
    {
        IBrowserContext context = await _browser.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(Patience);
        return await Visitor.OpenAsync(context, studio.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
