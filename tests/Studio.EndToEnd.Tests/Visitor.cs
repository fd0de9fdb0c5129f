using Microsoft.Playwright;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>
/// Somebody at the page: what they do, what they are shown, and what the page asked of which machine.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    // The folder is this run's, and what has just been said covers other things.
    private const string HidePassing = "hidden => document.querySelectorAll('.imprint .path, "
        + ".toasts').forEach(element => { element.style.visibility = hidden ? 'hidden' : ''; })";

    private readonly IBrowserContext _context;
    private readonly Uri _studio;
    private readonly List<string> _errors = [];
    private readonly List<string> _elsewhere = [];

    private Visitor(IBrowserContext context, IPage page, Uri studio)
    {
        _context = context;
        _studio = studio;
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _errors.Add(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(studio.ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                _elsewhere.Add(request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts and refused resources so far.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Requests to anything but the studio so far.</summary>
    public IReadOnlyList<string> AskedElsewhere => _elsewhere;

    /// <summary>Clicks so far.</summary>
    public int Clicks { get; private set; }

    public static async Task<Visitor> OpenAsync(IBrowserContext context, Uri studio)
    {
        var visitor = new Visitor(context, await context.NewPageAsync(), studio);
        await visitor.Page.GotoAsync(studio.ToString());
        return visitor;
    }

    public async Task ClickAsync(ILocator what)
    {
        Clicks++;
        await what.ClickAsync();
    }

    /// <summary>One of the four pages, from wherever the visitor is.</summary>
    public async Task GoToAsync(string page)
    {
        await ClickAsync(Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = page }));
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    /// <summary>Leaves a picture of the whole page among the test results.</summary>
    public async Task PictureAsync(string name)
    {
        string folder = Path.Combine(StudioProcess.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await Page.EvaluateAsync(HidePassing, true);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        await Page.EvaluateAsync(HidePassing, false);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
