using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Export;
using Continuo.Engine.Models;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Engine.Safetensors;
using Continuo.Training.Batches;
using Continuo.Training.Corpus;
using Continuo.Training.Prediction;
using Continuo.Training.Runs;

namespace Continuo.Training.Tests.Runs;

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
        Assert.Equal(LoopLimits.Classes, preset.Loops.Onsets.Count);
        Assert.True(preset.Training!.Pieces > 10 && preset.Training.Tokens > 1000);
        Assert.Equal(314, PresetLoader.Load(preset).Model.VocabularySize);
        Assert.Equal(3, File.ReadAllLines(work.File("mine/loss.csv")).Length);
        Assert.False(Directory.Exists(work.File("mine/.training")), "nothing is left to resume");
    }

    [TorchTheory]
    [InlineData("melody")]
    [InlineData("notechord")]
    public void Every_encoding_can_be_learnt_and_its_symbols_go_with_the_model(string encoding)
    {
        using WorkFolder work = Music(withChords: encoding == "notechord");
        TrainingJob job = Job(work) with { Options = Tiny with { Encoding = encoding } };
        TrainingResult result = job.Run(null, null, default)!;
        Assert.InRange(result.Model!.BitsPerNote, 0.1, 30);

        Preset preset = PresetFile.Read(work.File("mine"));
        LoadedPreset loaded = PresetLoader.Load(preset);
        Assert.Equal((encoding, encoding), (preset.Encoding, loaded.Tokenizer.Id));
        Assert.Equal(
            loaded.Tokenizer.Vocabulary.ToJson(),
            WeightsFile.Read(preset.ModelPath).Metadata[PresetLoader.SymbolsMetadataKey]);
        if (encoding == "notechord")
            Assert.True(loaded.Tokenizer.Vocabulary.TryFind("48.64.67", out _), "the corpus's own chord has a symbol");

        // Further training keeps the encoding and the symbols, whatever is asked for and heard.
        TrainingJob further = job with
        {
            From = work.File("mine"),
            Folder = work.File("further"),
            Options = Tiny with { Epochs = 1 },
        };
        Assert.NotNull(further.Run(null, null, default));
        Assert.Equal(
            loaded.Tokenizer.Vocabulary.Hash,
            PresetLoader.Load(PresetFile.Read(work.File("further"))).Tokenizer.Vocabulary.Hash);
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
    public void A_job_that_is_told_to_finish_keeps_the_best_so_far()
    {
        using WorkFolder work = Music();
        using var finish = new CancellationTokenSource();
        TrainingJob job = Job(work) with { Options = Tiny with { Epochs = 50 }, Finish = finish.Token };
        TrainingResult result = (job with { OnEpoch = history => { if (history.Count == 2)
            finish.Cancel(); } }).Run(null, null, default)!;
        Assert.InRange(result.BestEpoch, 1, 2);
        Assert.Equal(3, File.ReadAllLines(work.File("mine/loss.csv")).Length);
        Assert.Equal(
            result.Model!.BitsPerNote, PresetFile.Read(work.File("mine")).Metrics["mine/valid"].BitsPerNote, 3);

        // Before the first epoch's end there is nothing to keep, but it can go on.
        Assert.Null((job with { Folder = work.File("other") }).Run(null, null, default));
        Assert.True(File.Exists(work.File("other/.training/checkpoint.bin")));
    }

    [TorchFact]
    public void A_job_that_is_cut_off_while_it_is_reported_on_is_reported_on_again()
    {
        using WorkFolder work = Music();
        TrainingJob job = Job(work, resume: true);
        Assert.Throws<OperationCanceledException>(
            () => (job with { OnFinished = _ => throw new OperationCanceledException() }).Run(null, null, default));
        int steps = 0, reports = 0;
        TrainingBeginning? beginning = null;
        Assert.NotNull((job with { OnBegin = all => beginning = all, OnFinished = _ => reports++ })
            .Run(null, _ => steps++, default));
        Assert.Equal((0, 1), (steps, reports));
        Assert.Equal((16, 4), (beginning!.Train.Pieces.Count, beginning.Valid.Pieces.Count));
        Assert.True(beginning.Baseline.Value!.BitsPerNote > 0);
    }

    [TorchTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Training_can_begin_from_another_presets_weights(bool learnsToLookBack)
    {
        using WorkFolder work = Music();
        Job(work).Run(null, null, default);
        double before = PresetFile.Read(work.File("mine")).Metrics["mine/valid"].BitsPerNote;
        ReturnStrength strength = new(0.1f, 0.6f, 0.5f);
        PresetFile.Write(work.File("mine"), PresetFile.Read(work.File("mine")) with { Return = strength });
        var second = new TrainingJob
        {
            Folder = work.File("further"),
            Sets = [new CorpusSet { Data = [work.File("tunes")] }],
            From = work.File("mine"),
            // The sizes are the other preset's, whatever is asked for.
            Options = Tiny with { Hidden = 99, Epochs = 1, LearningRate = 1e-6f, LookBack = learnsToLookBack },
        };
        TrainingResult result = second.Run(null, null, default)!;
        ModelConfig config = PresetFile.Read(work.File("further")).Config!;
        Assert.Equal((16, learnsToLookBack), (config.HiddenSize, config.LookBack));
        Assert.Equal(before, result.Model!.BitsPerNote, 0.2);
        Assert.Equal(strength, PresetFile.Read(work.File("further")).Return);
    }

    [TorchFact]
    public void One_model_learns_two_styles_and_plays_in_each()
    {
        using var work = new WorkFolder();
        for (int i = 0; i < 60; i++)
        {
            MidiFileWriter.Write(work.File(FormattableString.Invariant($"rising/{i:D2}.mid")), TestMusic.Run(i, 2));
            MidiFileWriter.Write(work.File(FormattableString.Invariant($"falling/{i:D2}.mid")), TestMusic.Run(i, -2));
        }
        TrainingJob both = Job(work) with
        {
            Sets = [Set("rising"), Set("falling")],
            Options = Tiny with
            {
                Embedding = 16,
                Hidden = 32,
                Epochs = 20,
                Batch = 8,
                Sequence = 16,
                LearningRate = 0.02f,
                Dropout = 0,
                Augmentation = Augmentation.None with { NoStyle = 0.1 },
            },
        };
        Assert.NotNull(both.Run(null, null, default));

        IMusicModel model = WeightsFile.LoadModel(work.File("mine/model.safetensors"));
        ITokenizer tokenizer = Tokenizers.Find("event")!;
        foreach ((string own, string other) in new[] { ("rising", "falling"), ("falling", "rising") })
        {
            IReadOnlyList<Score> music = [.. Set(own).Load().Valid.Pieces.Select(piece => piece.Score)];
            Assert.NotEmpty(music);
            double InStyle(string style) =>
                Evaluator.Measure(music, tokenizer, () => new ModelPredictor(model.InStyle(style))).BitsPerNote;
            Assert.True(
                InStyle(own) < InStyle(other) - 0.3,
                $"{own}: {InStyle(own)} in its own style, {InStyle(other)} in the other's");
        }

        CorpusSet Set(string style) => new() { Style = style, Data = [work.File(style)] };
    }

    [TorchFact]
    public void A_style_that_the_model_does_not_know_is_an_error()
    {
        using WorkFolder work = Music();
        Job(work).Run(null, null, default);
        TrainingJob further = Job(work) with
        {
            From = work.File("mine"),
            Folder = work.File("further"),
            Sets = [new CorpusSet { Data = [work.File("tunes")], Style = "polka" }],
        };
        Assert.Contains(
            "polka", Assert.Throws<InvalidDataException>(() => further.Run(null, null, default)).Message,
            StringComparison.Ordinal);
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
        Sets = [new CorpusSet { Data = [work.File("tunes")] }],
        Options = Tiny,
        Resume = resume,
        Name = "My tunes",
    };

    private static WorkFolder Music(bool withChords = false)
    {
        var work = new WorkFolder();
        for (int i = 0; i < 20; i++)
        {
            Score tune = TestMusic.Tune(i);
            if (withChords)
                tune = tune with { Parts = [.. tune.Parts, new Part("", Chord(tune.End))] };
            MidiFileWriter.Write(work.File(FormattableString.Invariant($"tunes/{i:D2}.mid")), tune);
        }

        return work;
    }

    private static List<Note> Chord(Ticks at) =>
        [
        .. new byte[] { 48, 64, 67 }.Select(pitch => new Note(at, new(Ticks.PerQuarter), new(pitch), TestMusic.Plain)),
    ];
}
