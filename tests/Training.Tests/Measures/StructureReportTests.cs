using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using Continuo.Training.Corpus;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class StructureReportTests
{
    private static readonly ITokenizer Event = Tokenizers.Find("event")!;

    [Fact]
    public void What_the_pieces_themselves_take_up_is_counted()
    {
        // Four bars are heard: C major. Then two come again, one a semitone higher, one is new in the same rhythm.
        StructureReport report = Of(
            BarMusic.Score("CEGC", "DFAD", "EGBE", "CG.C", "CEGC", "DFAD", "fgaf", "CA.D"));
        Assert.Equal(new Tally(2, 4), Originals(report.HeardBefore));
        Assert.Equal(new Tally(2, 4), Originals(report.InRuns));
        Assert.Equal(new Tally(2, 4), Repeats(report, 4, BarLikeness.Exact));
        Assert.Equal(new Tally(4, 4), Repeats(report, 4, BarLikeness.Rhythm));
        Assert.Equal(default, Repeats(report, 8, BarLikeness.Exact)); // no bar has one so far back
        Assert.Equal(new Tally(0, 1), Originals(report.FourAlike));
        Assert.Equal(new Tally(0, 1), Originals(report.NoFigure));
        // Eight notes that are those of the opening, in its order, are five runs of four; the others are not.
        Assert.Equal(new Tally(5, 12), Originals(report.OwnFigures));
        Assert.Equal(new Tally(0, 1), Originals(report.NoBarHeard));
        Assert.Equal(default, Originals(report.ForeignFigures)); // there is no other piece
        // The two that return share all four onsets, the one moved none, the last one of three.
        Assert.Equal(
            new Tally(8 + 8 + 0 + 2, 8 + 8 + 8 + 6),
            Originals(report.Likeness.Single(alike => alike.Distance == 4).Figure));
    }

    [Fact]
    public void Four_equal_bars_and_a_strange_key_are_seen()
    {
        StructureReport report = Of(
            BarMusic.Score("CEGC", "FACF", "GBDG", "CEGC", "cfgc", "cfgc", "cfgc", "cfgc"));
        Assert.Equal(new Tally(1, 1), Originals(report.FourAlike));
        Assert.Equal(new Tally(0, 1), Originals(report.KeyKeptFirst));
        Assert.Equal(new Tally(3, 4), Repeats(report, 1, BarLikeness.Exact));
        StructureReport kept = Of(
            BarMusic.Score("CEGC", "FACF", "GBDG", "CEGC", "CEGC", "FACF", "GBDG", "CEGC"));
        Assert.Equal(new Tally(1, 1), Originals(kept.KeyKeptFirst));
        Assert.Equal(new Tally(1, 1), Originals(kept.KeyKeptLast));
    }

    [Fact]
    public void A_piece_that_goes_on_as_it_began_is_told_from_another()
    {
        Score[] unlike =
        [
            BarMusic.Score("CEGC", "CEGC", "CEGC", "CEGC", "CEGC", "CEGC", "CEGC", "CEGC"),
            BarMusic.Score("d.f.", "d.f.", "d.f.", "d.f.", "d.f.", "d.f.", "d.f.", "d.f."),
        ];
        Assert.Equal(new Tally(4, 4), Originals(Of(unlike).OwnPhraseTold));
        Assert.Equal(0.5, Originals(Of(unlike[0], unlike[0]).OwnPhraseTold).Share);
        Assert.Equal(default, Originals(Of(unlike[0]).OwnPhraseTold));
    }

    [Fact]
    public void Figures_of_another_phrase_are_counted_apart()
    {
        Score up = BarMusic.Score("CDEF", "CDEF", "CDEF", "CDEF", "CDEF", "CDEF", "CDEF", "CDEF");
        Score down = BarMusic.Score("BAGF", "BAGF", "BAGF", "BAGF", "CDEF", "BAGF", "BAGF", "BAGF");
        StructureReport report = Of(up, down);
        // Of 13 runs all of the first piece's stand in its own phrase, and one of the second's in the first's.
        Assert.Equal(13 + 10, Originals(report.OwnFigures).Hits);
        Assert.Equal(new Tally(1, 26), Originals(report.ForeignFigures));
        Assert.Equal(new Tally(0, 2), Originals(report.NoFigure));
        Assert.Equal(new Tally(0, 2), Originals(report.NoBarHeard));
        Assert.Equal(new Tally(2, 2), Originals(Of(BarMusic.Score(
            "CDEF", "CDEG", "CDEA", "CDEB", "CEDF", "CEDG", "CEDA", "CEDB"), BarMusic.Score(
            "CDEF", "CDEG", "CDEA", "CDEB", "CEDF", "CEDG", "CEDA", "CEDB")).NoBarHeard));
    }

    [Fact]
    public void The_range_holds_the_share_and_narrows_with_more_pieces()
    {
        StructureFigure few = Figure(8), many = Figure(800);
        Assert.Equal(0.25, few.Sum.Answers.Share);
        Assert.InRange(0.25, many.Answers.Low, many.Answers.High);
        // A share of a quarter of 800: 0.25 +- 1.96 * sqrt(0.25 * 0.75 / 800).
        Assert.Equal(0.22, many.Answers.Low, 0.006);
        Assert.Equal(0.28, many.Answers.High, 0.006);
        Assert.True(few.Answers.High - few.Answers.Low > 0.3);
        Assert.Equal((new(0, 1), new(0, 0)), (many.SingleAnswers, many.SingleOriginals));
        Assert.Equal(many, Figure(800));

        static StructureFigure Figure(int pieces) => StructureFigure.Of(
            [.. Enumerable.Range(0, pieces).Select(i => new Compared(new(i % 4 == 0 ? 1 : 0, 1), new(0, 1)))]);
    }

    private static Tally Originals(StructureFigure figure) => figure.Sum.Originals;

    private static Tally Repeats(StructureReport report, int distance, BarLikeness likeness) =>
        Originals(report.Repeats.Single(
            repeats => repeats.Distance == distance && repeats.Likeness == likeness).Figure);

    private static StructureReport Of(params Score[] scores) => StructureReport.Of(AnsweredPiece.Of(
        UntrainedModel.Create(Event), Event,
        [.. scores.Select((score, i) => new Piece($"{i}", score))],
        new ContinuationOptions { OpeningBars = 4, AnswerBars = 4 }));
}
