using Continuo.Studio.Training.Report;

namespace Continuo.Studio.Training.Jobs;

/// <summary>What was wanted of a training process when it ended.</summary>
internal enum Wish
{
    /// <summary>That it goes on to its end.</summary>
    GoOn,
    Pause,

    /// <summary>That it ends with the best so far.</summary>
    Finish,

    /// <summary>The studio ends; it goes on at the next start.</summary>
    Leave,
}

/// <summary>Judges what a job is after its process ended.</summary>
internal static class JobEnding
{
    private const int LinesOfError = 3;

    /// <param name="job">The state before its process ended.</param>
    /// <param name="end">How its process ended.</param>
    /// <param name="wish">What was wanted.</param>
    /// <param name="report">What lies in its folder: written when all is done.</param>
    public static StoredJob Judge(StoredJob job, TrainingEnd end, Wish wish, TrainingReport? report)
    {
        if (report is not null && end.Code == 0)
            return Done(job, report, wish);
        if (wish == Wish.Leave)
            return Ended(job, JobState.Queued);
        if (wish == Wish.Pause)
            return Ended(job, JobState.Paused);
        if (wish == Wish.Finish && end.Stopped)
            return Ended(job, JobState.Stopped);

        // Once is an accident, or the system short of memory for a moment; twice without an epoch between is no use.
        if ((end.IsKilled || end.Stopped) && job.Deaths == 0)
            return Ended(job, JobState.Queued, keepsFinishing: true) with { Deaths = 1 };
        StoredJob failed = Ended(job, JobState.Failed);
        return failed with
        {
            Deaths = 0,
            Job = failed.Job with { Error = Sentence(job.Job, end), ErrorLines = end.LastLines },
        };
    }

    private static StoredJob Done(StoredJob job, TrainingReport report, Wish wish)
    {
        StoredJob done = Ended(job, JobState.Done);
        IEnumerable<string> note = wish == Wish.Finish && report.Epochs < job.Job.Epochs
            ? [FormattableString.Invariant($"You ended it after epoch {report.Epochs} of {job.Job.Epochs}.")]
            : [];
        return done with
        {
            Job = done.Job with
            {
                Report = report,
                Share = 1,
                SecondsLeft = 0,
                Epoch = report.Epochs,
                Warnings = [.. job.Job.Warnings, .. note],
            },
        };
    }

    private static StoredJob Ended(StoredJob job, JobState state, bool keepsFinishing = false) => job with
    {
        Job = job.Job with
        {
            State = state,
            Finishing = keepsFinishing && job.Job.Finishing,
            NotesPerSecond = null,
            Error = null,
            ErrorLines = [],
        },
    };

    private static string Sentence(Job job, TrainingEnd end)
    {
        string kept = job.Curve.Count > 0
            ? FormattableString.Invariant(
                $" What it learnt up to epoch {job.Curve.Count} is kept: Resume goes on from there.")
            : "";
        string last = job.Error ?? string.Join(' ', end.LastLines.TakeLast(LinesOfError));
        if (last.Contains("No space left", StringComparison.OrdinalIgnoreCase)
            || last.Contains("disk is full", StringComparison.OrdinalIgnoreCase))
            return $"The disk is full. Make room, then resume.{kept}";
        if (end.IsKilled)
            return "The training was ended from outside twice, most often because the memory was full: "
                + $"close other programs, or choose a smaller model.{kept}";
        if (last.Length == 0)
            return FormattableString.Invariant($"The training ended with code {end.Code} and did not say why.{kept}");
        return $"The training failed: {last.TrimEnd('.')}.{kept}";
    }
}
