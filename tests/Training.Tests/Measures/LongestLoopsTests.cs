using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class LongestLoopsTests
{
    private static readonly LoopLimits Limits = new([3, 5, 8, 16, 32, 64, 128]);

    [Theory]
    [InlineData(0, 0, false, new int[0])]
    [InlineData(1, 0, false, new[] { 60, 62, 64 })]
    [InlineData(3, 0, false, new[] { 60, 60, 60, 62 })]
    [InlineData(4, 0, true, new[] { 62, 60, 60, 60, 60 })]
    [InlineData(1, 5, false, new[] { 60, 62, 60, 62, 60, 64 })]
    [InlineData(1, 6, true, new[] { 60, 62, 60, 62, 60, 62 })]
    [InlineData(2, 6, false, new[] { 60, 60, 62, 60, 60, 62 })]
    public void Counts_the_longest(int run, int loop, bool isBeyond, int[] pitches) =>
        Assert.Equal(new(run, loop, isBeyond), LongestLoops.Of([], Notes(pitches), Limits));

    [Fact]
    public void A_loop_that_the_opening_began_counts_once_it_goes_on()
    {
        Assert.Equal(new(4, 0, true), LongestLoops.Of(Notes(60, 60, 60), Notes(60, 62), Limits));
        Assert.Equal(new(1, 0, false), LongestLoops.Of(Notes(60, 60, 60, 60), Notes(62, 64), Limits));
    }

    [Fact]
    public void Notes_that_begin_nearly_together_are_one_onset()
    {
        Note[] chords = [.. Notes(60, 60, 60), .. Notes(64, 64, 64)];
        Note[] rolled = [.. chords.OrderBy(note => note.Onset)];
        for (int i = 1; i < rolled.Length; i += 2)
            rolled[i] = rolled[i] with { Onset = rolled[i].Onset + new Ticks(10) };
        Assert.Equal(new(3, 0, false), LongestLoops.Of([], rolled, Limits));
    }

    private static Note[] Notes(params int[] pitches) => [.. TestMusic.Eighths(Meter.Common, pitches).Notes];
}
