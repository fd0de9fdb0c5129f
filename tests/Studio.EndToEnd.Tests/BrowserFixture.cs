using Xunit;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>
/// A browser for the class, started when a test first asks for it, and scratch folders that go when the class is done.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("continuo-browser-").FullName;
    private Chromium? _browser;

    public async Task<Chromium> BrowserAsync() => _browser ??= await Chromium.StartAsync();

    public string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(_scratch, Guid.NewGuid().ToString("N"))).FullName;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        Directory.Delete(_scratch, recursive: true);
    }
}

/// <summary>One browser, one studio at a time: there are two cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
