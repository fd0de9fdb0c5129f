using Continuo.Engine.Safetensors;
using Continuo.Training.Batches;
using Continuo.Training.Networks;

namespace Continuo.Training.Tests.Networks;

public sealed class TorchTrainerTests
{
    private const int Vocabulary = 12;

    [TorchFact]
    public void A_state_brings_back_the_same_losses_to_the_last_bit()
    {
        using TorchTrainer trainer = Small(dropout: 0.4f, layers: 2);
        Losses(trainer, 0, 5);
        TrainerState state = trainer.SaveState();
        float[] first = Losses(trainer, 5, 10);

        using TorchTrainer other = Small(dropout: 0.4f, layers: 2, seed: 99);
        other.LoadState(state);
        Assert.Equal(first, Losses(other, 5, 10));
    }

    [TorchFact]
    public void Without_its_state_a_run_goes_another_way()
    {
        using TorchTrainer trainer = Small(dropout: 0.4f, layers: 2);
        Losses(trainer, 0, 5);
        float[] first = Losses(trainer, 5, 10);
        using TorchTrainer other = Small(dropout: 0.4f, layers: 2);
        Assert.NotEqual(first, Losses(other, 5, 10));
    }

    [TorchFact]
    public void The_same_seed_gives_the_same_weights()
    {
        using TorchTrainer a = Small(), b = Small(), c = Small(seed: 2);
        Assert.Equal(a.GetWeights()[0].Values, b.GetWeights()[0].Values);
        Assert.NotEqual(a.GetWeights()[0].Values, c.GetWeights()[0].Values);
    }

    [TorchFact]
    public void A_weight_that_is_not_trainable_stays_and_the_others_move()
    {
        using TorchTrainer trainer = Small();
        var before = trainer.GetWeights().ToDictionary(weight => weight.Name, weight => weight.Values);
        string[] frozen = [.. before.Keys.Where(name => name.StartsWith("lstm.", StringComparison.Ordinal))];
        Losses(trainer, 0, 1); // moments that would move a weight on
        foreach (string name in frozen)
            trainer.SetWeight(name, before[name]);
        foreach (string name in frozen)
            trainer.Freeze(name);
        Losses(trainer, 1, 4);
        Assert.Equal(4, frozen.Length);
        Assert.All(
            trainer.GetWeights(),
            weight => Assert.Equal(frozen.Contains(weight.Name), weight.Values.SequenceEqual(before[weight.Name])));
    }

    [TorchFact]
    public void State_is_carried_from_batch_to_batch_and_zeroed_at_a_new_piece()
    {
        int[] piece = TorchModels.Tokens(Vocabulary, 21, seed: 1);
        using TorchTrainer trainer = Small();
        float whole = trainer.Step(Of(piece, 0, 20, isNew: true), learningRate: 0, maxNorm: 0).Loss;
        float first = trainer.Step(Of(piece, 0, 10, isNew: true), 0, 0).Loss;
        float carried = trainer.Step(Of(piece, 10, 10, isNew: false), 0, 0).Loss;
        trainer.Step(Of(piece, 0, 10, isNew: true), 0, 0);
        float forgotten = trainer.Step(Of(piece, 10, 10, isNew: true), 0, 0).Loss;
        Assert.Equal(whole, (first + carried) / 2, 1e-5);
        Assert.NotEqual(whole, (first + forgotten) / 2, 1e-5);
    }

    [TorchFact]
    public void Training_and_measuring_agree_where_nothing_is_dropped()
    {
        Batch batch = TorchModels.RandomBatch(Vocabulary, lanes: 3, length: 15, seed: 5);
        batch.Lengths[1] = 4;
        using TorchTrainer trainer = Small();
        float[] nats = trainer.Evaluate(batch);
        Assert.All(nats[(15 + 4)..30], beyond => Assert.Equal(0, beyond));
        Assert.Equal(nats.Sum() / batch.Targets, trainer.Step(batch, 0, 0).Loss, 1e-5);
    }

    [TorchFact]
    public void Clipping_bounds_the_step()
    {
        Batch batch = TorchModels.RandomBatch(Vocabulary, lanes: 2, length: 8, seed: 5);
        using TorchTrainer trainer = Small();
        (_, float norm) = trainer.Step(batch, 0, maxNorm: 1e-3f);
        Assert.True(norm > 1e-3f, "the norm is reported as it was before clipping");
    }

