using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Interop;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>The three answers that a turn has in store, and <em>Again</em>, which goes from one to the next.</summary>
public sealed class FloorTests_Proposals : IDisposable
{
    private readonly FakeHost _host = new();

    public FloorTests_Proposals() => _host.Turn(0, ParameterId.Length, 2);

    [Theory]
    [InlineData("Continue", 5.2, 8.0, 16.0)]
    [InlineData("Continue", 7.2, 12.0, 20.0)] // the bar's first beat has been asked for
    [InlineData("Continue", 11.5, 12.0, 20.0)] // within the last beat: the answer was to end there
    [InlineData("Hold", 5.2, 8.0, null)]
    [InlineData("Loop", 5.2, 8.0, null)]
    public void TheNextAnswerTakesOverAtABarLine(string mode, double pressed, double start, double? end)
    {
        Sound(mode);
        Asked next = Again(pressed);
        Assert.Equal(start, next.Start.Quarters);
        if (end is { } known)
            Assert.Equal(known, _host.Floor.Answer.End.Quarters);
        Assert.Equal([60, 62], next.Phrase.Select(note => (int)note.Pitch.Number));
    }

    [Theory]
    [InlineData(9.2, 12.0)]
    [InlineData(13.2, null)]
    public void InTradeThePlayersBarsRemainThePlayers(double pressed, double? start)
    {
        _host.Turn(0, ParameterId.TradeBars, 2);
        Sound("Trade", until: 9);
        _host.Press(pressed, ParameterId.Again);
        _host.Clock(15);
        Asked? next = _host.Work().Find(asked => asked.Kind == RequestKind.Begin);
        Assert.Equal(start, next?.Start.Quarters);
        Assert.Equal(16, _host.Floor.Answer.End.Quarters);
    }

    [Fact]
    public void WhatSoundsGoesOnToTheBarLine()
    {
        Sound("Continue");
        _host.Press(5.2, ParameterId.Again);
        _host.Clock(9);
        _host.Work(OneNote);
        Assert.Equal([5.0, 6, 7, 8, 9], _host.Given().Select(note => note.Onset).Where(onset => onset < 10));
        Assert.Equal(EngineState.Responding, _host.Floor.State);
    }

    [Fact]
    public void TheOldAnswerIsAskedForUpToTheBarLineAndNoFurther()
    {
        Sound("Continue", HandOver.Step); // its segments lie across the beats
        _host.Press(5.2, ParameterId.Again);
        _host.Clock(7.6);
        List<Asked> asked = _host.Work(OneNote);
        int next = asked.FindIndex(request => request.Kind == RequestKind.Begin);
        Assert.Equal(8, asked[next].Start.Quarters);
        Assert.Equal(8, asked[next - 1].Until.Quarters);
    }

    [Fact]
    public void ItsFirstNoteEndsWhatSounds()
    {
        Sound("Continue");
        _host.Given();
        _host.Press(5.2, ParameterId.Again);
        _host.Clock(9);
        _host.Work(OneNote);
        Assert.Equal(
            [OutboundKind.TakeOver, OutboundKind.Note],
            _host.Events().Where(item => item.Ppq >= 8).Select(item => item.Kind).Take(2));
    }

    [Fact]
    public void ThereAreThreeAndTheFirstComesRoundAgain()
    {
        Asked first = Sound("Continue");
        ulong[] seeds = [first.Seed, Again(5.2).Seed, Again(8.2).Seed, Again(12.2).Seed];
        Assert.Equal(3, seeds.Distinct().Count());
        Assert.Equal(seeds[0], seeds[3]);
    }

    [Fact]
    public void TwoPressesBeforeTheBarLineGoTwoOn()
    {
        Sound("Continue");
        _host.Press(5.2, ParameterId.Again);
        Asked twice = Again(5.4);
        Asked third = new FloorTests_Proposals().ThirdInTurn();
        Assert.Equal((8.0, third.Seed), (twice.Start.Quarters, twice.Seed));
    }

