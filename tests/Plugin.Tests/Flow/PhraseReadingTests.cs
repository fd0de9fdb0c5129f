using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Listening;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>How a performance is written down: nearest sixteenth or eighth triplet, ordered.</summary>
public sealed class PhraseReadingTests
{
    [Theory]
    [InlineData(0.02, 0.49, 0.0, 0.5)]
    [InlineData(0.98, 1.3, 1.0, 0.3333)]
    [InlineData(0.26, 0.52, 0.25, 0.25)]
    [InlineData(0.35, 0.65, 0.3333, 0.3333)]
    [InlineData(-0.26, 0.01, -0.25, 0.25)]
    [InlineData(1.0, 1.01, 1.0, 0.25)] // too short for any line: the shortest step
    public void OnsetsAndEndsGoToTheNearestLine(double onset, double end, double readOnset, double readDuration)
    {
        Note read = Read(NoteAt(onset, end, 60))[0];
        Assert.Equal(readOnset, read.Onset.Quarters, 3);
        Assert.Equal(readDuration, read.Duration.Quarters, 3);
    }

    [Fact]
    public void ARolledChordIsReadAsOneOrderedFromBelow()
    {
        Note[] read = Read(NoteAt(1.03, 2, 67), NoteAt(1.05, 2, 60), NoteAt(1.07, 2, 64));
        Assert.Equal([60, 64, 67], read.Select(note => (int)note.Pitch.Number));
        Assert.All(read, note => Assert.Equal(1, note.Onset.Quarters));
    }

    private static Note NoteAt(double onset, double end, byte pitch) => new(
        Ticks.FromQuarters(onset), Ticks.FromQuarters(end) - Ticks.FromQuarters(onset), new Pitch(pitch),
        new Velocity(80));

    private static Note[] Read(params Note[] played)
    {
        var read = new Note[played.Length];
        PhraseReading.Read(played, new BarGrid(Ticks.Zero, Meter.Common), read);
        return read;
    }
}
