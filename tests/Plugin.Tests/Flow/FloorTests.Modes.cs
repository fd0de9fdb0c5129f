using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Interop;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>Who plays when, mode by mode.</summary>
public sealed class FloorTests_Modes : IDisposable
{
    private readonly FakeHost _host = new();

    [Fact]
    public void TradesAnswerOnTheInstrumentsBarsWhateverThePlayerDoesThen()
    {
        In("Trade");
        _host.Turn(0, ParameterId.TradeBars, 2);
        _host.PlayQuarters(0, 60, 62, 64, 65, 67, 69, 71);
        _host.NoteOn(7.5, 72); // still down when the turn comes
        _host.Work();
        _host.Clock(7.74);
        Assert.Empty(_host.Work());
        _host.Clock(7.75);
        Asked turn = Assert.Single(_host.Work());
        Assert.Equal((RequestKind.Begin, 8.0, 16.0), (turn.Kind, turn.Start.Quarters, turn.End.Quarters));
        Assert.Equal(8, turn.Phrase.Length);
        _host.NoteOff(8, 72);

        // What is played over the turn is the next phrase; the turn goes on.
        Assert.DoesNotContain(_host.PlayQuarters(9, 48, 50), asked => asked.Kind == RequestKind.Begin);
        Assert.Equal(EngineState.Responding, _host.Floor.State);
        _host.Clock(23.75);
        Asked next = Assert.Single(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        Assert.Equal((24.0, 1u), (next.Start.Quarters, next.AnswerNumber));
        Assert.Equal([48, 50], next.Phrase.Select(note => (int)note.Pitch.Number));
    }

    [Fact]
    public void AnInstrumentsTurnWithoutAPhraseIsARest()
    {
        In("Trade");
        _host.Clock(40);
        Assert.Empty(_host.Work());
    }

    [Fact]
    public void HoldPlaysFromThePressToTheRelease()
    {
        In("Hold");
        Assert.DoesNotContain(_host.PlayQuarters(0, 60, 62), asked => asked.Kind == RequestKind.Begin);
        _host.Turn(5.1, ParameterId.Hold, 1);
        Asked answer = Assert.Single(_host.Work());
        Assert.Equal((RequestKind.Begin, 6.0), (answer.Kind, answer.Start.Quarters));
        _host.Clock(100);
        Assert.NotEmpty(_host.Work());
        Assert.Equal(EngineState.Responding, _host.Floor.State);
        _host.Turn(100.5, ParameterId.Hold, 0);
        _host.Clock(120);
        Assert.DoesNotContain(_host.Work(), asked => asked.Kind != RequestKind.Look);
        Assert.Equal(EngineState.Ready, _host.Floor.State);
        _host.Turn(121, ParameterId.Hold, 1); // the same phrase once more
        Assert.Equal(2, Assert.Single(_host.Work()).Phrase.Length);
    }

    [Fact]
    public void HoldPlaysFromNothingWhereNothingWasPlayed()
    {
        In("Hold");
        _host.Turn(1, ParameterId.Hold, 1);
        Assert.Empty(Assert.Single(_host.Work()).Phrase);
    }

    [Fact]
    public void PanicWhileTheButtonIsDownLastsUntilItIsPressedAnew()
    {
        In("Hold");
        _host.Turn(1, ParameterId.Hold, 1);
        _host.Silence(2);
        _host.Work();
        _host.Clock(9);
        Assert.Empty(_host.Work());
        _host.Turn(9.5, ParameterId.Hold, 0);
        _host.Turn(10, ParameterId.Hold, 1);
        Assert.Single(_host.Work());
    }

    [Fact]
    public void ADuetHearsThePlayerAndItselfAtEveryQuarterAndKeepsOutOfTheWay()
    {
        In("Duet");
        List<Asked> asked = [];
        for (int quarter = 0; quarter < 8; quarter++)
        {
            _host.NoteOn(quarter, 72 + quarter % 2);
            _host.NoteOff(quarter + 0.9, 72 + quarter % 2);
            asked.AddRange(_host.Work(OneNoteLow));
        }
        Asked[] written = [.. asked.Where(request => request.Kind == RequestKind.Begin)];
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], written.Select(request => (int)request.Start.Quarters));
        Assert.All(written, request => Assert.Equal(71, request.Options.Highest.Number));
        // Asked for a quarter note ahead: the player's notes before quarter 7, and its own before 8.
        Asked last = written[^1];
        Assert.Equal(
            [72, 40, 73, 40, 72, 40, 73, 40, 72, 40, 73, 40, 72, 40],
            last.Phrase.Select(note => (int)note.Pitch.Number));

