using Continuo.Engine.Music;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class HistogramTests
{
    [Fact]
    public void Pitch_classes_are_counted_in_any_octave() => Assert.Equal(
        [2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1],
        PitchClassHistogram.Of(TestMusic.Eighths(Meter.Common, 60, 72, 64, 47).Notes));

    [Fact]
    public void Times_between_onsets_are_counted_in_steps_and_chords_once()
    {
        Note[] notes = [At(0, 60), At(0, 64), At(241, 60), At(480, 60), At(960, 60), At(20_000, 60)];
        long[] counts = InterOnsetHistogram.Of(notes);
        Assert.Equal(
            [(6, 2), (12, 1), (97, 1)], counts.Select((count, i) => (i + 1, (int)count)).Where(bin => bin.Item2 > 0));
    }

    [Theory]
    [InlineData(new long[] { 1, 1, 0 }, new long[] { 10, 10, 0 }, 1)]
    [InlineData(new long[] { 1, 0, 0 }, new long[] { 0, 1, 1 }, 0)]
    [InlineData(new long[] { 3, 1, 0 }, new long[] { 1, 1, 2 }, 0.5)]
    [InlineData(new long[] { 0, 0, 0 }, new long[] { 1, 1, 2 }, 0)]
    public void The_overlap_is_the_area_under_both(long[] a, long[] b, double area) =>
        Assert.Equal(area, HistogramOverlap.Area(a, b), 12);

    [Fact]
    public void Pairs_are_averaged_and_pooled()
    {
        HistogramOverlap overlap = HistogramOverlap.Of(
            [([4, 0], [0, 4]), ([0, 4], [4, 0]), ([2, 2], [2, 2]), ([0, 0], [9, 0])]);
        Assert.Equal(1 / 3.0, overlap.Mean, 12);
        Assert.Equal(0.5 + 6 / 21.0, overlap.Pooled, 12);
    }

    private static Note At(long tick, int pitch) => new(new(tick), new(240), new((byte)pitch), TestMusic.Plain);
}
