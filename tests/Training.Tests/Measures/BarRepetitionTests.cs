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
}
