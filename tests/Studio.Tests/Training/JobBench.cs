using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Continuo.Studio.Common;
using Continuo.Studio.Training.Jobs;
using Continuo.Studio.Web.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Continuo.Studio.Tests.Training;

/// <summary>
/// The queue as the studio has it, with a script instead of <c>continuo train</c> and tunes instead of a library.
/// </summary>
internal sealed class JobBench : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("continuo-jobs-").FullName;
    private ServiceProvider _services = null!;

    private JobBench()
    {
        Folders = new(Path.Combine(_root, "data"), Path.Combine(Repository(), "presets"));
        Folders.Create();
        Music = new TestTunes(Path.Combine(_root, "tunes")).Add(10);
        Program = Path.Combine(_root, "continuo");
        File.Copy(Path.Combine(Repository(), "tests", "Studio.Tests", "Training", "fake-continuo.sh"), Program);
    }

    public StudioFolders Folders { get; }

    public TestTunes Music { get; }

    public string Program { get; }

    public JobQueue Queue => _services.GetRequiredService<JobQueue>();

    public JobShelf Shelf => _services.GetRequiredService<JobShelf>();

    public JobInstall Install => _services.GetRequiredService<JobInstall>();

    public JobPlanner Planner => _services.GetRequiredService<JobPlanner>();

    public Recovered Recovered => _services.GetRequiredService<Recovered>();

    /// <summary>Names of the jobs in the order in which processes were started for them.</summary>
    public string[] Started => File.Exists(Beside("started")) ? File.ReadAllLines(Beside("started")) : [];

    public static async Task<JobBench> StartAsync()
    {
        var bench = new JobBench();
        await bench.Start();
        return bench;
    }

    /// <summary>A file that tells the script what to do.</summary>
    public void Tell(string file, string text) => File.WriteAllText(Beside(file), text);

    public Task<Job> Create(string name, string? from = null) => Queue.Create(new(name, From: from));

    public Task<Job> Await(string id, Func<Job, bool> isSo) =>
        Patience.UntilAsync(() => Task.FromResult(Shelf.Show(id)), isSo, $"job {id}");

    public Task<Job> Await(string id, JobState state) => Await(id, job => job.State == state);

    /// <summary>Stops and starts all but the disk.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    /// <summary>What lies on the disk as if the studio had been killed in mid-training.</summary>
    /// <param name="id">The job that was at work.</param>
    public async Task RestartAfterKill(string id)
    {
        await Stop();
        JobFolder folder = new(Path.Combine(Folders.Jobs, id));
        StoredJob job = folder.Read()!;
        folder.Write(job with { Job = job.Job with { State = JobState.Running } });
        await Start();
    }

    public static bool IsAlive(int process) => Directory.Exists(FormattableString.Invariant($"/proc/{process}"));

    public int Process => int.Parse(File.ReadAllText(Beside("process")), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(_root, recursive: true);
    }

    private string Beside(string file) => Path.Combine(_root, file);

    private async Task Start()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(new StudioOptions(Folders, Program: Program))
            .AddSingleton(Folders).AddSingleton<Changes>();
        StudioServices.Add(services);
        services.AddSingleton<IJobMusic>(Music);
        _services = services.BuildServiceProvider();
        await Queue.StartAsync(default);
    }

    private async Task Stop()
    {
        await Queue.StopAsync(default);
        await _services.DisposeAsync();
    }

    private static string Repository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
