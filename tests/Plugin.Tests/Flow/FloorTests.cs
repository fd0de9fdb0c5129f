using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Interop;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>When answers are asked for, where they start, what makes them void: docs/protocol.md, by example.</summary>
public sealed class FloorTests : IDisposable
{
    private readonly FakeHost _host = new();

    [Theory]
    [InlineData(0, 1.0, 2.5)] // step: the sixteenth nearest to 1.6 + 1
    [InlineData(1, 1.0, 3.0)] // beat
    [InlineData(2, 1.0, 4.0)] // bar
    [InlineData(1, 0.25, 2.0)]
    [InlineData(2, 4.0, 8.0)]
    public void AnAnswerStartsOnTheFirstHandOverLineAfterThePhraseGap(int handOver, double gap, double start)
    {
        _host.Set(ParameterId.HandOver, handOver);
        _host.Set(ParameterId.PhraseGap, gap);
        _host.NoteOn(1, 60);
        _host.NoteOff(1.6, 60);
        Asked answer = Assert.Single(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        Assert.Equal(Ticks.FromQuarters(start), answer.Start);
    }

    [Fact]
    public void AnAnswerFillsTheBarItStartsInAndThenItsLength()
    {
        _host.Set(ParameterId.Length, 2);
        Asked answer = _host.PlayQuarters(0, 60)[^1];
        Assert.Equal(Ticks.FromQuarters(2), answer.Start);
        Assert.Equal(Ticks.FromQuarters(12), answer.End);
    }

    [Fact]
    public void BeatsAndBarsAreThoseOfTheMeter()
    {
        _host.Meter(0, 6, 8);
        _host.Set(ParameterId.Length, 1);
        Asked answer = _host.PlayQuarters(0, 60)[^1];
        Assert.Equal(Ticks.FromQuarters(1.5), answer.Start); // the second dotted quarter
        Assert.Equal(Ticks.FromQuarters(6), answer.End);
    }

    [Fact]
    public void NothingIsAskedForWhileAKeyIsDown()
    {
        _host.NoteOn(0, 60);
        _host.NoteOn(0.5, 64);
        _host.NoteOff(1, 60);
        _host.Clock(8);
        Assert.DoesNotContain(_host.Work(), asked => asked.Kind == RequestKind.Begin);
    }

    [Fact]
    public void PlayingOnBeforeTheAnswerSoundsKeepsThePhraseAndTheAnswersNumber()
    {
        _host.PlayQuarters(0, 60, 62);
        Asked answer = _host.PlayQuarters(2, 64)[^1];
        Assert.Equal(0u, answer.AnswerNumber);
        Assert.Equal([60, 62, 64], answer.Phrase.Select(note => (int)note.Pitch.Number));
    }

    [Fact]
    public void TakingOverWhileTheAnswerSoundsBeginsANewPhraseAndTheNextAnswer()
    {
        _host.PlayQuarters(0, 60, 62);
        _host.Clock(4);
        Assert.Equal(EngineState.Responding, _host.Floor.State);
        Asked answer = _host.PlayQuarters(5, 67)[^1];
        Assert.Equal(1u, answer.AnswerNumber);
        Assert.Equal([67], answer.Phrase.Select(note => (int)note.Pitch.Number));
    }

    [Fact]
    public void AnAnswerPlayedToItsEndLeavesTheFloorIdle()
    {
        _host.Set(ParameterId.Length, 1);
        _host.PlayQuarters(0, 60);
        _host.Clock(7.9);
        _host.Work();
        Assert.Equal(EngineState.Responding, _host.Floor.State);
        _host.Clock(8);
        Assert.Equal(EngineState.Ready, _host.Floor.State);
        Assert.Equal(1u, _host.Floor.AnswerNumber);
    }

    [Fact]
    public void SegmentsAreAskedForACommitWindowAheadEachWithTheKnobsOfThatMoment()
    {
        _host.Set(ParameterId.CommitWindow, 0.5);
        _host.Set(ParameterId.Temperature, 0.5);
        Asked first = _host.PlayQuarters(0, 60)[^1]; // starts at 2
        Assert.Equal(Ticks.FromQuarters(3), first.Until);

        _host.Clock(2.4);
        Assert.Empty(_host.Work());
        _host.Clock(2.5);
        Asked second = Assert.Single(_host.Work());
        Assert.Equal(
            (RequestKind.Continue, Ticks.FromQuarters(4), 0.5f), (second.Kind, second.Until, second.Temperature));

        _host.Set(ParameterId.Temperature, 1.5);
        _host.Clock(3.5);
        Asked third = Assert.Single(_host.Work());
        Assert.Equal((Ticks.FromQuarters(5), 1.5f), (third.Until, third.Temperature));
    }

    [Fact]
    public void SegmentsThatFallDueTogetherAreAskedForOneByOneAndNoneIsLost()
    {
        _host.Set(ParameterId.CommitWindow, 0.25);
        _host.PlayQuarters(0, 60);
        _host.Clock(6.75);
        List<Asked> asked = _host.Work();
        Assert.Equal([4, 5, 6, 7, 8], asked.Select(segment => segment.Until.Quarters));
    }

    [Fact]
    public void AJumpVoidsTheAnswerAndThePhrase()
    {
        _host.PlayQuarters(0, 60, 62);
        _host.Jump(from: 4, to: 32);
        Assert.Equal(0, _host.Seed.Count);
        Assert.Equal(1u, _host.Floor.AnswerNumber);
        _host.Work();
        _host.Clock(40);
        Assert.Empty(_host.Work());
    }

    [Fact]
    public void EachPassFromTheStartOfTheTransportCountsItsAnswersAnew()
    {
        _host.PlayQuarters(0, 60);
        _host.Jump(from: 6, to: 0, transportStarts: true);
        Assert.Equal(0u, _host.Floor.AnswerNumber);
        _host.Work();
        Assert.Equal(0u, _host.PlayQuarters(0, 60)[^1].AnswerNumber);
    }

    [Fact]
    public void AnAnswerThatRunsOutKeepsTheSegmentsThatWereAskedForWithItsEnd()
    {
        _host.Set(ParameterId.Length, 1);
        _host.Set(ParameterId.CommitWindow, 0.25);
        _host.PlayQuarters(0, 60);
        _host.Clock(9);
        List<Asked> asked = _host.Work();
        Assert.Equal([4, 5, 6, 7, 8], asked.Select(segment => segment.Until.Quarters));
        Assert.All(asked, segment => Assert.False(segment.IsVoid));
    }

    [Fact]
    public void ANoteOffWhoseNoteOnWasForgottenAsksForNothing()
    {
        _host.NoteOn(0, 60);
        _host.Jump(from: 0.5, to: 8);
        _host.Work();
        _host.NoteOff(8.5, 60);
        Assert.Empty(_host.Work());
    }

    public void Dispose() => _host.Dispose();
}
