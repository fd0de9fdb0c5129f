using Xunit;

namespace Continuo.Studio.Tests.Web;

/// <summary>One studio for all tests of a class (<c>IClassFixture</c>), with the presets of this repository.</summary>
public sealed class StudioFixture : IAsyncLifetime
{
    internal RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await RunningServer.StartAsync(RunningServer.ShippedPresets);

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
