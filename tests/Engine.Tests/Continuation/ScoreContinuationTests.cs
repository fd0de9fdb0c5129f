using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;

namespace Continuo.Engine.Tests.Continuation;

public sealed class ScoreContinuationTests
{
    private static readonly Ticks Quarter = new(Ticks.PerQuarter);
    private static readonly Score Seed = TestPhrases.Score("C4 1/4, E4 1/4, G4 1/2, C4+E4 1/2, D4 1/4, D4 1/8, D4 1/8");

    [Fact]
    public void The_same_request_gives_the_same_notes_and_another_seed_others()
    {
        Note[] notes = [.. Continue(Seed, bars: 4).Notes];
        Assert.NotEmpty(notes);
        Assert.Equal(notes, Continue(Seed, bars: 4).Notes);
        Assert.NotEqual(notes, Continue(Seed, bars: 4, randomSeed: 2).Notes);
    }

    [Fact]
    public void It_lasts_its_bars_counted_from_zero()
    {
        Score score = Continue(Seed, bars: 3);
        Assert.All(score.Notes, note => Assert.InRange(note.Onset.Value, 0, Quarter.Value * 12 - 1));
        Assert.True(score.End <= Quarter * 12, "no note sounds beyond");
        Assert.True(score.End > Quarter * 8, "the last bar has notes");
        Assert.Equal(score.Parts[0].Notes, score.Notes);
    }

    [Fact]
    public void Only_what_lies_before_the_place_is_heard()
    {
        Score more = TestPhrases.Score("C4 1/4, E4 1/4, G4 1/2, C4+E4 1/2, D4 1/4, D4 1/8, D4 1/8, B4 1/1, F4 1/1");
        Assert.Equal(Continue(Seed, bars: 2).Notes, Continue(more, bars: 2, from: Quarter * 8).Notes);
        Assert.NotEqual(Continue(Seed, bars: 2).Notes, Continue(more, bars: 2, from: Quarter * 12).Notes);
    }

    [Fact]
    public void Meter_tempo_and_key_go_on()
    {
        Score seed = new(
            "Tune", [new Part("", TestPhrases.Notes("C4 1/4"))],
            [new(Ticks.Zero, new(3, 4)), new(Quarter * 9, new(2, 4))],
            [new(Ticks.Zero, 90), new(Quarter * 3, 70), new(Quarter * 30, 50)],
            [new(Ticks.Zero, 0, false), new(Quarter * 6, -2, true)]);
        Score score = Continue(seed, bars: 2, from: Quarter * 13);
        Assert.Equal([new(Ticks.Zero, new(2, 4))], score.Meters);
        Assert.Equal([new(Ticks.Zero, 70)], score.Tempos);
        Assert.Equal([new(Ticks.Zero, -2, true)], score.Keys);
        Assert.True(score.End <= Quarter * 4, "two bars of 2/4");
    }

    [Fact]
    public void Something_comes_of_nothing()
    {
        Score score = Continue(ScoreContinuation.Blank(new(6, 8)), bars: 2);
        Assert.NotEmpty(score.Notes);
        Assert.True(score.End <= Quarter * 6);
    }

    [Fact]
    public void Bars_in_another_meter_are_passed_over_when_enough_are_left()
    {
        Assert.Equal(
            Continue(AfterThreeQuarters(bars: 0, common: 4), bars: 1).Notes,
            Continue(AfterThreeQuarters(bars: 5, common: 4), bars: 1).Notes);
        Assert.NotEqual(
            Continue(AfterThreeQuarters(bars: 0, common: 3), bars: 1).Notes,
            Continue(AfterThreeQuarters(bars: 5, common: 3), bars: 1).Notes);

        static Score AfterThreeQuarters(int bars, int common) => TestPhrases.Score(
            TestPhrases.Notes(string.Join(',', Enumerable.Repeat("C4 1/4", 3 * bars + 4 * common))),
            new MeterChange(Ticks.Zero, new(3, 4)),
            new MeterChange(Quarter * (3 * bars), Meter.Common));
    }

    [Fact]
    public void Chords_that_were_rolled_are_heard_whole()
    {
        Note[] rolled =
        [
            .. TestPhrases.Notes("G4 1/4"), .. TestPhrases.Notes("C4 1/4", new(3)),
            .. TestPhrases.Notes("E4 1/4", new(5)),
        ];
        Note[] struck = TestPhrases.Notes("C4+E4+G4 1/4");
        Assert.Equal(
            Continue(TestPhrases.Score(struck), bars: 1).Notes, Continue(TestPhrases.Score(rolled), bars: 1).Notes);
    }

    [Fact]
    public void Joined_it_follows_the_opening()
    {
        Score seed = TestPhrases.Score("C4 1/1, D4 2/1");
        Score whole = ScoreContinuation.Join(seed, Quarter * 8, TestPhrases.Score("E4 1/2"));
        Assert.Equal(
            [(0, 4, "C4"), (4, 4, "D4"), (8, 2, "E4")],
            whole.Notes.Select(note => ((int)note.Onset.Quarters, (int)note.Duration.Quarters, note.Pitch.ToString())));
    }

    [Fact]
    public void An_excerpt_keeps_what_is_in_force_where_it_begins()
    {
        Score seed = new(
            "", [new Part("", TestPhrases.Notes("C4 1/1, D4 1/1, E4 1/1"))],
            [new(Ticks.Zero, new(3, 4)), new(Quarter * 3, new(4, 4)), new(Quarter * 7, new(5, 4))],
            [new(Ticks.Zero, 90)],
            []);
        Score part = ScoreContinuation.Excerpt(seed, Quarter * 4, Quarter * 9);
        Assert.Equal([new(Ticks.Zero, new(4, 4)), new(Quarter * 3, new(5, 4))], part.Meters);
        Assert.Equal([new(Ticks.Zero, 90)], part.Tempos);
        Assert.Equal(
            [(0, 4), (4, 1)], part.Notes.Select(note => ((int)note.Onset.Quarters, (int)note.Duration.Quarters)));
    }

    private static Score Continue(Score seed, int bars, Ticks? from = null, ulong randomSeed = 1) =>
        Continue(new FakeModel(), seed, from ?? BarLines.EndOf(seed), bars, randomSeed);

    private static Score Continue(FakeModel model, Score seed, Ticks from, int bars, ulong randomSeed = 1)
    {
        var engine = new ContinuationEngine();
        engine.Load(model, new EventTokenizer());
        return ScoreContinuation.Continue(engine, seed, from, bars, ScoreContinuation.DefaultOptions, randomSeed);
    }
}
