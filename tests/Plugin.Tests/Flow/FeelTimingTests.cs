using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Playing;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>Quantise and swing, in ticks of 1/960 quarter note.</summary>
public sealed class FeelTimingTests
{
    private static readonly BarGrid Common = new(new(100), Meter.Common);

    [Theory]
    [InlineData(100, 240, 1, 100)]
    [InlineData(219, 240, 1, 100)]
    [InlineData(220, 240, 1, 340)] // of two equally near the later one
    [InlineData(200, 240, 0.5, 150)]
    [InlineData(300, 240, 0.25, 310)]
    [InlineData(300, 240, 0, 300)]
    [InlineData(300, 0, 1, 300)]
    [InlineData(400, 320, 1, 420)]
    [InlineData(-20, 240, 1, 100)] // the bar line to come
    [InlineData(-30, 480, 1, 100)]
    public void NotesMoveToTheNearestLineOfTheGridAsFarAsIsWanted(long at, long grid, float strength, long expected) =>
        Assert.Equal(
            expected,
            FeelTiming.Quantised(new(at), new Feel(Common, default) { Grid = new(grid), Quantise = strength }).Value);

    [Fact]
    public void LinesAreCountedFromTheBarLine()
    {
        // In 7/8 a grid of quarters ends with half a step.
        Feel feel = new(new(Ticks.Zero, new(7, 8)), default) { Grid = new(960), Quantise = 1 };
        Assert.Equal(
            [2880, 3360, 3360, 4320],
            new long[] { 3000, 3200, 3500, 4200 }.Select(at => FeelTiming.Quantised(new(at), feel).Value));
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(100 + 480, 100 + 640)] // the off-beat eighth
    [InlineData(100 + 240, 100 + 320)]
    [InlineData(100 + 720, 100 + 800)]
    [InlineData(100 + 960, 100 + 960)]
    [InlineData(100 - 480, 100 - 320)]
    public void SwingMovesTheOffBeatEighthAndWhatLiesBetween(long at, long expected) =>
        Assert.Equal(expected, FeelTiming.Swung(new(at), new Feel(Common, default) { Swing = 2 / 3f }).Value);

    [Theory]
    [InlineData(6, 8)]
    [InlineData(9, 8)]
    [InlineData(7, 8)]
    [InlineData(3, 8)]
    public void EighthsOfOtherBeatsStayEven(int numerator, int denominator) =>
        Assert.Equal(480, FeelTiming.Swung(
            new(480), new Feel(new(Ticks.Zero, new(numerator, denominator)), default) { Swing = 0.7f }).Value);

    [Fact]
    public void OrderIsKept()
    {
        foreach (float swing in new[] { 0, 0.5f, 0.6f, 0.75f, float.NaN })
            foreach (float quantise in new[] { 0, 0.3f, 1, float.NaN })
            {
                Feel feel = new(Common, default) { Grid = new(240), Quantise = quantise, Swing = swing };
                long last = long.MinValue;
                for (long at = -4000; at < 4000; at++)
                {
                    long moved = FeelTiming.Swung(FeelTiming.Quantised(new(at), feel), feel).Value;
                    Assert.InRange(moved, last, at + 400);
                    last = moved;
                }
            }
    }

    [Fact]
    public void WithoutBarsNothingMoves()
    {
        Feel feel = default(Feel) with { Grid = new(240), Quantise = 1, Swing = 0.7f };
        Assert.Equal(333, FeelTiming.Swung(FeelTiming.Quantised(new(333), feel), feel).Value);
    }
}
