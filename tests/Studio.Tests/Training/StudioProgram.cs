using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Continuo.Studio.Tests.Web;
using Continuo.Training.Runs;

namespace Continuo.Studio.Tests.Training;

/// <summary>The real <c>continuo studio</c> in a process that can be killed.</summary>
internal sealed class StudioProgram : IDisposable
{
    private readonly Process _process;

    private StudioProgram(Process process, Uri address)
    {
        _process = process;
        Client = new() { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <param name="data">Stands for the user's data folder.</param>
    public static async Task<StudioProgram> StartAsync(string data)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "continuo"), ["studio", "--no-browser"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["XDG_DATA_HOME"] = data;
        start.Environment["CONTINUO_PRESETS"] = RunningServer.ShippedPresets;
        Process process = Process.Start(start)!;
        string line = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("the studio ended at once");
        return new(process, new(line.Split(' ').First(word => word.StartsWith("http:", StringComparison.Ordinal))));
    }

    /// <summary>The process that trains, if any: a child of the studio's.</summary>
    public int? Trainer()
    {
        foreach (string folder in Directory.GetDirectories("/proc"))
        {
            try
            {
                if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id)
                    && File.ReadLines(Path.Combine(folder, "status")).Any(line => line == $"PPid:\t{_process.Id}")
                    && File.ReadAllText(Path.Combine(folder, "cmdline"))
                        .Contains("\0train\0", StringComparison.Ordinal))
                    return id;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // It has ended already.
            }
        }
        return null;
    }

    public Task<JsonElement> Get(string path) => Client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public async Task<JsonElement> Post(string path, HttpContent? body = null)
    {
        using HttpResponseMessage answer = await Client.PostAsync(new Uri(path, UriKind.Relative), body);
        string text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text)
            : throw new InvalidOperationException($"{path}: {text}");
    }

    public Task<JsonElement> Await(string path, Func<JsonElement, bool> isSo) =>
        Patience.UntilAsync(() => Get(path), isSo, path);

    /// <summary>As kill -9 does; its children are not asked.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: false);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
