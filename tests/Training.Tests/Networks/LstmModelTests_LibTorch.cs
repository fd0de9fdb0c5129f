using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Safetensors;
using Continuo.Training.Networks;

namespace Continuo.Training.Tests.Networks;

/// <summary>
/// The oracle of the engine's kernel is LibTorch's own LSTM. Tolerance: 1e-4 on logits of a magnitude of up to 20,
/// 32-bit floats both; the sums are taken in another order, and the engine's sigmoid and tanh are polynomials.
/// </summary>
public sealed class LstmModelTests_LibTorch
{
    private const float Tolerance = 1e-4f;
    private const int Vocabulary = 31;
    private const int Steps = 48;

    [TorchTheory]
    [InlineData(1, 24, 64)]
    [InlineData(2, 24, 64)]
    [InlineData(3, 17, 43)]
    [InlineData(1, 128, 256)]
    public void Random_weights_give_LibTorchs_logits(int layers, int embedding, int hidden) =>
        CheckParity(layers, embedding, hidden, trainingSteps: 0);

    [TorchTheory]
    [InlineData(1, 24, 64)]
    [InlineData(2, 24, 64)]
    [InlineData(3, 17, 43)]
    public void Trained_weights_give_LibTorchs_logits(int layers, int embedding, int hidden) =>
        CheckParity(layers, embedding, hidden, trainingSteps: 150);

    [TorchFact]
    public void A_style_gives_LibTorchs_logits_under_it()
    {
        using TorchTrainer trainer = TorchModels.Trained(Vocabulary, 17, 43, 2, steps: 60, styles: 3);
        int[] tokens = TorchModels.Tokens(Vocabulary, Steps, seed: 7);
        IMusicModel model = WeightsFile.Parse(TorchModels.ToSafetensors(trainer), "trained").ToModel();
        float[] plain = LogitsOf(model, tokens), styled = LogitsOf(model.InStyle("s2"), tokens);
        AssertClose(trainer.Logits(tokens), plain);
        AssertClose(trainer.Logits(tokens, style: 2), styled);
        Assert.True(
            plain.Zip(styled, (a, b) => MathF.Abs(a - b)).Max() > 0.1f, "a style that changes nothing proves nothing");
        Assert.Throws<ArgumentException>(() => model.InStyle("s4"));
    }

    /// <summary>Files that LibTorch made (see <see cref="GoldenFiles"/>): this check runs without LibTorch.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Golden_files_of_LibTorch_are_reproduced(int layers)
    {
        (IMusicModel model, int[] tokens, float[] expected) = GoldenFiles.Read(layers);
        AssertClose(expected, LogitsOf(model, tokens));
    }

    private static void CheckParity(int layers, int embedding, int hidden, int trainingSteps)
    {
        using TorchTrainer trainer = TorchModels.Trained(Vocabulary, embedding, hidden, layers, trainingSteps);
        int[] tokens = TorchModels.Tokens(Vocabulary, Steps, seed: 7);
        IMusicModel model = WeightsFile.Parse(TorchModels.ToSafetensors(trainer), "trained").ToModel();
        AssertClose(trainer.Logits(tokens), LogitsOf(model, tokens));
    }

    private static float[] LogitsOf(IMusicModel model, int[] tokens)
    {
        IModelState state = model.CreateState();
        var logits = new float[tokens.Length * model.VocabularySize];
        for (int i = 0; i < tokens.Length; i++)
            model.Step(state, new(tokens[i]), logits.AsSpan(i * model.VocabularySize, model.VocabularySize));
        return logits;
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(expected.Max() - expected.Min() > 0.1f, "a model that says nothing proves nothing");
        float worst = expected.Zip(actual, (a, b) => MathF.Abs(a - b)).Max();
        Assert.True(worst <= Tolerance, FormattableString.Invariant($"the logits differ by up to {worst}"));
    }
}
