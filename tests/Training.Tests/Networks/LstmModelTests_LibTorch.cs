using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Models.LookingBack;
using Continuo.Engine.Safetensors;
using Continuo.Engine.Music;
using Continuo.Training.Batches;
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

    [TorchTheory]
    [InlineData("event", 1)]
    [InlineData("event", 2)]
    [InlineData("melody", 1)]
    public void What_came_before_gives_LibTorchs_logits(string encoding, int layers)
    {
        ITokenizer tokenizer = Tokenizers.Find(encoding)!;
        using TorchTrainer trainer = TorchModels.LookingBack(tokenizer, layers, steps: 60);
        int[] tokens = RandomMusic.Tokens(tokenizer, notes: 150, seed: 9);
        ushort[] past = new PastOfPieces(tokenizer).Read(tokens, Meter.Common.BarLength);
        IMusicModel model =
            WeightsFile.Parse(TorchModels.ToSafetensors(trainer), "trained").ToModel(tokenizer);
        float[] expected = trainer.Logits(tokens, past: past);
        AssertClose(expected, LogitsOf(model, tokens));
        float[] blind = trainer.Logits(tokens, past: new ushort[past.Length]);
        Assert.True(
            expected.Zip(blind, (a, b) => MathF.Abs(a - b)).Max() > 0.1f, "a past that changes nothing proves nothing");
    }

    [TorchFact]
    public void Return_hides_the_guesses_at_zero_and_scales_their_odds()
    {
        ITokenizer tokenizer = new EventTokenizer();
        using TorchTrainer trainer = TorchModels.LookingBack(tokenizer, 1, steps: 60);
        int[] tokens = RandomMusic.Tokens(tokenizer, notes: 150, seed: 9);
        ushort[] past = new PastOfPieces(tokenizer).Read(tokens, Meter.Common.BarLength), hidden = [.. past];
        for (int row = 0; row < hidden.Length; row += LookBackInputs.Columns)
            Array.Clear(hidden, row, 2 * LookBackInputs.Guesses);
        IMusicModel model = WeightsFile.Parse(TorchModels.ToSafetensors(trainer), "trained").ToModel(tokenizer);
        AssertClose(trainer.Logits(tokens, past: hidden), LogitsOf(model, tokens, comesBack: 0));

        float[] once = LogitsOf(model, tokens), twice = LogitsOf(model, tokens, comesBack: 2);
        for (int i = 0; i < once.Length; i++)
        {
            (int step, int id) = Math.DivRem(i, model.VocabularySize);
            bool isGuessed = past.AsSpan(step * LookBackInputs.Columns, LookBackInputs.DelayedGuesses)
                .Contains((ushort)(id + 1));
            Assert.Equal(isGuessed ? Math.Log(2) : 0, twice[i] - once[i], Tolerance);
        }
    }

    [TorchFact]
    public void A_model_that_begins_to_look_back_begins_as_it_was()
    {
        ITokenizer tokenizer = new EventTokenizer();
        using TorchTrainer plain = TorchModels.Trained(tokenizer.Vocabulary.Size, 24, 43, 1, steps: 20);
        using TorchTrainer grown = TorchModels.LookingBack(tokenizer, 1, steps: 0);
        foreach (Weight weight in plain.GetWeights())
            grown.SetWeight(weight.Name, weight.Values);
        int[] tokens = RandomMusic.Tokens(tokenizer, notes: 100, seed: 4);
        ushort[] past = new PastOfPieces(tokenizer).Read(tokens, Meter.Common.BarLength);
        Assert.Equal(plain.Logits(tokens), grown.Logits(tokens, past: past));
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

    private static float[] LogitsOf(IMusicModel model, int[] tokens, float comesBack = 1)
    {
        IModelState state = model.CreateState();
        state.Return = comesBack;
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
