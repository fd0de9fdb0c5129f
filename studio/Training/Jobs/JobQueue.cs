using Continuo.Studio.Common;
using Continuo.Studio.Presets;
using Microsoft.Extensions.Hosting;

namespace Continuo.Studio.Training.Jobs;

/// <summary>
/// The trainings, one after another, in the order in which they were asked for. What it was at when the studio ended
/// goes on at the next start. [any] thread.
/// </summary>
internal sealed partial class JobQueue(
    JobShelf shelf, JobRunner runner, JobPlanner planner, JobMaker maker, TrainingAvailability availability,
    StudioFolders folders, Recovered recovered, ILogger<JobQueue> log)
    : IHostedService, IDisposable
{
    private const int MostJobsWaiting = 50;

    private readonly SemaphoreSlim _news = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _making = new();
    private Task _loop = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (Job job in shelf.Load())
        {
            recovered.Add(job.Curve.Count > 0
                ? FormattableString.Invariant(
                    $"The training of “{job.Name}” was cut off after epoch {job.Curve.Count}; it goes on from there.")
                : $"The training of “{job.Name}” was cut off; it goes on from where it was.");
        }
        _ = availability.Ask(); // it takes a second, and every page asks
        _loop = Task.Run(Loop, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await runner.End(null, Wish.Leave);
        await _loop;
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _news.Dispose();
    }

    /// <exception cref="Refusal">Something in the request is wrong, or training is not possible here.</exception>
    public async Task<Job> Create(JobRequest request)
    {
        JobPlan plan = planner.Plan(request);
        TrainingAbout about = await availability.Ask();
        if (!about.Available)
            throw Refusal.Unavailable(about.Reason!);
        Job job;
        lock (_making)
        {
            if (shelf.All.Count(one => one.State == JobState.Queued) >= MostJobsWaiting)
                throw Refusal.Conflict(FormattableString.Invariant(
                    $"{MostJobsWaiting} trainings wait already; let some of them finish first"));
            string presetId = PresetIds.Free(
                request.Name, id => shelf.HasPreset(id) || folders.Presets.Entries.Any(entry => entry.Id == id));
            job = shelf.Add(maker.Make(request, plan, presetId));
        }
        _news.Release();
        return job;
    }

    /// <summary>
    /// Stops it with all that it has learnt kept; when it goes on, it is before those that came after it.
    /// </summary>
    public async Task<Job> Pause(string id)
    {
        Job job = shelf.Show(id);
        if (job.State is JobState.Done or JobState.Failed or JobState.Stopped)
            throw Refusal.Conflict("it does not run, so it cannot be paused");
        if (!await runner.End(id, Wish.Pause))
            shelf.Update(id, old => old.Job.State == JobState.Queued ? With(old, JobState.Paused) : old);
        return shelf.Show(id);
    }

    public Job Resume(string id)
    {
        Job job = shelf.Show(id);
        if (job.State is not (JobState.Paused or JobState.Failed or JobState.Stopped))
            throw Refusal.Conflict(job.State == JobState.Done ? "it is done" : "it goes on already");
        shelf.Update(id, old => With(old, JobState.Queued) with { Deaths = 0 });
        _news.Release();
        return shelf.Show(id);
    }

    /// <summary>
    /// Ends it with the best so far; without an epoch done there is nothing to keep, but it can still be resumed.
    /// </summary>
    public Job Stop(string id)
    {
        Job job = shelf.Show(id);
        if (job.State is JobState.Done or JobState.Stopped)
            throw Refusal.Conflict("it has ended already");
        if (runner.Finish(id))
        {
            shelf.Update(id, old => old with { Job = old.Job with { Finishing = true } });
            return shelf.Show(id);
        }
        bool hasLearnt = job.Curve.Count > 0;
        shelf.Update(id, old => hasLearnt
            ? old with { Job = With(old, JobState.Queued).Job with { Finishing = true } }
            : With(old, JobState.Stopped));
        _news.Release();
        return shelf.Show(id);
    }

    public async Task Delete(string id)
    {
        shelf.Get(id);
        // So that it does not begin now.
        shelf.Update(id, old => old.Job.State == JobState.Queued ? With(old, JobState.Paused) : old);
        await runner.Kill(id);
        shelf.Remove(id);
    }

    private static StoredJob With(StoredJob job, JobState state) => job with
    {
        Job = job.Job with { State = state, Error = null, ErrorLines = [], Finishing = false },
    };

    private async Task Loop()
    {
        while (!_stopping.IsCancellationRequested)
        {
            if (shelf.Next() is not { } job)
            {
                try
                {
                    await _news.WaitAsync(_stopping.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                continue;
            }
            try
            {
                await runner.Run(job.Job.Id);
            }
            catch (Exception error)
            {
                Broke(log, job.Job.Id, error);
                shelf.Update(job.Job.Id, old => old with { Job = With(old, JobState.Failed).Job with
                {
                    Error = $"The studio could not run the training: {error.Message}",
                } });
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "job {Id} could not be run")]
    private static partial void Broke(ILogger log, string id, Exception error);
}
