using System.Runtime.InteropServices;
using Continuo.Studio.Common;
using Continuo.Studio.Training.Report;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Run;

/// <summary>
/// One <c>continuo train</c>, from the first line to the exit code. Ctrl+C, SIGTERM and, when it follows its input, the
/// end of that stop it with a checkpoint: a studio that is killed leaves no training behind.
/// </summary>
internal sealed class TrainingRun
{
    /// <summary>The line on standard input that ends the training with the best so far.</summary>
    public const string FinishLine = "finish";

    /// <summary>What the process before may take to put its things away.</summary>
    private static readonly TimeSpan WaitForOther = TimeSpan.FromMinutes(2);

    public required TrainingJob Job { get; init; }

    public required ITrainingOutput Output { get; init; }

    /// <summary>Also measure what it learnt; see <see cref="TrainingReport"/>.</summary>
    public bool WithReport { get; init; }

    /// <summary>Stop when standard input ends, finish on <see cref="FinishLine"/>.</summary>
    public bool FollowsInput { get; init; }

    /// <returns>The exit code.</returns>
    public int Run()
    {
        using var cancel = new CancellationTokenSource();
        using var finish = new CancellationTokenSource();
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            cancel.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        if (FollowsInput)
            new Thread(() => Follow(Console.In, cancel, finish)) { IsBackground = true, Name = "input" }.Start();
        try
        {
            return Run(cancel.Token, finish.Token);
        }
        catch (Exception error)
        {
            Output.Failed(error.Message);
            throw;
        }
    }

    private int Run(CancellationToken cancel, CancellationToken finish)
    {
        TrainingLock alone;
        try
        {
            alone = TrainingLock.Wait(Job.Folder, WaitForOther, cancel);
        }
        catch (OperationCanceledException)
        {
            Output.Stopped();
            return CommandRunner.Failed;
        }
        using (alone)
        {
            if (WithReport && Job.Resume && TrainingReport.Read(Job.Folder) is { } made)
            {
                Output.Report(made);
                return CommandRunner.Done;
            }
            return Train(cancel, finish);
        }
    }

    private int Train(CancellationToken cancel, CancellationToken finish)
    {
        TrainingBeginning? beginning = null;
        IReadOnlyList<EpochRecord> epochs = [];
        TrainingJob job = Job with
        {
            Finish = finish,
            OnBegin = all => Output.Begin(beginning = all),
            OnStart = Output.Start,
            OnEpoch = history => Output.Epochs(epochs = history),
            OnFinished = result =>
            {
                if (WithReport)
                    MakeReport(result);
            },
        };
        if (WithReport)
            File.Delete(Path.Combine(Job.Folder, TrainingReport.FileName));
        TrainingResult? result;
        try
        {
            result = job.Run(
                (learnt, heldOut) => Output.Corpus(
                    learnt, heldOut, TrainingPlan.Warnings(
                        learnt.Pieces.Count, learnt.Notes, heldOut.Pieces.Count, job.From is not null)),
                Output.Progress,
                cancel);
        }
        catch (OperationCanceledException)
        {
            result = null;
        }
        if (result is null)
        {
            Output.Stopped();
            return CommandRunner.Failed;
        }
        Output.Result(Job.Folder, result);
        return CommandRunner.Done;

        void MakeReport(TrainingResult result)
        {
            Output.Measuring();
            TrainingReport report = new ReportMaker(Job.Folder, beginning!, epochs, cancel).Make(result);
            report.Write(Job.Folder);
            Output.Report(report);
        }
    }

    private static void Follow(TextReader input, CancellationTokenSource cancel, CancellationTokenSource finish)
    {
        try
        {
            while (input.ReadLine() is { } line)
                if (line == FinishLine)
                    finish.Cancel();
            cancel.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run is over.
        }
    }
}
