using Continuo.Studio.Common;
using Continuo.Studio.Training.Jobs;
using Continuo.Studio.Training.Report;
using Xunit;

namespace Continuo.Studio.Tests.Training;

public sealed class JobQueueTests
{
    [Fact]
    public async Task A_job_runs_to_its_report()
    {
        await using JobBench bench = await JobBench.StartAsync();
        Job asked = await bench.Create("My tunes");
        Assert.Equal(("my-tunes", 8, 2), (asked.PresetId, asked.Pieces, asked.HeldOutPieces));
        Job done = await bench.Await(asked.Id, JobState.Done);
        Assert.Equal(
            [(1, 8.5, 8.25), (2, 7.5, 7.25), (3, 6.5, 6.25), (4, 5.5, 5.25)],
            done.Curve.Select(point => (point.Epoch, point.TrainBitsPerNote, point.ValidBitsPerNote!.Value)));
        Assert.Equal(
            (6.5, 5.25, 1.0, Verdict.No),
            (done.PpmBitsPerNote, done.BestBitsPerNote, done.Share, done.Report!.Copies.Verdict));
    }

    [Fact]
    public async Task Of_two_that_delete_a_job_one_is_told_that_it_is_gone()
    {
        await using JobBench bench = await JobBench.StartAsync();
        bench.Tell("epochs", "1000");
        Job job = await bench.Create("A");
        await bench.Await(job.Id, JobState.Running);
        Task[] deletions = [bench.Queue.Delete(job.Id), bench.Queue.Delete(job.Id)];
        Refusal refusal = await Assert.ThrowsAsync<Refusal>(() => Task.WhenAll(deletions));
        Assert.Equal((404, 1), (refusal.Status, deletions.Count(one => one.IsCompletedSuccessfully)));
        Assert.Empty(Directory.GetDirectories(bench.Folders.Jobs));
    }

    [Fact]
    public async Task A_damaged_job_does_not_keep_the_others_from_going_on()
    {
        await using JobBench bench = await JobBench.StartAsync();
        Job job = await bench.Create("A");
        await bench.Await(job.Id, JobState.Done);
        File.WriteAllText(
            Path.Combine(
                Directory.CreateDirectory(Path.Combine(bench.Folders.Jobs, "damaged")).FullName, "job.json"), "{}");
        await bench.Restart();
        Assert.Equal([job.Id], bench.Shelf.All.Select(one => one.Id));
    }

    [Fact]
    public async Task Jobs_run_one_after_another_in_the_order_of_asking()
    {
        await using JobBench bench = await JobBench.StartAsync();
        Job first = await bench.Create("A"), second = await bench.Create("B"), third = await bench.Create("C");
        await bench.Await(first.Id, JobState.Running);
        Assert.Equal(
            (JobState.Queued, JobState.Queued), (bench.Shelf.Show(second.Id).State, bench.Shelf.Show(third.Id).State));
        await bench.Await(third.Id, JobState.Done);
        Assert.Equal(["A", "B", "C"], bench.Started);
        Assert.Equal(["C", "B", "A"], bench.Shelf.All.Select(job => job.Name));
    }

    [Fact]
    public async Task A_paused_job_lets_others_by_and_goes_on_before_those_that_wait()
    {
        await using JobBench bench = await JobBench.StartAsync();
        bench.Tell("epochs", "8");
        Job first = await bench.Create("A"), second = await bench.Create("B"), third = await bench.Create("C");
        await bench.Await(first.Id, job => job.Curve.Count >= 2);
        Assert.Equal(JobState.Paused, (await bench.Queue.Pause(first.Id)).State);
        int learnt = bench.Shelf.Show(first.Id).Curve.Count;
        await bench.Await(second.Id, JobState.Running);
        Assert.Equal(JobState.Queued, bench.Queue.Resume(first.Id).State);
        Job done = await bench.Await(first.Id, JobState.Done);
        await bench.Await(third.Id, JobState.Running);
        Assert.Equal(["A", "B", "A", "C"], bench.Started);
        Assert.True(learnt >= 2 && done.Curve.Count == 8);
    }

    [Fact]
    public async Task A_stopped_job_keeps_the_best_so_far()
    {
        await using JobBench bench = await JobBench.StartAsync();
        bench.Tell("epochs", "1000");
        Job job = await bench.Create("A");
        await bench.Await(job.Id, one => one.Curve.Count >= 1);
        bench.Queue.Stop(job.Id);
        Job done = await bench.Await(job.Id, JobState.Done);
        Assert.Contains(
            done.Warnings, warning => warning.StartsWith("You ended it after epoch", StringComparison.Ordinal));

        // Paused ones too: a process is started for the report alone.
        Job other = await bench.Create("B");
        await bench.Await(other.Id, one => one.Curve.Count >= 1);
        await bench.Queue.Pause(other.Id);
        bench.Queue.Stop(other.Id);
        Assert.NotNull((await bench.Await(other.Id, JobState.Done)).Report);
    }

    [Fact]
    public async Task A_job_that_is_stopped_before_it_learnt_anything_is_just_stopped()
    {
        await using JobBench bench = await JobBench.StartAsync();
        bench.Tell("epochs", "1000");
        Job first = await bench.Create("A"), second = await bench.Create("B");
        Assert.Equal(JobState.Stopped, bench.Queue.Stop(second.Id).State);
        bench.Queue.Stop(first.Id);
        Job ended = await bench.Await(first.Id, job => job.State is JobState.Stopped or JobState.Done);
        Assert.Equal(ended.Curve.Count == 0 ? JobState.Stopped : JobState.Done, ended.State);
        Assert.Throws<Refusal>(() => bench.Queue.Stop(second.Id));
    }

