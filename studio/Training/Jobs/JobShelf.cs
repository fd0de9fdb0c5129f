using Continuo.Engine.Presets;
using Continuo.Studio.Common;

namespace Continuo.Studio.Training.Jobs;

/// <summary>All jobs, in memory and on the disk; tells the pages what changes. [any] thread.</summary>
internal sealed partial class JobShelf(StudioFolders folders, Changes changes, ILogger<JobShelf> log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredJob> _jobs = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Job> All
    {
        get
        {
            lock (_gate)
                return [.. _jobs.Values.OrderByDescending(job => job.Job.Created).Select(Shown)];
        }
    }

    /// <summary>Reads what lies on the disk; a job that was at work when the studio ended waits to go on.</summary>
    /// <returns>Those that were cut off.</returns>
    public IReadOnlyList<Job> Load()
    {
        List<Job> cutOff = [];
        foreach (string path in Directory.GetDirectories(folders.Jobs))
        {
            var folder = new JobFolder(path);
            string id = Path.GetFileName(path);
            if (!JobFolder.IsId(id) || folder.Read() is not { } stored || stored.Job.Id != id)
            {
                Unreadable(log, path);
                continue;
            }
            if (stored.Job.State is JobState.Running or JobState.Preparing)
            {
                stored = stored with { Job = stored.Job with { State = JobState.Queued } };
                cutOff.Add(stored.Job);
            }
            if (stored.Job.State == JobState.Done)
                folder.Tidy();
            _jobs[id] = stored;
        }
        return cutOff;
    }

    public JobFolder Folder(string id) => new(Path.Combine(folders.Jobs, id));

    /// <exception cref="Refusal">There is none with this id.</exception>
    public StoredJob Get(string id)
    {
        lock (_gate)
            return _jobs.GetValueOrDefault(id)
                ?? throw Refusal.NotFound("there is no such job; it may have been removed");
    }

    /// <summary>As the page sees it.</summary>
    /// <exception cref="Refusal">There is none with this id.</exception>
    public Job Show(string id) => Shown(Get(id));

    /// <summary>The oldest that waits: one that was paused and goes on is before those that came after it.</summary>
    public StoredJob? Next()
    {
        lock (_gate)
            return _jobs.Values.Where(job => job.Job.State == JobState.Queued).MinBy(job => job.Job.Created);
    }

    /// <summary>Claims a job that waits.</summary>
    /// <returns>As it is now; null when it does not wait any more.</returns>
    public StoredJob? Begin(string id)
    {
        StoredJob? begun = null;
        Update(id, old => old.Job.State == JobState.Queued
            ? begun = old with { Job = old.Job with { State = JobState.Preparing, Error = null, ErrorLines = [] } }
            : old);
        return begun;
    }

    public bool HasPreset(string presetId)
    {
        lock (_gate)
            return _jobs.Values.Any(job => job.Job.PresetId == presetId);
    }

    public Job Add(StoredJob job)
    {
        lock (_gate)
            _jobs.Add(job.Job.Id, job);
        changes.Publish("jobs");
        return Show(job.Job.Id);
    }

    /// <summary>Forgets it; the folder goes at once, or at the next start.</summary>
    /// <exception cref="Refusal">There is none with this id; another request was quicker.</exception>
    public void Remove(string id)
    {
        string leaving = Leftovers.Leaving(folders);
        lock (_gate)
        {
            Get(id);
            Directory.Move(Folder(id).Path, leaving);
            _jobs.Remove(id);
        }
        Directory.Delete(leaving, recursive: true);
        changes.Publish("jobs");
    }

    /// <summary>
    /// Changes a job here, on the disk if it matters, and on the pages. One that has been removed since stays removed.
    /// </summary>
    /// <param name="id">An unknown one changes nothing.</param>
    /// <param name="change">From old to new.</param>
    /// <param name="isPassing">Not worth writing to the disk.</param>
    public void Update(string id, Func<StoredJob, StoredJob> change, bool isPassing = false)
    {
        Job shown;
        lock (_gate)
        {
            if (!_jobs.TryGetValue(id, out StoredJob? old))
                return;
            StoredJob changed = _jobs[id] = change(old);
            if (!isPassing)
                Write(changed);
            shown = Shown(changed);
        }
        changes.Publish("job", shown);
    }

    /// <summary>
    /// A full disk does not end a training that still finds room for its checkpoint, nor what the page shows.
    /// </summary>
    private void Write(StoredJob job)
    {
        try
        {
            Folder(job.Job.Id).Write(job);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            NotWritten(log, job.Job.Id, error);
        }
    }

    private Job Shown(StoredJob job) => job.Job with
    {
        PresetId = job.InstalledAs ?? job.Job.PresetId,
        Installed = job.InstalledAs is { } id
            && File.Exists(Path.Combine(folders.UserPresets, id, PresetFile.FileName)),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} cannot be read as a job; it is not touched")]
    private static partial void Unreadable(ILogger log, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "job {Id} could not be written")]
    private static partial void NotWritten(ILogger log, string id, Exception error);
}
