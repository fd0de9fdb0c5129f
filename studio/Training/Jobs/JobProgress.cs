using Continuo.Studio.Training.Run;

namespace Continuo.Studio.Training.Jobs;

/// <summary>What a job becomes by an event of its training.</summary>
internal static class JobProgress
{
    private const int MostWarnings = 20;

    public static Job Apply(Job job, TrainingEvent what) => what switch
    {
        CorpusEvent corpus => job with
        {
            Pieces = corpus.Pieces,
            Notes = corpus.Notes,
            HeldOutPieces = corpus.HeldOutPieces,
            HeldOutNotes = corpus.HeldOutNotes,
            Encoding = corpus.Encoding,
            Hidden = corpus.Hidden,
            Layers = corpus.Layers,
            Epochs = corpus.Epochs,
            PpmBitsPerNote = corpus.PpmBitsPerNote ?? job.PpmBitsPerNote,
        },
        BaselineEvent baseline => job with { PpmBitsPerNote = baseline.PpmBitsPerNote },
        StartEvent start => job with
        {
            State = JobState.Running,
            StartBitsPerNote = start.BitsPerNote,
            BestBitsPerNote = start.BitsPerNote,
        },
        ProgressEvent progress => job with
        {
            State = JobState.Running,
            Epoch = progress.Epoch,
            Epochs = progress.Epochs,
            // A training that begins again learns these epochs again.
            Curve = [.. job.Curve.Where(point => point.Epoch < progress.Epoch)],
            Share = progress.Share,
            SecondsLeft = progress.SecondsLeft,
            NotesPerSecond = progress.NotesPerSecond,
        },
        EpochEvent epoch => job with
        {
            State = JobState.Running,
            // After a resume the epochs that are done come again, one by one: nothing falls back.
            Epoch = Math.Max(epoch.Epoch, job.Epoch),
            Share = Math.Max(job.Share, (double)epoch.Epoch / Math.Max(epoch.Epoch, job.Epochs)),
            Curve =
            [
                .. job.Curve.Where(point => point.Epoch < epoch.Epoch),
                new(epoch.Epoch, epoch.TrainBitsPerNote, epoch.ValidBitsPerNote),
                .. job.Curve.Where(point => point.Epoch > epoch.Epoch),
            ],
            BestBitsPerNote = epoch.ValidBitsPerNote is { } bits
                ? Math.Min(bits, job.BestBitsPerNote ?? bits)
                : job.BestBitsPerNote,
        },
        WarningEvent warning when job.Warnings.Count < MostWarnings && !job.Warnings.Contains(warning.Text) =>
            job with { Warnings = [.. job.Warnings, warning.Text] },
        MeasuringEvent => job with { State = JobState.Running, Share = 1, SecondsLeft = 0 },
        ReportEvent report => job with { Report = report.Report },
        ErrorEvent error => job with { Error = error.Text },
        _ => job,
    };
}
