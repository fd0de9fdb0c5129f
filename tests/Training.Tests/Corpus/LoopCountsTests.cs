using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings;
using Continuo.Engine.Music;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Corpus;

public sealed class LoopCountsTests
{
    [Theory]
    [InlineData("event")]
    [InlineData("melody")]
    [InlineData("notechord")]
    public void Every_loop_counts_once_as_long_as_it_gets(string encoding)
    {
        LoopCounts counts = Of(
            encoding,
            [60, 60, 60, 60, 60, 62, 64, 65, 67, 67], // two runs, the last one to the end
            [60, 64, 60, 64, 60, 64, 60, 67, 71, 69], // a block of two, three and a half times
            [60, 62, 64, 60, 62, 64, 71]); // a block of three, twice
        Assert.Equal([2, 5], counts.LengthsOf(0));
        Assert.Equal([7], counts.LengthsOf(1));
        Assert.Equal([6], counts.LengthsOf(2));
        Assert.All(Enumerable.Range(3, 4), blocks => Assert.Empty(counts.LengthsOf(blocks)));
        Assert.Equal([5, 7, 8, 16, 32, 64, 128], counts.ToLimits().Onsets);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    public void One_in_a_thousand_does_not_count(int longOnes, int limit)
    {
        int[] pair = [60, 60, 62], run = [60, 60, 60, 60, 62];
        LoopCounts counts = Of(
            "event",
            [.. Enumerable.Repeat(pair, 1000 - longOnes), .. Enumerable.Repeat(run, longOnes)]);
        Assert.Equal(1000, counts.LengthsOf(0).Count);
        Assert.Equal(limit, counts.ToLimits().Onsets[0]);
    }

    [Fact]
    public void Chords_count_as_one()
    {
        Note[] notes =
        [
            .. Enumerable.Range(0, 6).SelectMany(i => new[] { 60, 64 + i / 4 }.Select(pitch => new Note(
                new(i * 960), new(960), new((byte)pitch), TestMusic.Plain))),
        ];
        LoopCounts counts = LoopCounts.Of(
            [new("chords", TestMusic.Score(notes, Meter.Common))], Tokenizers.Find("event")!);
        Assert.Equal([2, 4], counts.LengthsOf(0));
    }

    private static LoopCounts Of(string encoding, params int[][] tunes) => LoopCounts.Of(
        [.. tunes.Select((tune, i) => new Piece($"{i}", TestMusic.Eighths(Meter.Common, tune)))],
        Tokenizers.Find(encoding)!);
}
