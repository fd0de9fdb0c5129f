using System.ComponentModel;
using Continuo.Studio.Training.Report;
using Continuo.Studio.Training.Run;

namespace Continuo.Studio.Training.Jobs;

/// <summary>Sees one job through its process. One at a time; [any] thread may ask it to end.</summary>
internal sealed class JobRunner(JobShelf shelf, TrainingProgram program, TrainingSpeed speed)
{
    /// <summary>
    /// From being asked to stop until the checkpoint is written; then it is
    /// killed and loses what came after the last one.
    /// </summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private string? _id;
    private TrainingChild? _child;
    private Wish _wish;
    private bool _leaves;
    private TaskCompletionSource _ended = new();

    /// <summary>Runs the job to its end, whichever that is.</summary>
    public async Task Run(string id)
    {
        JobFolder folder = shelf.Folder(id);
        lock (_gate)
        {
            if (_leaves)
                return;
            (_id, _wish, _ended) = (id, Wish.GoOn, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        try
        {
            if (shelf.Begin(id) is not { } job)
                return; // It was paused or removed just now.
            TrainingEnd end = await RunChild(job, folder);
            TrainingReport? report = TrainingReport.Read(folder.Preset(job.Job.PresetId));
            shelf.Update(id, old => JobEnding.Judge(old, end, _wish, report));
            if (shelf.Get(id).Job.State == JobState.Done)
                folder.Tidy();
        }
        catch (Win32Exception error)
        {
            shelf.Update(id, old => old with { Job = old.Job with
            {
                State = JobState.Failed,
                Error = $"{program.FilePath} cannot be started: {error.Message}",
            } });
        }
        finally
        {
            lock (_gate)
                (_id, _child) = (null, null);
            _ended.SetResult();
        }
    }

    /// <summary>
    /// Asks the job's process to end and waits until it has. After <see cref="Wish.Leave"/> none begins.
    /// </summary>
    /// <returns>False when it is not this job that runs.</returns>
    public async Task<bool> End(string? id, Wish wish)
    {
        Task ended;
        TrainingChild? child;
        lock (_gate)
        {
            _leaves |= wish == Wish.Leave;
            if (_id is null || (id is not null && id != _id))
                return false;
            _wish = wish;
            (child, ended) = (_child, _ended.Task);
        }
        child?.Stop();
        if (await Task.WhenAny(ended, Task.Delay(TimeToStop)) != ended)
        {
            lock (_gate)
                _child?.Kill(); // not the one of before: it may have begun since
            await ended;
        }
        return true;
    }

    /// <summary>Asks the job's process to end with the best so far; does not wait.</summary>
    /// <returns>False when it is not this job that runs.</returns>
    public bool Finish(string id)
    {
        lock (_gate)
        {
            if (_id != id)
                return false;
            _wish = Wish.Finish;
            _child?.Finish();
            return true;
        }
    }

    /// <summary>Ends the job's process at once; nothing of it is wanted.</summary>
    public async Task Kill(string id)
    {
        Task ended;
        lock (_gate)
        {
            if (_id != id)
                return;
            _wish = Wish.Pause;
            _child?.Kill();
            ended = _ended.Task;
        }
        await ended;
    }

    private async Task<TrainingEnd> RunChild(StoredJob job, JobFolder folder)
    {
        using TrainingChild child = new(program.Start(job.Arguments, folder.Path), folder.Log);
        try
        {
            lock (_gate)
            {
                _child = child;
                if (_wish == Wish.GoOn && job.Job.Finishing)
                    _wish = Wish.Finish;
                if (_wish == Wish.Finish)
                    child.Finish();
                else if (_wish != Wish.GoOn)
                    child.Stop();
            }
            return await child.Follow(what => Apply(job, what));
        }
        finally
        {
            child.Kill(); // where it has not ended, nobody would follow it
        }
    }

    private void Apply(StoredJob job, TrainingEvent what)
    {
        shelf.Update(
            job.Job.Id,
            old => Reached(old, what) with { Job = JobProgress.Apply(old.Job, what) },
            isPassing: what is ProgressEvent);
        if (what is MeasuringEvent && shelf.Get(job.Job.Id).Job.NotesPerSecond is { } notes)
            speed.Learn(job.Options, notes);
    }

    private static StoredJob Reached(StoredJob job, TrainingEvent what) =>
        what is EpochEvent { Epoch: var epoch } && epoch > job.Reached ? job with { Reached = epoch, Deaths = 0 } : job;
}
