using Continuo.Engine.Control;
using Continuo.Engine.Export;
using Continuo.Engine.Training;

namespace Continuo.Training.Tests;

public sealed class TrainingJobTests
{
    private static readonly TrainingOptions Tiny = new()
    {
        Embedding = 8, Hidden = 16, Dropout = 0.1f, Epochs = 2, Batch = 4, Sequence = 32, LearningRate = 0.01f,
    };

    [TorchFact]
    public void Music_in_a_folder_becomes_a_preset_that_loads()
    {
        using WorkFolder work = Music();
        TrainingResult result = Job(work).Run(null, null, default)!;
        Assert.NotNull(result.Model);
        Assert.NotNull(result.Baseline);

        Preset preset = PresetFile.Read(work.File("mine"));
        Assert.Equal(("mine", "My tunes", "event"), (preset.Id, preset.Name, preset.Encoding));
        Assert.Equal(Math.Round(result.Model!.BitsPerNote, 4), preset.Metrics["mine/valid"].BitsPerNote);
        Assert.True(preset.Training!.Pieces > 10 && preset.Training.Tokens > 1000);
        Assert.Equal(314, PresetLoader.Load(preset).Model.VocabularySize);
        Assert.Equal(3, File.ReadAllLines(work.File("mine/loss.csv")).Length);
        Assert.False(Directory.Exists(work.File("mine/.training")), "nothing is left to resume");
    }

    [TorchFact]
    public void A_stopped_job_is_resumed_to_the_same_weights()
    {
        using WorkFolder work = Music();
        Job(work).Run(null, null, default);
        byte[] whole = File.ReadAllBytes(work.File("mine/model.safetensors"));
        Directory.Delete(work.File("mine"), recursive: true);

        using var stop = new CancellationTokenSource();
        int steps = 0;
        Assert.Null(Job(work).Run(null, _ => { if (++steps == 5) stop.Cancel(); }, stop.Token));
        Assert.True(File.Exists(work.File("mine/.training/checkpoint.bin")));
        Assert.NotNull(Job(work, resume: true).Run(null, null, default));
        Assert.Equal(whole, File.ReadAllBytes(work.File("mine/model.safetensors")));
    }

    [TorchFact]
    public void Training_can_begin_from_another_presets_weights()
    {
        using WorkFolder work = Music();
        Job(work).Run(null, null, default);
        double before = PresetFile.Read(work.File("mine")).Metrics["mine/valid"].BitsPerNote;
        var second = new TrainingJob
        {
            Folder = work.File("further"),
            Sources = [work.File("tunes")],
            From = work.File("mine"),
            // The sizes are the other preset's, whatever is asked for.
            Options = Tiny with { Hidden = 99, Epochs = 1, LearningRate = 1e-6f },
        };
        TrainingResult result = second.Run(null, null, default)!;
        Assert.Equal(16, PresetFile.Read(work.File("further")).Config!.HiddenSize);
        Assert.Equal(before, result.Model!.BitsPerNote, 0.2);
    }

    [TorchFact]
    public void A_folder_without_music_is_an_error()
    {
        using var work = new WorkFolder();
        Directory.CreateDirectory(work.File("tunes"));
        Assert.Throws<InvalidDataException>(() => Job(work).Run(null, null, default));
    }

    private static TrainingJob Job(WorkFolder work, bool resume = false) => new()
    {
        Folder = work.File("mine"),
        Sources = [work.File("tunes")],
        Options = Tiny,
        Resume = resume,
        Name = "My tunes",
    };

    private static WorkFolder Music()
    {
        var work = new WorkFolder();
        for (int i = 0; i < 20; i++)
            MidiFileWriter.Write(work.File(FormattableString.Invariant($"tunes/{i:D2}.mid")), TestMusic.Tune(i));
        return work;
    }
}
