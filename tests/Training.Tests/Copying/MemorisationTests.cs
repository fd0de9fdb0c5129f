using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Training.Copying;
using Continuo.Training.Corpus;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Copying;

public sealed class MemorisationTests
{
    private static readonly ITokenizer Event = Tokenizers.Find("event")!;

    [Fact]
    public void What_was_trained_on_is_found_whole()
    {
        Piece[] tunes = TestMusic.Tunes(4, notes: 128);
        Memorisation found = Measure(tunes);
        // Eight bars of eighths.
        Assert.All(found.Originals, run => Assert.Equal(64, run.Notes));
        Assert.Equal(tunes.Select(tune => tune.Name), found.Originals.Select(run => run.Piece));
        Assert.Equal(new Tally(4 * 57, 4 * 57), found.KnownRuns.Originals);
    }

    [Fact]
    public void A_model_that_learnt_nothing_repeats_nothing()
    {
        Piece[] tunes = TestMusic.Tunes(4, notes: 128);
        Memorisation found = Measure(tunes);
        Assert.True(found.AnswerNotes > 20, "it says something");
        Assert.True(
            Memorisation.Median(found.Answers) <= 4,
            FormattableString.Invariant($"{Memorisation.Median(found.Answers)} notes"));
        Assert.Equal(0, found.KnownRuns.Answers.Share);
        Assert.Equal(found.Answers, Measure(tunes).Answers);
    }

    private static Memorisation Measure(Piece[] tunes) => Memorisation.Measure(
        AnsweredPiece.Of(UntrainedModel.Create(Event), Event, tunes, new ContinuationOptions()), LearntMusic.Of(tunes));
}
