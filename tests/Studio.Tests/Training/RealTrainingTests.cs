using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Continuo.Engine.Presets;
using Continuo.Studio.Music;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.Studio.Tests.Training;

/// <summary>Real trainings by the real program, killed where it hurts.</summary>
public sealed class RealTrainingTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("continuo-training-").FullName;

    [TorchFact]
    public async Task Neither_a_killed_training_nor_a_killed_studio_loses_what_was_learnt()
    {
        string path;
        int learnt, trainer;
        using (StudioProgram studio = await StudioProgram.StartAsync(_root))
        {
            await Upload(studio, 12);
            JsonElement job = await studio.Post(
                "api/jobs",
                JsonContent.Create(new { name = "Killed twice", songs = (string[]?)null, hidden = 64, epochs = 14 }));
            path = $"api/jobs/{job.GetProperty("id").GetString()}";
            int before = Epochs(await studio.Await(path, one => Epochs(one) >= 3));

            // The training alone: it is started again, once, and goes on.
            int killed = studio.Trainer()!.Value;
            using (Process process = Process.GetProcessById(killed))
                process.Kill();
            JsonElement again = await studio.Await(path, one => State(one) == "running"
                && studio.Trainer() is { } id
                && id != killed
                && one.GetProperty("epoch").GetInt32() >= before);
            Assert.Equal(JsonValueKind.Null, again.GetProperty("error").ValueKind);

            // The studio: the training notices that nobody listens, and ends by itself.
            learnt = Epochs(await studio.Await(path, one => Epochs(one) >= before + 3));
            trainer = studio.Trainer()!.Value;
            studio.Kill();
        }
        var clock = Stopwatch.StartNew();
        await Patience.UntilAsync(() => !JobBench.IsAlive(trainer), "the training ends when the studio is gone");
        output.WriteLine($"killed after {learnt} epochs; the training ended {clock.Elapsed.TotalSeconds:F1} s later");

        using StudioProgram next = await StudioProgram.StartAsync(_root);
        Assert.Contains(
            "Killed twice",
            Assert.Single((await next.Get("api/about")).GetProperty("recovered").EnumerateArray()).GetString(),
            StringComparison.Ordinal);
        JsonElement resumed = await next.Await(path, one => State(one) == "running");
        Assert.True(resumed.GetProperty("epoch").GetInt32() >= learnt, $"it began again: {resumed}");
        JsonElement done = await next.Await(path, one => State(one) is "done" or "failed");
        Assert.True(State(done) == "done", done.ToString());
        Assert.Equal(
            Enumerable.Range(1, Epochs(done)),
            done.GetProperty("curve").EnumerateArray().Select(point => point.GetProperty("epoch").GetInt32()));
        Assert.Equal(done.GetProperty("report").GetProperty("epochs").GetInt32(), Epochs(done));
        output.WriteLine(done.GetProperty("report").ToString());

        string id = (await next.Post(path + "/install")).GetProperty("presetId").GetString()!;
        LoadedPreset preset = PresetLoader.Load(PresetFile.Read(Path.Combine(_root, "continuo", "presets", id)));
        Assert.Equal(
            ("killed-twice", "Killed twice", 64),
            (preset.Preset.Id, preset.Preset.Name, preset.Preset.Config!.HiddenSize));
    }

    [TorchFact]
    public async Task A_small_training_from_a_preset_is_stopped_and_still_reported_on()
    {
        using StudioProgram studio = await StudioProgram.StartAsync(_root);
        await Upload(studio, 6);
        JsonElement job = await studio.Post(
            "api/jobs", JsonContent.Create(new { name = "Stopped", from = "styles", effort = "thorough" }));
        string path = $"api/jobs/{job.GetProperty("id").GetString()}";
        JsonElement running = await studio.Await(path, one => Epochs(one) >= 1);
        Assert.True(
            running.GetProperty("startBitsPerNote").GetDouble() > 0
            && running.GetProperty("ppmBitsPerNote").GetDouble() > 0, running.ToString());
        await studio.Post(path + "/stop");
        JsonElement done = await studio.Await(path, one => State(one) is "done" or "failed" or "stopped");
        Assert.True(State(done) == "done", done.ToString());
        JsonElement report = done.GetProperty("report");
        Assert.NotEqual("unknown", report.GetProperty("generalises").GetProperty("verdict").GetString());
        Assert.True(report.GetProperty("copies").GetProperty("answers").GetInt32() >= 24);
        Assert.InRange(report.GetProperty("epochs").GetInt32(), 1, 20);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static int Epochs(JsonElement job) => job.GetProperty("curve").GetArrayLength();

    private static string State(JsonElement job) => job.GetProperty("state").GetString()!;

    private async Task Upload(StudioProgram studio, int tunes)
    {
        using var form = new MultipartFormDataContent();
        foreach (string path in new TestTunes(Path.Combine(_root, "tunes")).Add(tunes).Songs.Select(song => song.Path))
            form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(path)), "files", Path.GetFileName(path));
        JsonElement answer = await studio.Post("api/music", form);
        Assert.Equal(tunes, answer.GetProperty("added").GetArrayLength());
    }
}