    [Fact]
    public async Task Deleting_a_running_job_ends_its_process_and_removes_all_of_it()
    {
        await using JobBench bench = await JobBench.StartAsync();
        bench.Tell("epochs", "1000");
        Job job = await bench.Create("A"), next = await bench.Create("B");
        await bench.Await(job.Id, JobState.Running);
        int process = bench.Process;
        await bench.Queue.Delete(job.Id);
        Assert.False(JobBench.IsAlive(process));
        Assert.False(Directory.Exists(bench.Shelf.Folder(job.Id).Path));
        Assert.Empty(Directory.GetFileSystemEntries(bench.Folders.Arriving));
        Assert.Equal(404, Assert.Throws<Refusal>(() => bench.Shelf.Show(job.Id)).Status);
        await bench.Await(next.Id, JobState.Running);
    }

    [Fact]
    public async Task A_process_that_is_killed_once_is_started_again_and_goes_on()
    {
        await using JobBench bench = await JobBench.StartAsync();
        bench.Tell("die", "1");
        Job done = await bench.Await((await bench.Create("A")).Id, JobState.Done);
        Assert.Equal(["A", "A"], bench.Started);
        Assert.Equal([1, 2, 3, 4], done.Curve.Select(point => point.Epoch));
    }

    [Fact]
    public async Task A_process_that_is_killed_again_fails_and_can_be_resumed()
    {
        await using JobBench bench = await JobBench.StartAsync();
        bench.Tell("die", "2");
        Job job = await bench.Create("A"), next = await bench.Create("B");
        Job failed = await bench.Await(job.Id, JobState.Failed);
        Assert.Contains("memory", failed.Error, StringComparison.Ordinal);
        await bench.Await(next.Id, JobState.Done);
        bench.Queue.Resume(job.Id);
        Assert.Null((await bench.Await(job.Id, JobState.Done)).Error);
    }

    [Fact]
    public async Task A_full_disk_is_said_so_and_what_was_learnt_is_kept()
    {
        await using JobBench bench = await JobBench.StartAsync();
        bench.Tell("fail", "continuo: No space left on device : 'checkpoint.bin'");
        Job failed = await bench.Await((await bench.Create("A")).Id, JobState.Failed);
        Assert.StartsWith("The disk is full.", failed.Error, StringComparison.Ordinal);
        Assert.Contains("epoch 1", failed.Error, StringComparison.Ordinal);
        Assert.Equal(["continuo: No space left on device : 'checkpoint.bin'"], failed.ErrorLines);
        File.Delete(Path.Combine(Path.GetDirectoryName(bench.Program)!, "fail"));
        bench.Queue.Resume(failed.Id);
        await bench.Await(failed.Id, JobState.Done);
    }

    [Fact]
    public async Task After_a_restart_the_running_goes_on_and_the_paused_stays_paused()
    {
        await using JobBench bench = await JobBench.StartAsync();
        bench.Tell("epochs", "10");
        Job paused = await bench.Create("A"), running = await bench.Create("B");
        await bench.Queue.Pause(paused.Id);
        await bench.Await(running.Id, job => job.Curve.Count >= 2);
        int process = bench.Process;
        await bench.Restart();
        Assert.False(JobBench.IsAlive(process));
        Assert.Empty(bench.Recovered.All); // it was not cut off
        Job goesOn = await bench.Await(running.Id, JobState.Running);
        Assert.True(goesOn.Epoch >= 2, $"it began again: {goesOn}");

        await bench.RestartAfterKill(running.Id);
        Assert.Contains("“B”", Assert.Single(bench.Recovered.All), StringComparison.Ordinal);
        await bench.Await(running.Id, JobState.Done);
        Assert.Equal(JobState.Paused, bench.Shelf.Show(paused.Id).State);
    }

    [Fact]
    public async Task Music_that_is_removed_meanwhile_does_not_concern_a_job()
    {
        await using JobBench bench = await JobBench.StartAsync();
        Job job = await bench.Create("A", from: "styles");
        await bench.Queue.Pause(job.Id);
        foreach (JobSong song in bench.Music.Songs)
            File.Delete(song.Path);
        bench.Queue.Resume(job.Id);
        await bench.Await(job.Id, JobState.Done);
    }

    [Fact]
    public async Task Where_training_is_not_possible_no_job_is_made()
    {
        await using JobBench bench = await JobBench.StartAsync();
        bench.Tell("unavailable", "");
        Refusal refusal = await Assert.ThrowsAsync<Refusal>(() => bench.Create("A"));
        Assert.Equal(503, refusal.Status);
        Assert.Contains("there is no LibTorch", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Shelf.All);
    }

    [Fact]
    public async Task A_preset_is_handed_over_under_an_id_that_is_free()
    {
        await using JobBench bench = await JobBench.StartAsync();
        foreach (string file in new[] { "preset.json", "model.safetensors" })
            File.Copy(
                Path.Combine(bench.Folders.BundledPresets, "irish", file),
                Path.Combine(Path.GetDirectoryName(bench.Program)!, file));
        Job job = await bench.Create("Irish"); // the model that the script leaves says "irish", which the bundle has
        Assert.Equal("irish-2", job.PresetId);
        Assert.Equal(409, Assert.Throws<Refusal>(() => bench.Install.Install(job.Id)).Status);
        await bench.Await(job.Id, JobState.Done);
        Assert.Equal("irish-2", bench.Install.Install(job.Id));
        Assert.Equal("irish-2", bench.Install.Install(job.Id));
        Assert.Equal("irish-2", bench.Folders.Presets.Find("irish-2")!.Id);
        Assert.True(bench.Shelf.Show(job.Id).Installed);
        Assert.Empty(Directory.GetFileSystemEntries(bench.Folders.Arriving));
    }
}
