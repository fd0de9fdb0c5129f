using Continuo.Engine.Music;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class LongestRepetitionTests
{
    [Theory]
    [InlineData(0, new[] { 60 })]
    [InlineData(0, new[] { 60, 62, 65, 64 })]
    [InlineData(4, new[] { 60, 62, 65, 64, 60, 62, 65, 64 })]
    [InlineData(4, new[] { 60, 62, 65, 64, 72, 74, 77, 76 })] // in another key
    [InlineData(3, new[] { 60, 60, 60, 60, 60 })] // not longer than what came before
    public void Counts_the_notes_that_come_back(int notes, int[] pitches) =>
        Assert.Equal(notes, LongestRepetition.Of([.. TestMusic.Eighths(Meter.Common, pitches).Notes]));

    [Fact]
    public void Another_rhythm_is_no_repetition()
    {
        Note[] notes = [.. TestMusic.Eighths(Meter.Common, 60, 62, 65, 64, 60, 62, 65, 64).Notes];
        for (int i = 5; i < notes.Length; i++)
            notes[i] = notes[i] with { Onset = notes[i].Onset + new Ticks(i * 100) };
        Assert.Equal(0, LongestRepetition.Of(notes));
    }
}
