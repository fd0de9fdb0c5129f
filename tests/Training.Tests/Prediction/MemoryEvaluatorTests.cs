using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Training.Prediction;

namespace Continuo.Training.Tests.Prediction;

public sealed class MemoryEvaluatorTests
{
    private static readonly ITokenizer Event = Tokenizers.Find("event")!;

    [Fact]
    public void Without_imitation_it_is_the_model_alone()
    {
        Score tune = TestMusic.Tune(1);
        var model = UntrainedModel.Create(Event);
        List<Token> tokens = Event.Encode(tune);
        LossReport alone = Evaluator.MeasurePiece(
            tokens, Event, new ModelPredictor(model), MemoryEvaluator.SecondHalf(tokens, Event));
        LossReport measured = MemoryEvaluator.Measure([tune], Event, model, imitate: 0);
        Assert.Equal(32, measured.Notes);
        Assert.Equal(alone.TotalBits, measured.TotalBits);
    }

    [Fact]
    public void A_half_that_comes_again_is_foreseen_and_a_new_one_costs_little()
    {
        var model = UntrainedModel.Create(Event);
        double twice = Gain(Twice(TestMusic.Tune(1)));
        double other = Gain(TestMusic.Tune(1));
        Assert.True(twice > 0.6, FormattableString.Invariant($"{twice} of the bits saved"));
        Assert.True(other > -0.02, FormattableString.Invariant($"{other} of the bits saved"));

        double Gain(Score score) =>
            1 - MemoryEvaluator.Measure([score], Event, model, 0.5f).TotalBits / MemoryEvaluator.Measure(
                [score], Event, model, 0).TotalBits;
    }

    [Fact]
    public void Every_encoding_has_a_second_half_that_begins_with_a_note()
    {
        Score tune = TestMusic.Tune(3, notes: 40);
        foreach (ITokenizer tokenizer in Tokenizers.All)
        {
            ITokenizer learnt = tokenizer.LearnFrom([tune]);
            LossReport report = MemoryEvaluator.Measure([tune], learnt, UntrainedModel.Create(learnt), 0.5f);
            Assert.InRange(report.Notes, 19, 21);
        }
    }

    private static Score Twice(Score score)
    {
        List<Note> notes = [.. score.Notes];
        Ticks length = BarLines.EndOf(score);
        return TestMusic.Score(
            [.. notes, .. notes.Select(note => note with { Onset = note.Onset + length })], Meter.Common);
    }
}
