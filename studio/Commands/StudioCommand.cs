using System.CommandLine;
using System.Diagnostics;
using Continuo.Studio.Commands.Options;
using Continuo.Studio.Common;
using Continuo.Studio.Web.Server;

namespace Continuo.Studio.Commands;

/// <summary>
/// <c>continuo studio</c>: the page on which music is uploaded, trained, played and handed to the plugin.
/// </summary>
internal static class StudioCommand
{
    private static readonly TimeSpan WaitForFirst = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        Option<int> port = new("--port")
        {
            Description = "On loopback; 0 = any that is free.",
            DefaultValueFactory = _ => 0,
        };
        Option<bool> noBrowser = new("--no-browser") { Description = "Only print the address." };
        OptionRanges.Check(port, 0, 65_535);
        Command command = new("studio", "Open the studio in the browser: train on your own music, play, "
            + "and use it in the plugin.\n\nExamples:\n  continuo studio\n"
            + "  continuo studio --port 8080 --no-browser") { port, noBrowser };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(port), !parsed.GetValue(noBrowser), cancel));
        return command;
    }

    private static async Task<int> RunAsync(int port, bool openBrowser, CancellationToken cancel)
    {
        StudioFolders folders = StudioFolders.OfUser;
        using RunningStudio? claim = RunningStudio.Claim(folders);
        if (claim is null)
            return await ShowFirst(folders, openBrowser, cancel);

        await using WebApplication app = await StudioServer.StartAsync(new(folders, port));
        Uri address = StudioServer.AddressOf(app);
        claim.Announce(address);
        Console.WriteLine($"Continuo studio: {address}  (Ctrl+C stops it; everything is kept in {folders.Studio})");
        if (openBrowser)
            Open(address);
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("stopping");
        }
        await app.StopAsync(CancellationToken.None);
        return CommandRunner.Done;
    }

    private static async Task<int> ShowFirst(StudioFolders folders, bool openBrowser, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        Uri? first;
        while ((first = RunningStudio.Address(folders)) is null)
        {
            if (clock.Elapsed > WaitForFirst)
                throw new InvalidOperationException(
                    $"another studio has {folders.Studio}, but does not say where it listens");
            await Task.Delay(100, cancel);
        }
        Console.WriteLine($"Continuo studio is already open: {first}");
        if (openBrowser)
            Open(first);
        return CommandRunner.Done;
    }

    private static void Open(Uri address)
    {
        try
        {
            Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            Console.WriteLine($"no browser could be opened ({error.Message}); open the address yourself");
        }
    }
}
