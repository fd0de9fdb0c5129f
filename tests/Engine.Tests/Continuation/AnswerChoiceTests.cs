using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>The best of three: what it changes, and what it does not depend on.</summary>
public sealed class AnswerChoiceTests
{
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);
    private static readonly Ticks Bar = Meter.Common.BarLength;
    private static readonly Ticks Beat = Meter.Common.Beat;
    private static readonly ContinuationRequest Request = new(Bar * 2, Bar * 8, 1, 0);
    private static readonly Note[] Phrase = TestPhrases.Notes(
        "C4 1/4, D4 1/4, E4 1/4, G4 1/4, A4 1/4, G4 1/4, E4 1/4, D4 1/4");

    [Fact]
    public void FromTheSecondBeatOnTheAnswerFitsThePhraseBetterThanTheModelAlone()
    {
        ContinuationEngine engine = Listening();
        int before = 0, fitBefore = 0, behind = 0, fitBehind = 0;
        for (uint number = 0; number < 30; number++)
            foreach (Note note in Answer(engine, Request with { AnswerNumber = number }))
            {
                int fits = Phrase.Any(own => own.Pitch.PitchClass == note.Pitch.PitchClass) ? 1 : 0;
                if (note.Onset < Request.Start + Beat)
                    (before, fitBefore) = (before + 1, fitBefore + fits);
                else
                    (behind, fitBehind) = (behind + 1, fitBehind + fits);
            }

        Assert.InRange((double)fitBefore / before, 0.35, 0.48); // five of twelve
        Assert.InRange((double)fitBehind / behind, 0.5, 0.7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public void ChoosingAheadChangesNoNote(int steps)
    {
        ContinuationEngine inOne = Listening(), ahead = Listening();
        List<Note> expected = Answer(inOne, Request);
        List<Note> notes = [];
        ahead.Begin(Request);
        for (Ticks until = Request.Start + Beat; until <= Request.End; until += Beat)
        {
            while (ahead.TryNext(until, new(), out Note note))
                notes.Add(note);
            for (int step = 0; step < steps && ahead.TryChoose(); step++)
            {
                // What the player plays by now is the next phrase.
                ahead.Listen(Phrase.AsSpan(0, 1 + step % Phrase.Length), Bars);
                Assert.False(ahead.IsFinished);
            }
        }

        Assert.Equal(expected, notes);
        Assert.True(ahead.IsFinished);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void AnotherEngineThatFollowsChoosesTheSame(int steps)
    {
        ContinuationEngine engine = Listening(), follower = Loaded();
        engine.Begin(Request);
        Ticks until = Request.Start + Beat;
        while (engine.TryNext(until, new(), out _))
        {
            // Up to the first place of choice.
        }

        for (int step = 0; step < steps; step++)
            Assert.True(engine.TryChoose());
        follower.FollowAnswer(engine);
        List<Note> ahead = Rest(follower, new()), own = Rest(engine, new());
        Assert.Equal(own, ahead);
        Assert.NotEmpty(own);
    }

    [Fact]
    public void TheChoiceIsMadeWithTheKnobsThatWereInForceWhereItsPlaceWasReached()
    {
        List<Note> late = WithKnobMoved(isAhead: false), ahead = WithKnobMoved(isAhead: true);
        Assert.Equal(late, ahead);
        Assert.All(late, note => Assert.InRange(note.Pitch.Number, 72, 127));

        static List<Note> WithKnobMoved(bool isAhead)
        {
            ContinuationEngine engine = Listening();
            engine.Begin(Request);
            while (engine.TryNext(Request.Start + Beat, new(), out _))
            {
                // Up to the first place of choice.
            }

            while (isAhead && engine.TryChoose())
            {
                // All of it, before the knob moves.
            }

            return Rest(engine, new() { Lowest = new(72) });
        }
    }

    [Fact]
    public void TheFirstBeatWaitsForNoChoice()
    {
        var model = new FakeModel();
        ContinuationEngine engine = Listening(model);
        int before = model.Steps;
        engine.Begin(Request);
        while (engine.TryNext(Request.Start + Beat, new(), out _))
        {
            // The first segment.
        }

        int own = model.Steps - before;
        Assert.True(engine.TryChoose());
        while (engine.TryChoose())
        {
            // Three ways, and back to the place.
        }

        Assert.InRange(own, 1, 60);
        Assert.True(model.Steps - before > 2 * own);
    }

    [Fact]
    public void AModelWhoseStateGrowsIsNotCopied()
    {
        var model = new GrowingModel();
        var engine = new ContinuationEngine();
        engine.Load(model, new EventTokenizer());
        engine.Listen(Phrase, Bars);
        engine.Begin(Request);
        int copies = model.Copies;
        Rest(engine, new());
        Assert.Equal(copies, model.Copies);
    }

    private static ContinuationEngine Listening(FakeModel? model = null)
    {
        ContinuationEngine engine = Loaded(model);
        engine.Listen(Phrase, Bars);
        return engine;
    }

    private static ContinuationEngine Loaded(FakeModel? model = null)
    {
        var engine = new ContinuationEngine();
        engine.Load(model ?? new FakeModel(), new EventTokenizer());
        return engine;
    }

    private static List<Note> Answer(ContinuationEngine engine, in ContinuationRequest request)
    {
        engine.Begin(request);
        return Rest(engine, new());
    }

    private static List<Note> Rest(ContinuationEngine engine, in EngineOptions options)
    {
        List<Note> notes = [];
        while (engine.TryNext(Request.End, options, out Note note))
            notes.Add(note);
        return notes;
    }
}
