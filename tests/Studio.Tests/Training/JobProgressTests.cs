using Continuo.Studio.Training.Jobs;
using Continuo.Studio.Training.Run;
using Xunit;

namespace Continuo.Studio.Tests.Training;

/// <summary>What a training's events make of its job.</summary>
public sealed class JobProgressTests
{
    private static readonly Job Halfway = Events(
        Progress(1), Epoch(1), Progress(2), Epoch(2), Progress(3), Epoch(3), Progress(4));

    [Fact]
    public void EpochsThatComeAgainAfterAResumeLetNothingFallBack()
    {
        Job job = Halfway;
        foreach (TrainingEvent again in (TrainingEvent[])[Epoch(1), Epoch(2), Epoch(3), Progress(4)])
        {
            job = JobProgress.Apply(job, again);
            Assert.Equal((4, 3), (job.Epoch, job.Curve.Count));
            Assert.Equal([1, 2, 3], job.Curve.Select(point => point.Epoch));
            Assert.True(job.Share >= Halfway.Share);
        }
    }

    [Fact]
    public void ATrainingThatBeginsAgainHasNoOldEpochs()
    {
        Job job = JobProgress.Apply(Halfway, Progress(1));
        Assert.Equal(1, job.Epoch);
        Assert.Empty(job.Curve);
    }

    private static Job Events(params TrainingEvent[] events) => events.Aggregate(
        new Job { Id = "", Name = "", PresetId = "", Created = default, Request = null!, Encoding = "event" },
        JobProgress.Apply);

    private static ProgressEvent Progress(int epoch) => new(epoch, 10, (epoch - 0.5) / 10, 60, 100, 5);

    private static EpochEvent Epoch(int epoch) => new(epoch, 5, 4);
}
