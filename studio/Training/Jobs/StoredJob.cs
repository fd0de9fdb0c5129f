using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Jobs;

/// <summary>A job as it lies on the disk.</summary>
/// <param name="Job">What the page sees.</param>
/// <param name="Arguments">Of <c>continuo</c>, relative to the job's folder.</param>
/// <param name="Options">Those that the plan chose.</param>
internal sealed record StoredJob(Job Job, IReadOnlyList<string> Arguments, TrainingOptions Options)
{
    /// <summary>Times that the training died since it last finished an epoch that it had not finished before.</summary>
    public int Deaths { get; init; }

    /// <summary>The highest epoch that was finished, from 1; 0 = none.</summary>
    public int Reached { get; init; }

    /// <summary>Id under which the plugin got it; null = not yet.</summary>
    public string? InstalledAs { get; init; }
}
