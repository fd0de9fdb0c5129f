using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Continuo.Studio.Common;
using Continuo.Studio.Music;
using Continuo.Studio.Web.Server;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Continuo.Studio.Tests.Web;

/// <summary>
/// The real studio on a data folder of its own, and a client of it. The folder goes when it is disposed.
/// </summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private RunningServer(string data, string presets) => Folders = new(data, presets);

    public StudioFolders Folders { get; }

    public WebApplication App { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>This repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The presets of this repository.</summary>
    public static string ShippedPresets => Path.Combine(Repository, "presets");

    /// <param name="presets">Stands for the bundle's; "" = none.</param>
    /// <param name="prepare">Plants what a crash may have left, before the start.</param>
    public static async Task<RunningServer> StartAsync(string presets = "", Action<StudioFolders>? prepare = null)
    {
        var server = new RunningServer(Directory.CreateTempSubdirectory("continuo-studio-").FullName, presets);
        server.Folders.Create();
        prepare?.Invoke(server.Folders);
        await server.Start();
        return server;
    }

    /// <summary>Stops and starts it on the same folder.</summary>
    /// <param name="between">What happens to the folder while it is down.</param>
    public async Task RestartAsync(Action<StudioFolders>? between = null)
    {
        await Stop();
        between?.Invoke(Folders);
        await Start();
    }

    public T Service<T>()
        where T : notnull => (T)App.Services.GetService(typeof(T))!;

    public Task<JsonElement> Get(string path) => Read(Client.GetAsync(Relative(path)), 200);

    /// <param name="status">The one that must come.</param>
    public Task<JsonElement> Post(string path, object? body = null, int status = 200) =>
        Read(Client.PostAsync(Relative(path), body is null ? null : JsonContent.Create(body)), status);

    public Task<JsonElement> Put(string path, object body, int status = 200) =>
        Read(Client.PutAsync(Relative(path), JsonContent.Create(body)), status);

    public Task<JsonElement> Patch(string path, object body, int status = 200) =>
        Read(Client.PatchAsync(Relative(path), JsonContent.Create(body)), status);

    /// <param name="body">Null for none.</param>
    public Task<JsonElement> Delete(string path, object? body = null, int status = 204)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, Relative(path))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        return Read(Client.SendAsync(request), status);
    }

    /// <summary>Sends files as a page does.</summary>
    public Task<JsonElement> Upload(string path, int status, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach ((string name, byte[] bytes) in files)
            form.Add(new ByteArrayContent(bytes), "files", name);
        return Read(Client.PostAsync(Relative(path), form), status);
    }

    /// <summary>Asks until it is so.</summary>
    public Task<JsonElement> Await(string path, Func<JsonElement, bool> isSo) =>
        Patience.UntilAsync(() => Get(path), isSo, path);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(Folders.Data, recursive: true);
    }

    private async Task Start()
    {
        App = await StudioServer.StartAsync(new(Folders, TimeForFile: Patience.Deadline));
        Client = new() { BaseAddress = StudioServer.AddressOf(App) };
    }

    private async Task Stop()
    {
        Client.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static async Task<JsonElement> Read(Task<HttpResponseMessage> answer, int status)
    {
        using HttpResponseMessage response = await answer;
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(
            (int)response.StatusCode == status,
            $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri} gave {(int)response.StatusCode}, "
            + $"not {status}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text.Length > 0 ? text : "null");
    }

    private static string FindRepository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
