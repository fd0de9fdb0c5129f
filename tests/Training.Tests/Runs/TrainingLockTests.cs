using Continuo.Training.Runs;

namespace Continuo.Training.Tests.Runs;

public sealed class TrainingLockTests
{
    [Fact]
    public async Task Who_comes_second_waits_until_the_first_has_gone()
    {
        using var work = new WorkFolder();
        TrainingLock first = TrainingLock.Wait(work.File("mine"), TimeSpan.Zero, default);
        Assert.Contains(
            "another training",
            Assert.Throws<IOException>(() => TrainingLock.Wait(work.File("mine"), TimeSpan.Zero, default)).Message,
            StringComparison.Ordinal);
        Task<TrainingLock> second = Task.Run(
            () => TrainingLock.Wait(work.File("mine"), TimeSpan.FromSeconds(30), default));
        await Task.Delay(300);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second).Dispose();
        Assert.Empty(Directory.GetFiles(work.File("mine")));
    }

    [Fact]
    public void Waiting_can_be_given_up()
    {
        using var work = new WorkFolder();
        using TrainingLock first = TrainingLock.Wait(work.File("mine"), TimeSpan.Zero, default);
        using var cancel = new CancellationTokenSource(200);
        Assert.Throws<OperationCanceledException>(
            () => TrainingLock.Wait(work.File("mine"), TimeSpan.FromMinutes(1), cancel.Token));
    }
}
