using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Training.Corpus;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class AnsweredPieceTests
{
    private static readonly ITokenizer Event = Tokenizers.Find("event")!;
    private static readonly Ticks Bar = Meter.Common.BarLength;

    [Fact]
    public void An_opening_is_heard_and_the_rest_is_compared()
    {
        AnsweredPiece answered = Assert.Single(
            Answer(2, 3, new Piece("a", BarMusic.Score("CEGC", "DDDD", "EEEE", "F", "G", "A"))));
        Assert.Equal(Bar * 2, answered.From);
        Assert.Equal(BarMusic.Score("CEGC", "DDDD").Notes, answered.Opening.Notes);
        Assert.Equal(BarMusic.Score("EEEE", "F", "G").Notes, answered.OriginalNotes);
        Assert.Equal((2, 3, 3), (answered.OpeningBars.Count, answered.AnswerBars.Count, answered.OriginalBars.Count));
        Assert.All(answered.AnswerNotes, note => Assert.InRange(note.Onset.Value, 0, Bar.Value * 3 - 1));
    }

    [Fact]
    public void Pieces_that_are_too_short_or_silent_there_are_left_out()
    {
        Assert.Empty(Answer(2, 3, new Piece("short", BarMusic.Score("C", "D", "E", "F"))));
        Assert.Empty(Answer(2, 2, new Piece("silent", BarMusic.Score("C", "D", "....", "....", "C"))));
        Assert.Empty(Answer(2, 2, new Piece("late", BarMusic.Score("....", "....", "C", "D"))));
    }

    [Fact]
    public void A_preset_is_measured_with_its_own_returns_and_loops()
    {
        Preset preset = new()
        {
            Id = "a",
            Name = "A",
            Encoding = "event",
            Return = new(0.5f, 2, 0.7f),
            Loops = new([2, 4, 8, 16, 32, 64, 128]),
        };
        ContinuationOptions options = new ContinuationOptions { AnswerBars = 12 }.As(preset);
        Assert.Equal((12, preset.Return, preset.Loops), (options.AnswerBars, options.Return, options.Loops));
    }

    [Fact]
    public void Other_pieces_do_not_change_an_answer()
    {
        Piece[] tunes = TestMusic.Tunes(5, notes: 128);
        Note[] alone = [.. Assert.Single(Answer(4, 8, tunes[3])).AnswerNotes];
        Assert.Equal(alone, Answer(4, 8, tunes)[3].AnswerNotes);
        Assert.NotEqual(alone, Answer(4, 8, tunes)[2].AnswerNotes);
    }

    [Fact]
    public void An_answer_has_its_bars_also_where_the_piece_changes_its_meter()
    {
        // Two bars of 4/4 are heard; the piece goes on with another and one of 6/4, its answer with two of 4/4.
        Score score = BarMusic.Score("CDEF", "CDEF", "CDEF", "CDEF", "CDEF", "CDEF") with
        {
            Meters = [new(Ticks.Zero, Meter.Common), new(Bar * 3, new(6, 4))],
        };
        AnsweredPiece answered = Assert.Single(Answer(2, 2, new Piece("changing", score)));
        Assert.Equal((2, 2), (answered.AnswerBars.Count, answered.OriginalBars.Count));
        Assert.All(answered.AnswerNotes, note => Assert.True(note.Onset < answered.AnswerLength));
        Assert.Equal(answered.OriginalNotes.Count, answered.OriginalBars.Sum(bar => bar.Onsets.Count));
    }

    [Theory]
    [InlineData("event")]
    [InlineData("melody")]
    [InlineData("notechord")]
    public void Every_encoding_is_continued_and_scored(string encoding)
    {
        Piece[] tunes = TestMusic.Tunes(4, notes: 128);
        ITokenizer tokenizer = Tokenizers.Find(encoding)!.LearnFrom(tunes.Select(tune => tune.Score));
        var contender = new Contender(encoding, UntrainedModel.Create(tokenizer), tokenizer);
        IReadOnlyList<AnsweredPiece> answered = AnsweredPiece.Of(
            contender.Model, tokenizer, tunes, new ContinuationOptions());
        Assert.Equal(4, answered.Count);
        Assert.All(answered, one => Assert.NotEmpty(one.AnswerNotes));
        Assert.All(
            answered.SelectMany(one => one.AnswerNotes),
            note => Assert.InRange(note.Onset.Value, 0, Bar.Value * 8 - 1));
        Assert.All(answered, one => Assert.True(one.Answer.End <= Bar * 8));

        ConfusionTable table = ConfusionTable.Measure([contender], tunes, new ContinuationOptions());
        Assert.InRange(table.BitsPerNote[0][0], 1, 100);
    }

    [Fact]
    public void A_report_adds_up_what_the_figures_say()
    {
        // The untrained answers are arbitrary; how the pieces themselves go on is known.
        ContinuationReport report = ContinuationReport.Of(Answer(
            2, 4,
            new Piece("a", BarMusic.Score("CEGC", "DDDD", "CEGC", "CEGC", "....", "CEGC") with
            {
                Keys = [new(Ticks.Zero, 0, false)],
            }), new Piece("b", BarMusic.Score("CEGC", "DDDD", "CEGC", "DDDD", "gggg", "GGGG") with
            {
                Keys = [new(Ticks.Zero, 0, false)],
            })), LoopLimits.None);
        Assert.Equal(2, report.Pieces);
        Assert.Equal(12 + 16, report.OriginalNotes);
        Assert.Equal(new Tally(1, 7), Exact(1));
        Assert.Equal(new Tally(4, 7), Exact(2));
        Assert.Equal(new Tally(0, 3), Exact(4));
        Assert.Equal(new Tally(6, 7), report.InKey.Originals);
        Assert.Equal(new Tally(1, 8), report.Empty.Originals);
        Assert.Equal(8, report.Empty.Answers.All);
        Assert.Equal([2, 4], report.Loops.Originals.Select(loops => loops.Run).Order());
        Assert.Equal(2, report.Loops.Beyond.Sum.Answers.All);

        Tally Exact(int distance) => report.Structure.Repeats.Single(
            repeats => repeats.Distance == distance && repeats.Likeness == BarLikeness.Exact).Figure.Sum.Originals;
    }

    private static IReadOnlyList<AnsweredPiece> Answer(int opening, int answer, params Piece[] pieces) =>
        AnsweredPiece.Of(
            UntrainedModel.Create(Event), Event,
            pieces, new ContinuationOptions { OpeningBars = opening, AnswerBars = answer });
}
