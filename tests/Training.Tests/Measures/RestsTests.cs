using Continuo.Engine.Music;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Measures;

public sealed class RestsTests
{
    [Fact]
    public void Time_before_between_and_after_notes_counts_and_overlaps_count_once()
    {
        Note[] notes = [At(10, 20), At(15, 40), At(60, 30)]; // silent: 0..10, 55..60, 90..100
        Assert.Equal(new Tally(25, 100), Rests.Of(notes, Ticks.Zero, new(100)));
    }

    [Fact]
    public void Without_notes_all_is_silent_and_a_note_beyond_the_end_changes_nothing()
    {
        Assert.Equal(new Tally(50, 50), Rests.Of([], Ticks.Zero, new(50)));
        Assert.Equal(new Tally(50, 50), Rests.Of([At(50, 5)], Ticks.Zero, new(50)));
    }

    private static Note At(long onset, long length) => new(new(onset), new(length), new(60), TestMusic.Plain);
}
