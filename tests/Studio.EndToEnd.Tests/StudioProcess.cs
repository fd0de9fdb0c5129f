using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Continuo.Studio.EndToEnd.Tests;

/// <summary>The real <c>continuo studio</c>, as the build left it, with a data folder of its own.</summary>
public sealed partial class StudioProcess : IDisposable
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private StudioProcess(Process process, string data, Uri address)
    {
        _process = process;
        Data = data;
        Address = address;
    }

    public static string Root { get; } = FindRoot();

    public static string Programs =>
        Environment.GetEnvironmentVariable("CONTINUO_BIN") ?? Path.Combine(Root, "artifacts", "bin");

    /// <summary>What the environment calls XDG_DATA_HOME.</summary>
    public string Data { get; }

    public Uri Address { get; }

    /// <summary>Starts one on a folder; what is in it is kept.</summary>
    public static async Task<StudioProcess> StartAsync(string data)
    {
        Process process = Run(data, "studio", "--no-browser");
        using var late = new CancellationTokenSource(Start);
        string? line = await process.StandardOutput.ReadLineAsync(late.Token);
        if (line is null || !Announcement().IsMatch(line))
            throw new InvalidOperationException(
                $"continuo studio said '{line}' and '{await process.StandardError.ReadToEndAsync(late.Token)}'");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new(process, data, new Uri(Announcement().Match(line).Groups[1].Value));
    }

    /// <summary>Runs another command of the program on the same data to its end.</summary>
    public static async Task<(int Code, string Output)> CommandAsync(string data, params string[] arguments)
    {
        using Process process = Run(data, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    /// <summary>As a power cut would: no signal that it could handle.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: false);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static Process Run(string data, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Programs, "continuo"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_DATA_HOME"] = data;
        return Process.Start(start)!;
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"^Continuo studio: (http://127\.0\.0\.1:\d+/)")]
    private static partial Regex Announcement();
}
