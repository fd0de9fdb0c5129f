using Continuo.Bench.Frames;
using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Presets;
using Continuo.Training.Batches;
using Continuo.Training.Networks;
using Continuo.Training.Runs;
using Continuo.Training.Tests;

namespace Continuo.Bench.Tests.Frames;

public sealed class FrameTrainerTests
{
    private static readonly FrameTrainingOptions Options = new()
    {
        Hidden = 24, Embedding = 16, Dropout = 0, Epochs = 30, Batch = 4,
        Sequence = 32, LearningRate = 0.02f, Shift = 2, Patience = 30,
    };

    /// <summary>The same turn of three chords, from different keys and places on.</summary>
    private static readonly List<Frame[]> Turns =
    [
        .. Enumerable.Range(0, 12).Select(piece => Turn(key: 55 + piece % 5, from: piece % 3)),
    ];

    [TorchFact]
    public void A_turn_of_chords_is_learnt_and_the_kept_model_gives_the_trainers_own_figure()
    {
        using var work = new WorkFolder();
        LibTorch.SetThreads(1);
        double best = double.PositiveInfinity;
        var trainer = new FrameTrainer(Options, Turns, Turns);
        IReadOnlyList<Weight> weights = trainer.Run((_, _, valid) => best = Math.Min(best, valid));
        FrameModel.Save(work.File("model.safetensors"), weights, Options);
        FrameModel model = FrameModel.Load(work.File("model.safetensors"));

        double reached = FrameMeter.Measure(Turns, () => new FrameModelPredictor([model], [0])).NatsPerStep;
        var persistence = new PitchPersistence(Turns);
        Assert.True(reached < 0.5 * FrameMeter.Measure(Turns, persistence.Share).NatsPerStep);
        // The trainer has no mask: what is never allowed keeps some probability there.
        Assert.InRange(best - reached, -1e-4, 0.3);
    }

    [TorchFact]
    public void The_same_seed_gives_the_same_weights()
    {
        LibTorch.SetThreads(1);
        IReadOnlyList<Weight> Weights() =>
            new FrameTrainer(Options with { Epochs = 2, Dropout = 0.3f }, Turns, Turns).Run((_, _, _) => { });
        Assert.Equal(Weights().SelectMany(weight => weight.Values), Weights().SelectMany(weight => weight.Values));
    }

    private static Frame[] Turn(int key, int from)
    {
        Frame[] chords =
        [
            Frame.Of(key, key + 4, key + 7), Frame.Of(key, key + 5, key + 9), Frame.Of(key - 1, key + 2, key + 7),
        ];
        return [.. Enumerable.Range(0, 16).Select(step => chords[(step + from) % chords.Length])];
    }
}
