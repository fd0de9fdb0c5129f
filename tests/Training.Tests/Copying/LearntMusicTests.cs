using Continuo.Engine.Music;
using Continuo.Training.Copying;
using Continuo.Training.Measures;

namespace Continuo.Training.Tests.Copying;

public sealed class LearntMusicTests
{
    private static readonly int[] Tune = [60, 62, 64, 65, 67, 69, 71, 72, 71, 69];

    [Fact]
    public void Runs_of_eight_notes_are_known_in_any_key()
    {
        LearntMusic learnt = LearntMusic.Of([new("tune", TestMusic.Eighths(Meter.Common, Tune))]);
        Assert.Equal(new Tally(3, 3), learnt.KnownRuns(Notes(Tune.Select(pitch => pitch + 5))));
        Assert.Equal(new Tally(0, 0), learnt.KnownRuns(Notes(Tune.Take(7))));
        Assert.Equal(new Tally(1, 1), learnt.KnownRuns(Notes(Tune.Take(8))));
    }

    [Fact]
    public void A_wrong_note_makes_the_runs_that_hold_it_strange()
    {
        LearntMusic learnt = LearntMusic.Of([new("tune", TestMusic.Eighths(Meter.Common, Tune))]);
        Assert.Equal(new Tally(2, 3), learnt.KnownRuns(Notes([.. Tune.Take(9), 50])));
        Assert.Equal(new Tally(0, 3), learnt.KnownRuns(Notes([.. Tune.Take(5), 50, .. Tune.Skip(6)])));
    }

    [Fact]
    public void The_same_notes_in_another_rhythm_are_strange()
    {
        LearntMusic learnt = LearntMusic.Of([new("tune", TestMusic.Eighths(Meter.Common, Tune))]);
        List<Note> late = Notes(Tune);
        late[^1] = late[^1] with { Onset = late[^1].Onset + new Ticks(240) };
        Assert.Equal(new Tally(2, 3), learnt.KnownRuns(late));
    }

    [Fact]
    public void Runs_do_not_reach_from_piece_to_piece()
    {
        LearntMusic learnt = LearntMusic.Of(
            [new("a", TestMusic.Eighths(Meter.Common, Tune[..5])),
                new("b", TestMusic.Eighths(Meter.Common, Tune[5..]))]);
        Assert.Equal(new Tally(0, 3), learnt.KnownRuns(Notes(Tune)));
    }

    private static List<Note> Notes(IEnumerable<int> pitches) => [
        .. TestMusic.Eighths(Meter.Common, [.. pitches]).Notes,
    ];
}