    [TorchFact]
    public void Wrong_use_is_refused_with_words()
    {
        using TorchTrainer trainer = Small();
        Batch foreign = TorchModels.RandomBatch(Vocabulary, 1, 4, seed: 1);
        foreign.Tokens[2] = Vocabulary;
        Assert.Equal(
            "LibTorch failed: index out of range in self",
            Assert.Throws<LibTorchException>(() => trainer.Step(foreign, 0, 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Step(new Batch(1, 4), 0, 0));
        Assert.Contains(
            "no weight", Assert.Throws<ArgumentException>(() => trainer.SetWeight("nothing", [1])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "1 values, not 12",
            Assert.Throws<ArgumentException>(() => trainer.SetWeight("output.bias", [1])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TorchTrainer(new TorchTrainerOptions { Vocabulary = 0 }));
        Assert.Throws<LibTorchException>(
            () => new TorchTrainer(new TorchTrainerOptions { Vocabulary = 4, Hidden = -1 }));
    }

    [TorchFact]
    public void A_state_of_another_network_is_refused_and_changes_nothing()
    {
        using TorchTrainer trainer = Small(), larger = Small(layers: 2);
        Losses(trainer, 0, 2);
        TrainerState state = trainer.SaveState();
        WeightsTensor last = state.Tensors[^1];
        TrainerState[] wrong =
        [
            larger.SaveState(),
            state with { Tensors = [.. state.Tensors.Skip(1)] },
            state with { Tensors = [.. state.Tensors, new WeightsTensor("more", [1], new float[1])] },
            state with { Tensors = [.. state.Tensors.SkipLast(1), last with { Shape = [.. last.Shape, 1] }] },
            state with { Random = new byte[7] },
            state with { Steps = -1 },
        ];
        Assert.All(wrong, damaged => Assert.Throws<InvalidDataException>(() => trainer.LoadState(damaged)));
        AssertSame(state, trainer.SaveState());
    }

    [TorchFact]
    public void A_network_of_another_kind_is_trained_and_resumed_by_the_same_trainer()
    {
        using TorchTrainer trainer = Pairs(seed: 1);
        Batch batch = TorchModels.RandomBatch(Vocabulary, lanes: 2, length: 8, seed: 5);
        float first = trainer.Step(batch, 0.1f, 0).Loss;
        for (int i = 0; i < 30; i++)
            trainer.Step(batch, 0.1f, 0);
        TrainerState state = trainer.SaveState();
        float last = trainer.Step(batch, 0.1f, 0).Loss;
        Assert.True(last < first / 2, $"from {first} to {last} nats");

        using TorchTrainer other = Pairs(seed: 2);
        other.LoadState(state);
        Assert.Equal(last, other.Step(batch, 0.1f, 0).Loss);
        AssertSame(trainer.SaveState(), other.SaveState());
    }

    private static TorchTrainer Pairs(ulong seed)
    {
        var options = new TorchTrainerOptions { Vocabulary = Vocabulary, Seed = seed };
        return new(options, () => new PairNetwork(Vocabulary));
    }

    private static void AssertSame(TrainerState expected, TrainerState actual)
    {
        Assert.Equal(expected.Steps, actual.Steps);
        Assert.Equal(expected.Random, actual.Random);
        Assert.Equal(expected.Tensors.Select(tensor => tensor.Name), actual.Tensors.Select(tensor => tensor.Name));
        Assert.All(
            expected.Tensors.Zip(actual.Tensors),
            pair => Assert.Equal(pair.First.Values.ToArray(), pair.Second.Values.ToArray()));
    }

    private static TorchTrainer Small(float dropout = 0, int layers = 1, ulong seed = 1)
    {
        LibTorch.SetThreads(1);
        return new TorchTrainer(new TorchTrainerOptions
        {
            Vocabulary = Vocabulary, Embedding = 8, Hidden = 16, Layers = layers, Dropout = dropout, Seed = seed,
        });
    }

    private static float[] Losses(TorchTrainer trainer, int from, int to) =>
        [
        .. Enumerable.Range(from, to - from)
            .Select(i => trainer.Step(TorchModels.RandomBatch(Vocabulary, 3, 12, i), 0.01f, 1).Loss),
    ];

    private static Batch Of(int[] piece, int start, int steps, bool isNew)
    {
        var batch = new Batch(1, steps);
        piece.AsSpan(start, steps + 1).CopyTo(batch.Tokens);
        batch.Lengths[0] = steps;
        batch.Reset[0] = isNew ? (byte)1 : (byte)0;
        return batch;
    }
}