        _host.Clock(30);
        _host.Work();
        Assert.Equal(EngineState.Ready, _host.Floor.State);
        Assert.Equal(1u, _host.Floor.AnswerNumber);

        static IEnumerable<Note> OneNoteLow(EngineRequest request) => request.Kind == RequestKind.Begin
            ? [new Note(request.Line.Start, new Ticks(480), new Pitch(40), new Velocity(80))] : [];
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 12)]
    [InlineData(50, 6)]
    public void ALoopRepeatsItsAnswerAndPlaysAShareOfItAnew(double mutation, int anewOfTwelve)
    {
        In("Loop");
        _host.Turn(0, ParameterId.Mutation, mutation);
        _host.Turn(0, ParameterId.Length, 1);
        List<Asked> asked = _host.PlayQuarters(2, 60); // the answer: 4 to 8
        for (int quarter = 3; quarter <= 18; quarter++)
        {
            _host.Clock(quarter);
            asked.AddRange(_host.Work(OnTheBeat));
        }
        Asked[] rounds = [.. asked.Where(request => request.Kind is RequestKind.Repeat
            || (request.Kind == RequestKind.Begin && request.Start.Quarters >= 8))];
        Assert.Equal(12, rounds.Length);
        Assert.InRange(rounds.Count(request => request.Kind == RequestKind.Begin), anewOfTwelve - 4, anewOfTwelve + 4);
        if (mutation == 0)
            Assert.Equal(12, rounds.Count(request => request.Phrase is [{ Pitch.Number: 60 }]));

        static IEnumerable<Note> OnTheBeat(EngineRequest request) => request.Kind == RequestKind.Repeat
            ? [.. request.Phrase]
            : [new Note(request.Until - new Ticks(960), new Ticks(480), new Pitch(60), new Velocity(80))];
    }

    [Fact]
    public void DetachedNotesAreOnePhraseToALoop()
    {
        In("Loop");
        Assert.DoesNotContain(_host.PlayQuarters(0, 60, 62, 64), asked => asked.Kind == RequestKind.Begin);
        _host.Clock(4);
        Asked answer = Assert.Single(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        Assert.Equal((4.0, 3), (answer.Start.Quarters, answer.Phrase.Length));
    }

    [Fact]
    public void ALoopHasNoEndAtWhichItsNotesWouldBeLeftOut()
    {
        In("Loop");
        _host.PlayQuarters(2, 60);
        _host.Clock(4);
        _host.Work();
        Assert.True(_host.Floor.Answer.End.Quarters > 1_000_000);
    }

    [Fact]
    public void PlayingOverALoopLeavesItAloneAndForgetEndsIt()
    {
        In("Loop");
        _host.PlayQuarters(0, 60, 62);
        _host.PlayQuarters(10, 72, 74);
        _host.Clock(60);
        _host.Work();
        Assert.Equal(EngineState.Responding, _host.Floor.State);
        _host.Press(60.5, ParameterId.Forget);
        _host.Work();
        _host.Clock(70);
        Assert.Empty(_host.Work());
        Assert.Equal(0, _host.Seed.Count);
    }

    [Fact]
    public void AgainAnswersTheLastPhraseAnew()
    {
        _host.Turn(0, ParameterId.Length, 1);
        Asked first = _host.PlayQuarters(0, 60, 62)[^1];
        _host.Clock(10);
        _host.Work();
        _host.Press(10.5, ParameterId.Again);
        Asked again = Assert.Single(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        Assert.Equal((11.0, 2), (again.Start.Quarters, again.Phrase.Length));
        Assert.Equal(0u, again.AnswerNumber);
        Assert.NotEqual(first.Seed, again.Seed);
    }

    [Fact]
    public void AnAnswerAsLongAsThePhraseLastsItsBeats()
    {
        _host.Turn(0, ParameterId.LengthFrom, 1);
        Asked answer = _host.PlayQuarters(0, 60, 62, 64)[^1]; // to 2.5: three beats
        Assert.Equal(3, (answer.End - answer.Start).Quarters);
    }

    [Theory]
    [InlineData(0, 16, 20)] // the last bar
    [InlineData(2, 8, 12)] // the second whole bar; the answer ends with it
    public void ResolveNamesTheBarToLandOn(int bar, double landing, double end)
    {
        _host.Turn(0, ParameterId.Resolve, 1);
        _host.Turn(0, ParameterId.LandingBar, bar);
        Asked answer = _host.PlayQuarters(0, 60, 62)[^1]; // starts at 3
        Assert.Equal(Ticks.FromQuarters(landing), answer.Landing);
        _host.Clock(end - 0.01);
        _host.Work();
        Assert.Equal(EngineState.Responding, _host.Floor.State);
        _host.Clock(end);
        Assert.Equal(EngineState.Ready, _host.Floor.State);
    }

    [Fact]
    public void NothingIsPlannedBeyondTheCyclesEnd()
    {
        _host.Cycle(0, 8);
        Asked answer = _host.PlayQuarters(0, 60, 62)[^1];
        Assert.Equal(8, answer.End.Quarters);
    }

    [Fact]
    public void APhraseThatEndsWithTheCycleIsAnsweredAtItsStart()
    {
        _host.Cycle(0, 8);
        _host.PlayQuarters(5, 60, 62, 64); // to 7.5: the answer would start at 9
        _host.Work();
        _host.GoRound(8, 0);
        Asked answer = Assert.Single(_host.Work());
        Assert.Equal((RequestKind.Begin, 1.0), (answer.Kind, answer.Start.Quarters));
        Assert.Equal([-3.0, -2, -1], answer.Phrase.Select(note => note.Onset.Quarters));
    }

    [Fact]
    public void OnlyTheChannelListenedToMakesThePhrase()
    {
        _host.Turn(0, ParameterId.ListenChannel, 2);
        _host.PlayQuarters(0, 60, 62); // channel 1
        Assert.Equal(0, _host.Seed.Count);
    }

    [Fact]
    public void DrumsAreNoPhraseUnlessTheirChannelIsListenedTo()
    {
        _host.Channel = MidiChannels.Percussion;
        _host.PlayQuarters(0, 36, 38);
        Assert.Equal(0, _host.Seed.Count);
        _host.Turn(2, ParameterId.ListenChannel, 10);
        _host.PlayQuarters(2, 36, 38);
        Assert.Equal(2, _host.Seed.Count);
    }

    [Fact]
    public void AllNotesOffAfterThePhraseChangesNothing()
    {
        Asked[] Answer(bool isSent)
        {
            using var host = new FakeHost();
            host.PlayQuarters(0, 60, 62);
            if (isSent)
                host.AllNotesOff(1.501);
            host.Clock(4);
            return [.. host.Work()];
        }

        Asked[] expected = Answer(isSent: false), answer = Answer(isSent: true);
        Assert.NotEmpty(expected);
        Assert.Equal(
            expected.Select(asked => (asked.Kind, asked.Start, asked.Epoch)),
            answer.Select(asked => (asked.Kind, asked.Start, asked.Epoch)));
    }

    [Fact]
    public void AllNotesOffEndsThePhraseAsItsLastNoteOffWould()
    {
        _host.NoteOn(0, 60);
        _host.Work();
        _host.AllNotesOff(0.5);
        Asked answer = Assert.Single(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        Assert.Equal(2, answer.Start.Quarters);
        Assert.Equal(0.5, Assert.Single(answer.Phrase).Duration.Quarters);
    }

    [Fact]
    public void ThePhraseEndsWhenThePedalIsUp()
    {
        _host.Pedal(0, isDown: true);
        _host.PlayQuarters(0, 50, 57, 62); // to 2.5
        _host.Clock(7.9);
        Assert.DoesNotContain(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        _host.Pedal(8, isDown: false);
        Asked answer = Assert.Single(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        Assert.Equal(9, answer.Start.Quarters);
        Assert.Equal([8.0, 7, 6], answer.Phrase.Select(note => note.Duration.Quarters));
    }

    [Theory]
    [InlineData(66)]
    [InlineData(121)]
    public void SostenutoHoldsThePhraseUntilItIsUpOrReset(int lifting)
    {
        _host.NoteOn(0, 50);
        _host.Pedal(0.5, isDown: true, controller: 66);
        _host.NoteOff(1, 50);
        _host.Clock(7.9);
        Assert.DoesNotContain(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        _host.Pedal(8, isDown: false, lifting);
        Asked answer = Assert.Single(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        Assert.Equal(8, answer.Phrase.Single().Duration.Quarters);
    }

    [Fact]
    public void PanicLiftsThePedal()
    {
        _host.Pedal(0, isDown: true);
        _host.Silence(1);
        Assert.Contains(_host.PlayQuarters(2, 60), asked => asked.Kind == RequestKind.Begin);
    }

    public void Dispose() => _host.Dispose();

    private void In(string mode) => _host.Turn(0, ParameterId.Mode, TestModes.Value(mode));
}
