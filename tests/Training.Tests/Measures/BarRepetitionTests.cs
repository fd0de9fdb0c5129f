using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class BarRepetitionTests
{
    [Theory]
    [InlineData(1, 1)] // F after F
    [InlineData(2, 2)] // C two after C: across the opening's end, and behind it
    [InlineData(3, 0)]
    [InlineData(4, 2)] // D and C
    public void Bars_that_repeat_are_counted(int distance, int repeats)
    {
        IReadOnlyList<BarOnsets> opening = BarMusic.Bars("E", "D", "C", "G"),
            bars = BarMusic.Bars("C", "D", "C", "F", "F");
        Assert.Equal(new Tally(repeats, 5), BarRepetition.Of(opening, bars, distance));
    }

    [Fact]
    public void Empty_bars_repeat_nothing_and_are_not_asked() =>
        Assert.Equal(new Tally(0, 1), BarRepetition.Of([], BarMusic.Bars("....", "....", "C"), 1));

    [Fact]
    public void The_same_notes_elsewhere_in_the_bar_are_no_repetition() =>
        Assert.Equal(new Tally(0, 1), BarRepetition.Of(BarMusic.Bars("CD"), BarMusic.Bars(".CD"), 1));

    [Theory]
    [InlineData(BarLikeness.Exact, 1)] // CDE
    [InlineData(BarLikeness.Transposed, 1)] // DEf is CDE, a tone higher
    [InlineData(BarLikeness.Rhythm, 3)] // and GAG
    public void A_bar_may_be_like_another_in_its_rhythm_or_in_another_key(BarLikeness likeness, int repeats) =>
        Assert.Equal(
            new Tally(repeats, 4),
            BarRepetition.Of(BarMusic.Bars("CDE"), BarMusic.Bars("CDE"), 1, likeness)
                + BarRepetition.Of(BarMusic.Bars("CDE"), BarMusic.Bars("DEf"), 1, likeness)
                + BarRepetition.Of(BarMusic.Bars("CDE"), BarMusic.Bars("GAG"), 1, likeness)
                + BarRepetition.Of(BarMusic.Bars("CDE"), BarMusic.Bars("C.E"), 1, likeness));

    [Fact]
    public void Runs_need_a_neighbour_that_comes_from_the_same_place()
    {
        IReadOnlyList<BarOnsets> opening = BarMusic.Bars("C", "D", "E", "F");
        Assert.Equal(new Tally(2, 4), BarRepetition.InRuns(opening, BarMusic.Bars("C", "D", "G", "F")));
        Assert.Equal(new Tally(0, 4), BarRepetition.InRuns(opening, BarMusic.Bars("C", "G", "E", "A")));
        Assert.Equal(new Tally(3, 4), BarRepetition.HeardBefore(opening, BarMusic.Bars("C", "D", "G", "F")));
    }

    [Fact]
    public void Equal_bars_in_a_row_are_counted_and_silence_is_none()
    {
        Assert.Equal(3, BarRepetition.MostAlike(BarMusic.Bars("C", "D", "D", "D", "C")));
        Assert.Equal(0, BarRepetition.MostAlike(BarMusic.Bars("....", "....")));
    }
}
