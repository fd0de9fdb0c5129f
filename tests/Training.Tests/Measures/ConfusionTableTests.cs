using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class ConfusionTableTests
{
    private static readonly ITokenizer Event = Tokenizers.Find("event")!;

    [Fact]
    public void Models_with_different_tastes_are_told_apart()
    {
        ConfusionTable table = Measure(Lover(50), Lover(60), Lover(70));
        Assert.Equal(new Tally(12, 12), table.Recognised);
        Assert.Equal([[4, 0, 0], [0, 4, 0], [0, 0, 4]], table.Wins);
        for (int row = 0; row < 3; row++)
            Assert.Equal(table.BitsPerNote[row][row], table.BitsPerNote[row].Min());
        Assert.True(table.AreComparable);
    }

    [Fact]
    public void A_model_is_not_told_from_itself()
    {
        ConfusionTable table = Measure(Lover(60), Lover(60));
        Assert.Equal(new Tally(4, 8), table.Recognised);
        Assert.Equal(table.BitsPerNote[0][0], table.BitsPerNote[0][1]);
        Assert.Equal(table.BitsPerNote[0], table.BitsPerNote[1]);
    }

    [Fact]
    public void Only_the_answer_is_scored()
    {
        // Bits of four bars of answer do not grow with what was heard before.
        var model = Lover(60);
        ConfusionTable few = ConfusionTable.Measure(
            [model], TestMusic.Tunes(4, notes: 128), new() { OpeningBars = 1, AnswerBars = 4 });
        ConfusionTable many = ConfusionTable.Measure(
            [model], TestMusic.Tunes(4, notes: 128), new() { OpeningBars = 12, AnswerBars = 4 });
        Assert.InRange(many.BitsPerNote[0][0] / few.BitsPerNote[0][0], 0.8, 1.2);
    }

    private static ConfusionTable Measure(params Contender[] contenders) =>
        ConfusionTable.Measure(contenders, TestMusic.Tunes(4, notes: 128), new ContinuationOptions());

    private static Contender Lover(int pitch)
    {
        int first = EventVocabulary.FirstPitch + pitch - EventVocabulary.LowestPitch;
        return new(
            FormattableString.Invariant($"lover of {pitch}"),
            UntrainedModel.Create(Event, wish: first..(first + 6)), Event);
    }
}
