using Continuo.Engine.Models;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;
using Continuo.Training.Batches;
using Continuo.Training.Corpus;
using Continuo.Training.Networks;
using Continuo.Training.Prediction;
using Continuo.Training.Runs;

namespace Continuo.Training.Tests.Runs;

public sealed class TrainerTests
{
    private static readonly TrainingOptions Tiny = new()
    {
        Embedding = 16, Hidden = 32, Dropout = 0.2f, Epochs = 3, Batch = 3,
        Sequence = 24, LearningRate = 0.01f, Patience = 100,
    };

    [TorchFact]
    public void A_tiny_corpus_is_learnt_by_heart()
    {
        Piece[] tunes = TestMusic.Tunes(2, notes: 16);
        TrainingOptions options = Tiny with
        {
            Hidden = 64,
            Dropout = 0,
            Epochs = 300,
            WeightDecay = 0,
            Augmentation = Augmentation.None,
        };
        using Trainer trainer = NewTrainer(options, tunes, []);
        trainer.Run(_ => { });
        double first = trainer.History[0].TrainNats, last = trainer.History[^1].TrainNats;
        Assert.True(first > 2 && last < 0.1, FormattableString.Invariant($"from {first} to {last} nats a token"));

        LossReport report = Evaluator.Measure(
            [.. tunes.Select(tune => tune.Score)], trainer.Tokenizer,
            () => new ModelPredictor(ToModel(trainer, options)));
        Assert.True(
            report.BitsPerNote < 0.5,
            FormattableString.Invariant($"{report.BitsPerNote} bits a note by the engine's inference"));
    }

    [TorchFact]
    public void A_run_killed_in_mid_epoch_goes_on_to_the_same_losses()
    {
        Piece[] train = TestMusic.Tunes(8), valid = TestMusic.Tunes(10)[8..];
        using var work = new WorkFolder();
        string checkpoint = work.File("checkpoint.bin");

        var whole = new List<double>();
        using (Trainer trainer = NewTrainer(Tiny, train, valid))
            trainer.Run(_ => { }, progress => whole.Add(progress.Loss));

        // Killed: what was done after the checkpoint is lost with the process.
        const int SavedAfter = 7, KilledAfter = 10;
        var before = new List<double>();
        using (Trainer trainer = NewTrainer(Tiny, train, valid))
        {
            using var kill = new CancellationTokenSource();
            bool done = trainer.Run(_ => { }, progress =>
            {
                before.Add(progress.Loss);
                if (before.Count == SavedAfter)
                    trainer.Save(checkpoint);
                if (before.Count == KilledAfter)
                    kill.Cancel();
            }, kill.Token);
            Assert.False(done);
        }

        var after = new List<double>();
        using Trainer resumed = NewTrainer(Tiny, train, valid);
        resumed.Resume(checkpoint);
        Assert.True(resumed.Run(_ => { }, progress => after.Add(progress.Loss)));
        Assert.Equal(whole, before.Take(SavedAfter).Concat(after));
    }

    [TorchFact]
    public void The_same_seed_gives_the_same_curve_and_another_another()
    {
        Assert.Equal(Curve(Tiny), Curve(Tiny));
        Assert.NotEqual(Curve(Tiny), Curve(Tiny with { Seed = 2 }));
    }

    [TorchFact]
    public void Only_better_epochs_are_kept_and_training_stops_when_stuck()
    {
        // What memorises predicts other music ever worse, so that validation soon stops improving.
        TrainingOptions options = Tiny with
        {
            Dropout = 0,
            Epochs = 60,
            Patience = 3,
            LearningRate = 0.03f,
            Augmentation = Augmentation.None,
        };
        var best = new List<double>();
        using Trainer trainer = NewTrainer(options, TestMusic.Tunes(2), TestMusic.Tunes(6)[2..]);
        Assert.True(trainer.Run(better => best.Add(better.BestValidBits!.Value)));
        Assert.Equal(best.OrderDescending(), best);
        Assert.Equal(trainer.History.Min(epoch => epoch.ValidBits), trainer.BestValidBits);
        Assert.Equal(trainer.BestEpoch + options.Patience, trainer.History.Count);
        Assert.True(trainer.History.Count < options.Epochs, "it went on to the end");
    }

    [TorchFact]
    public void A_checkpoint_of_another_run_or_a_damaged_one_is_refused()
    {
        Piece[] train = TestMusic.Tunes(4);
        using var work = new WorkFolder();
        string checkpoint = work.File("checkpoint.bin");
        using (Trainer trainer = NewTrainer(Tiny, train, []))
            trainer.Save(checkpoint);

        using Trainer otherOptions = NewTrainer(Tiny with { Dropout = 0.3f }, train, []);
        Assert.Throws<InvalidDataException>(() => otherOptions.Resume(checkpoint));
        using Trainer otherData = NewTrainer(Tiny, train[1..], []);
        Assert.Throws<InvalidDataException>(() => otherData.Resume(checkpoint));

        using Trainer same = NewTrainer(Tiny, train, []);
        byte[] bytes = File.ReadAllBytes(checkpoint);
        File.WriteAllBytes(checkpoint, bytes[..(bytes.Length - 100)]);
        Assert.Throws<InvalidDataException>(() => same.Resume(checkpoint));
        File.WriteAllBytes(checkpoint, new byte[50]);
        Assert.Throws<InvalidDataException>(() => same.Resume(checkpoint));

        // As a Continuo wrote it that trained with LibTorch 1.13.
        File.WriteAllBytes(checkpoint, [.. "CTCP0001"u8, .. new byte[50]]);
        Assert.Contains(
            "older Continuo", Assert.Throws<InvalidDataException>(() => same.Resume(checkpoint)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_learning_rate_warms_up_and_falls()
    {
        Assert.Equal(1e-5f, LearningRate.At(1e-3f, 0, 0.1), 1e-9f);
        Assert.Equal(5e-4f, LearningRate.At(1e-3f, 0.05, 0.1), 1e-9f);
        Assert.Equal(1e-3f, LearningRate.At(1e-3f, 0.1, 0.1), 1e-9f);
        Assert.Equal(1e-5f, LearningRate.At(1e-3f, 1, 0.1), 1e-9f);
        Assert.True(LearningRate.At(1e-3f, 0.4, 0.1) > LearningRate.At(1e-3f, 0.6, 0.1));
    }

    private static double[] Curve(TrainingOptions options)
    {
        using Trainer trainer = NewTrainer(options with { Epochs = 2 }, TestMusic.Tunes(4), TestMusic.Tunes(5)[4..]);
        trainer.Run(_ => { });
        return [.. trainer.History.SelectMany(epoch => new[] { epoch.TrainNats, epoch.ValidBits!.Value })];
    }

    private static Trainer NewTrainer(TrainingOptions options, Piece[] train, Piece[] valid)
    {
        LibTorch.SetThreads(1);
        return new Trainer(options, train, valid);
    }

    private static IMusicModel ToModel(Trainer trainer, TrainingOptions options)
    {
        var config = new ModelConfig
        {
            VocabularySize = trainer.Tokenizer.Vocabulary.Size,
            EmbeddingSize = options.Embedding,
            HiddenSize = options.Hidden,
            Layers = options.Layers,
        };
        byte[] bytes = WeightsFile.ToBytes(
            "trained",
            [.. trainer.GetWeights().Select(weight => new WeightsTensor(weight.Name, weight.Shape, weight.Values))],
            new Dictionary<string, string> { [ModelConfig.MetadataKey] = config.ToJson() }, WeightsType.F32);
        return WeightsFile.Parse(bytes, "trained").ToModel();
    }
}
