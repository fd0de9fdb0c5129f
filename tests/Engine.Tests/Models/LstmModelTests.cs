using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;

namespace Continuo.Engine.Tests.Models;

public class LstmModelTests
{
    // 32-bit sums of up to 512 products of size ~0.1, fed back through 200 steps: 2e-5 measured at most 6e-6.
    private const double Tolerance = 2e-5;

    [Theory]
    [InlineData(2, 1, 1, 1)]        // the smallest
    [InlineData(7, 3, 5, 1)]        // nothing a multiple of a vector
    [InlineData(60, 32, 16, 1)]
    [InlineData(131, 17, 33, 2)]
    [InlineData(90, 24, 64, 3)]
    [InlineData(300, 64, 256, 2)]
    public void AgreesWithTheEquationsInDoublePrecision(int vocabulary, int embedding, int hidden, int layers) =>
        CheckAgainstReference(TestModels.Config(vocabulary, embedding, hidden, layers), steps: 200);

    [Fact]
    public void AgreesWithTheEquationsWithTiedWeights() =>
        CheckAgainstReference(
            TestModels.Config(vocabulary: 40, embedding: 24, hidden: 24, layers: 2, tied: true), steps: 200);

    [Fact]
    public void ATinyNetworkGivesTheNumbersWorkedOutByHand()
    {
        // One unit, all biases zero; weights 1 into every gate, recurrent 0: with x = 1 the gates are σ(1), σ(1),
        // tanh(1), σ(1), so c = 0.731059 * 0.761594 = 0.556770 and h = 0.731059 * tanh(0.556770) = 0.369606.
        ModelConfig config = TestModels.Config(vocabulary: 2, embedding: 1, hidden: 1, layers: 1);
        WeightsTensor[] tensors =
        [
            new("embedding.weight", [2, 1], new float[] { 0, 1 }),
            new("lstm.weight_ih_l0", [4, 1], new float[] { 1, 1, 1, 1 }),
            new("lstm.weight_hh_l0", [4, 1], new float[4]),
            new("lstm.bias_ih_l0", [4], new float[4]),
            new("lstm.bias_hh_l0", [4], new float[4]),
            new("output.weight", [2, 1], new float[] { 1, -2 }),
            new("output.bias", [2], new float[] { 0, 3 }),
        ];
        IMusicModel model = WeightsFile.Parse(TestModels.Bytes(config, tensors), "test").ToModel();
        var logits = new float[2];
        model.Step(model.CreateState(), new Token(1), logits);
        Assert.Equal(0.369606, logits[0], 1e-6);
        Assert.Equal(3 - 2 * 0.369606, logits[1], 1e-6);
    }

    [Fact]
    public void PrimingWithoutLogitsLeavesTheSameState()
    {
        IMusicModel model = TestModels.Model(TestModels.Config(50, 16, 40, 2), seed: 3);
        IModelState quiet = model.CreateState(), loud = model.CreateState();
        float[] a = new float[50], b = new float[50];
        for (int i = 0; i < 20; i++)
        {
            model.Step(quiet, new Token(i), []);
            model.Step(loud, new Token(i), a);
        }
        model.Step(quiet, new Token(1), a);
        model.Step(loud, new Token(1), b);
        Assert.Equal(a, b);
    }

    [Fact]
    public void ACopyGoesItsOwnWay()
    {
        IMusicModel model = TestModels.Model(TestModels.Config(50, 16, 40, 2), seed: 3);
        IModelState first = model.CreateState(), copy = model.CreateState();
        float[] a = new float[50], b = new float[50], c = new float[50];
        for (int i = 0; i < 9; i++)
            model.Step(first, new Token(i), a);
        copy.CopyFrom(first);
        model.Step(copy, new Token(7), b);
        model.Step(copy, new Token(8), b);      // moves the copy only
        model.Step(first, new Token(7), a);
        model.Step(first, new Token(8), c);
        Assert.Equal(c, b);
        Assert.NotEqual(a, b);
    }

    [Fact]
    public void AResetStateIsANewState()
    {
        IMusicModel model = TestModels.Model(TestModels.Config(50, 16, 40, 3), seed: 4);
        IModelState used = model.CreateState();
        float[] a = new float[50], b = new float[50];
        for (int i = 0; i < 9; i++)
            model.Step(used, new Token(i), a);
        used.Reset();
        model.Step(used, new Token(5), a);
        model.Step(model.CreateState(), new Token(5), b);
        Assert.Equal(b, a);
    }

    [Fact]
    public void TheSameTokensGiveTheSameBitsOnEveryThread()
    {
        IMusicModel model = TestModels.Model(TestModels.Config(100, 32, 96, 2), seed: 5);
        var runs = new float[4][];
        var threads = runs.Select(
            (_, index) => new Thread(() => runs[index] = Run(model, seed: 8, steps: 300))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(runs, run => Assert.Equal(runs[0], run));
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        IMusicModel model = TestModels.Model(TestModels.Config(64, 16, 32, 2), seed: 6);
        IModelState state = model.CreateState(), other = model.CreateState();
        var logits = new float[64];
        for (int i = 0; i < 100; i++)
            StepAndCopy(i);
        Allocations.CheckNone(() =>
        {
            for (int i = 0; i < 10_000; i++)
                StepAndCopy(i);
        });

        void StepAndCopy(int i)
        {
            model.Step(state, new Token(i % 64), i % 3 == 0 ? [] : logits);
            other.CopyFrom(state);
            if (i % 1000 == 999)
                state.Reset();
        }
    }

    [Fact]
    public void ForeignStatesTokensAndShortSpansAreRefused()
    {
        IMusicModel model = TestModels.Model(TestModels.Config(50, 16, 40, 2), seed: 3);
        IMusicModel larger = TestModels.Model(TestModels.Config(50, 16, 80, 2), seed: 3);
        IModelState state = model.CreateState();
        var logits = new float[50];
        Assert.Throws<ArgumentException>(() => model.Step(larger.CreateState(), new Token(0), logits));
        Assert.Throws<ArgumentException>(() => state.CopyFrom(larger.CreateState()));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Step(state, new Token(50), logits));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Step(state, new Token(-1), logits));
        Assert.Throws<ArgumentException>(() => model.Step(state, new Token(0), logits.AsSpan(0, 49)));
    }

    private static void CheckAgainstReference(ModelConfig config, int steps)
    {
        List<WeightsTensor> tensors = TestModels.Tensors(config, seed: 2);
        IMusicModel model = WeightsFile.Parse(TestModels.Bytes(config, tensors), "test").ToModel();
        var reference = new ReferenceLstm(config, tensors);
        IModelState state = model.CreateState();
        var random = new Random(7);
        var logits = new float[config.VocabularySize];
        for (int step = 0; step < steps; step++)
        {
            int token = random.Next(config.VocabularySize);
            model.Step(state, new Token(token), logits);
            double[] expected = reference.Step(token);
            for (int i = 0; i < expected.Length; i++)
                Assert.True(
                    Math.Abs(expected[i] - logits[i]) < Tolerance,
                    $"step {step}, logit {i}: {expected[i]} expected, {logits[i]} found");
        }
    }

    private static float[] Run(IMusicModel model, int seed, int steps)
    {
        var random = new Random(seed);
        IModelState state = model.CreateState();
        var logits = new float[model.VocabularySize];
        for (int i = 0; i < steps; i++)
            model.Step(state, new Token(random.Next(model.VocabularySize)), logits);
        return logits;
    }
}
