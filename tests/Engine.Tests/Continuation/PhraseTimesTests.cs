using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Xunit;

namespace Continuo.Engine.Tests.Continuation;

public sealed class PhraseTimesTests
{
    [Fact]
    public void RestsAndStepsAreTheLongestOfThePhrase()
    {
        PhraseTimes times = PhraseTimes.Of([Note(100, 50), Note(200, 100), Note(600, 10), Note(650, 10)], new(660));
        Assert.Equal(
            new PhraseTimes(new(100), new(660))
            {
                LastOnset = new(650), LongestRest = new(300), LongestStep = new(400),
            },
            times);
    }

    [Fact]
    public void UnderALongNoteNothingIsARest()
    {
        PhraseTimes times = PhraseTimes.Of([Note(0, 900), Note(0, 10), Note(500, 10), Note(950, 10)], new(960));
        Assert.Equal((50, 500), (times.LongestRest.Value, times.LongestStep.Value));
    }

    [Fact]
    public void OneNoteHasNeitherRestNorStep() => Assert.Equal(
        new PhraseTimes(new(70), new(90)) { LastOnset = new(70) }, PhraseTimes.Of([Note(70, 20)], new(90)));

    [Fact]
    public void NoNotesHaveNoTimes() => Assert.Equal(new PhraseTimes(Ticks.Zero, new(90)), PhraseTimes.Of([], new(90)));

    private static Note Note(long onset, long duration) => new(new(onset), new(duration), new(60), new(64));
}