    [Fact]
    public void AskedForWhenTheAnswerIsOverItIsTheNextOfTheSameThree()
    {
        Sound("Continue");
        Asked during = Again(5.2);
        using var other = new FloorTests_Proposals();
        other.Sound("Continue");
        other._host.Clock(20);
        other._host.Work();
        Asked after = other.Again(21);
        Assert.Equal((during.Seed, during.AnswerNumber), (after.Seed, after.AnswerNumber));
    }

    [Fact]
    public void HoweverOftenItIsPressedTheNextPhraseHasItsOwnAnswer()
    {
        Asked Next(int presses)
        {
            using var tests = new FloorTests_Proposals();
            tests.Sound("Continue");
            for (int i = 0; i < presses; i++)
                tests.Again(5.2 + 4 * i);
            tests._host.Clock(40);
            tests._host.Work();
            return tests._host.PlayQuarters(44, 64, 65)[^1];
        }

        Asked plain = Next(0), pressed = Next(2);
        Assert.Equal(1u, plain.AnswerNumber);
        Assert.Equal((plain.AnswerNumber, plain.Seed), (pressed.AnswerNumber, pressed.Seed));
        Assert.Equal(2, pressed.Phrase.Length);
    }

    [Fact]
    public void AKeyStruckBeforeItTakesOverEndsTheTurnAndThePhrase()
    {
        Sound("Continue");
        Again(5.2);
        _host.Clock(7.5); // asked for, not sounding
        _host.Work();
        Asked next = _host.PlayQuarters(7.6, 64, 65)[^1];
        Assert.Equal([64, 65], next.Phrase.Select(note => (int)note.Pitch.Number));
        Assert.Equal(1u, next.AnswerNumber);
    }

    [Fact]
    public void WhereTheCycleEndsFirstItBeginsAfterTheCyclesStart()
    {
        _host.Cycle(0, 8);
        Sound("Continue");
        _host.Press(7.2, ParameterId.Again);
        _host.Work();
        _host.GoRound(8, 0);
        Asked next = Assert.Single(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        Assert.Equal((4.0, 0u), (next.Start.Quarters, next.AnswerNumber));
        Assert.Equal(2, next.Phrase.Length);
    }

    [Fact]
    public void InALoopWhatWasPlayedOverItIsAnswered()
    {
        Sound("Loop");
        _host.PlayQuarters(9, 72, 74);
        Asked next = Again(11.2);
        Assert.Equal([72, 74], next.Phrase.Select(note => (int)note.Pitch.Number));
        Assert.Equal(1u, next.AnswerNumber);
    }

    public void Dispose() => _host.Dispose();

    private static IEnumerable<Note> OneNote(EngineRequest request) =>
        [new Note(request.Until - new Ticks(Ticks.PerQuarter), new Ticks(480), new Pitch(60), new Velocity(80))];

    /// <summary>A phrase of two notes from 0 on, and an answer at the next bar line that has begun to sound.</summary>
    private Asked Sound(string mode, HandOver handOver = HandOver.Bar, double until = 5)
    {
        _host.Turn(0, ParameterId.Mode, TestModes.Value(mode));
        _host.Turn(0, ParameterId.HandOver, (int)handOver);
        List<Asked> asked = _host.PlayQuarters(0, 60, 62);
        if (mode == "Hold")
            _host.Turn(3, ParameterId.Hold, 1);
        for (double at = 3; at <= until; at++)
        {
            _host.Clock(at);
            asked.AddRange(_host.Work(OneNote));
        }
        return asked.Last(request => request.Kind == RequestKind.Begin);
    }

    private Asked Again(double at)
    {
        _host.Press(at, ParameterId.Again);
        var asked = new List<Asked>();
        for (int quarter = (int)Math.Ceiling(at); quarter < at + 4; quarter++)
        {
            asked.AddRange(_host.Work());
            _host.Clock(quarter);
        }
        asked.AddRange(_host.Work());
        return asked.Last(request => request.Kind == RequestKind.Begin);
    }

    private Asked ThirdInTurn()
    {
        using (_host)
        {
            Sound("Continue");
            Again(5.2);
            return Again(8.2);
        }
    }
}
