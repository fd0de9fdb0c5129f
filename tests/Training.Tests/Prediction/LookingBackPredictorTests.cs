using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Training.Prediction;

namespace Continuo.Training.Tests.Prediction;

public sealed class LookingBackPredictorTests
{
    [Theory]
    [InlineData("event")]
    [InlineData("melody")]
    [InlineData("notechord")]
    public void What_comes_again_is_foreseen_and_only_behind_the_delay(string encoding)
    {
        Score once = TestMusic.Tune(1);
        Ticks length = BarLines.EndOf(once);
        Score twice = TestMusic.Score(
            [.. once.Notes, .. once.Notes.Select(note => note with { Onset = note.Onset + length })], Meter.Common);
        ITokenizer tokenizer = Tokenizers.Find(encoding)!.LearnFrom([twice]);
        var model = UntrainedModel.Create(tokenizer);
        int bars = (int)(length.Value / Meter.Common.BarLength.Value);
        double alone = Bits(() => new ModelPredictor(model));

        Assert.True(bars > LookBack.DelayBars);
        Assert.True(BitsWith(LookBack.DelayBars, 1) < 0.8 * alone);
        Assert.True(BitsWith(bars, 1) < 0.8 * alone, "what lies at the delay counts");
        Assert.InRange(BitsWith(bars + 1, 1), 0.9 * alone, alone);
        Assert.Equal(alone, BitsWith(2 * bars + 1, 1), 1e-2);
        Assert.Equal(alone, BitsWith(LookBack.DelayBars, 0), 1e-2);

        double BitsWith(int delayBars, float strength) =>
            Bits(() => new LookingBackPredictor(new ModelPredictor(model), tokenizer, delayBars, strength));

        double Bits(Func<IPredictor> create) => Evaluator.Measure([twice], tokenizer, create).TotalBits;
    }
}
