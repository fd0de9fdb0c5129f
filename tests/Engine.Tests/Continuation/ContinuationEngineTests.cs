using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Engine.Tests.Models;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>What an answer may hold, and what decides it.</summary>
public sealed class ContinuationEngineTests
{
    private static readonly BarGrid Bars = new(new(960), new(3, 4));
    private static readonly Ticks Bar = Bars.Meter.BarLength;
    private static readonly Note[] Phrase = TestPhrases.Notes(
        "C4 1/4, E4+G4 1/8, D4 1/8, C4 1/4, E4 1/2", start: new(960));

    [Theory]
    [InlineData("1/4")]
    [InlineData("1/8")]
    [InlineData("1/8T")]
    [InlineData("1/16")]
    [InlineData("1/16T")]
    [InlineData("1/32")]
    public void NotesKeepToTheGridTheOrderAndTheAnswersTime(string grid)
    {
        Ticks step = TestPhrases.Length(grid);
        // Starts within a bar and ends within one.
        ContinuationRequest request = new(
            Bars.Origin + Bar * 3 + new Ticks(960), Bars.Origin + Bar * 9 + new Ticks(480), 1, 0);
        for (ulong seed = 0; seed < 20; seed++)
        {
            List<Note> notes = Answer(new FakeModel(), request with { RandomSeed = seed }, new() { GridStep = step });
            Assert.NotEmpty(notes);
            Assert.Equal(notes.OrderBy(note => note.Onset).ThenBy(note => note.Pitch), notes);
            Assert.Equal(notes.Count, notes.Select(note => (note.Onset, note.Pitch)).Distinct().Count());
            Assert.All(notes, note =>
            {
                Assert.InRange(note.Onset.Value, request.Start.Value, request.End.Value - 1);
                Assert.InRange(note.End.Value, note.Onset.Value + 1, request.End.Value);
                Assert.Equal(0, (note.Onset - Bars.BarStart(note.Onset)).Value % step.Value);
                Assert.InRange(note.Pitch.Number, 21, 108);
            });
        }
    }

    [Fact]
    public void TheSameRequestGivesTheSameNotesAndAnotherOneOthers()
    {
        ContinuationRequest request = RequestOf(bars: 4);
        List<Note> notes = Answer(new FakeModel(), request);

        Assert.Equal(notes, Answer(new FakeModel(), request));
        Assert.NotEqual(notes, Answer(new FakeModel(), request with { RandomSeed = 2 }));
        Assert.NotEqual(notes, Answer(new FakeModel(), request with { AnswerNumber = 1 }));
        Assert.NotEqual(notes, Answer(new FakeModel(), request, phrase: Phrase[..^1]));
    }

    [Fact]
    public void AnAnswerDoesNotChangeTheNextOne()
    {
        ContinuationEngine engine = Engine(new FakeModel());
        engine.Listen(Phrase, Bars);
        engine.Begin(RequestOf(bars: 2));
        List<Note> first = Take(engine, new(long.MaxValue));
        engine.Begin(RequestOf(bars: 2) with { AnswerNumber = 5 });
        Take(engine, new(long.MaxValue));
        engine.Begin(RequestOf(bars: 2));
        Assert.Equal(first, Take(engine, new(long.MaxValue)));
    }

    [Fact]
    public void SegmentsGiveTheSameNotesHoweverOftenTheyAreAskedFor()
    {
        ContinuationRequest request = RequestOf(bars: 4);
        List<Note> whole = Answer(new FakeModel(), request);

        ContinuationEngine engine = Engine(new FakeModel());
        engine.Listen(Phrase, Bars);
        engine.Begin(request);
        List<Note> notes = [];
        for (Ticks until = request.Start - new Ticks(4800); until < request.End; until += new Ticks(960))
        {
            List<Note> segment = Take(engine, until);
            Assert.All(segment, note => Assert.InRange(note.Onset.Value, until.Value - 960, until.Value - 1));
            notes.AddRange(segment);
            Assert.Empty(Take(engine, until));
        }

        notes.AddRange(Take(engine, request.End));
        Assert.Equal(whole, notes);
        Assert.True(engine.IsFinished);
    }

    [Fact]
    public void OptionsActFromTheirSegmentOn()
    {
        ContinuationRequest request = RequestOf(bars: 4);
        Ticks middle = request.Start + Bar * 2;
        List<Note> whole = Answer(new FakeModel(), request);

        ContinuationEngine engine = Engine(new FakeModel());
        engine.Listen(Phrase, Bars);
        engine.Begin(request);
        List<Note> before = Take(engine, middle);
        List<Note> after = Take(engine, request.End, new() { TopK = 1, GridStep = new(960) });

        Assert.Equal(whole.Where(note => note.Onset < middle), before);
        Assert.NotEqual(whole.Where(note => note.Onset >= middle), after);
    }

    [Fact]
    public void AModelThatWantsToEndGoesOn() =>
        CheckGoesOn(new FakeModel(EventVocabulary.End..(EventVocabulary.End + 1)));

    [Fact]
    public void AModelThatWantsOnlyBarLinesPlaysInEveryThirdBar()
    {
        List<Note> notes = Answer(new FakeModel(EventVocabulary.Bar..(EventVocabulary.Bar + 1)), RequestOf(bars: 12));
        for (int bar = 0; bar + 3 <= 12; bar++)
            Assert.Contains(notes, note => note.Onset >= RequestOf(12).Start + Bar * bar
                && note.Onset < RequestOf(12).Start + Bar * (bar + 3));
    }

    [Fact]
    public void AModelThatWantsOnlyPitchesPlaysEightAtOnce()
    {
        List<Note> notes = Answer(
            new FakeModel(EventVocabulary.FirstPitch..(EventVocabulary.FirstPitch + 40)), RequestOf(bars: 4));
        Assert.Equal(8, notes.GroupBy(note => note.Onset).Max(chord => chord.Count()));
    }

    [Fact]
    public void TheModelHearsThePhraseThenTheBarLinesUpToTheStart()
    {
        FakeModel model = new();
        ContinuationEngine engine = Engine(model);
        engine.Listen(Phrase.AsSpan(0, 1), Bars);
        engine.Begin(RequestOf(bars: 1));
        CheckTaken(model, "Begin, Meter 3/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 24, Bar, Bar");
    }

    [Fact]
    public void WithoutAPhraseTheModelHearsTheBarOfTheStart()
    {
        FakeModel model = new();
        ContinuationEngine engine = Engine(model);
        engine.Listen([], Bars);
        engine.Begin(RequestOf(bars: 2));
        CheckTaken(model, "Begin, Meter 3/4, Bar");
        Assert.NotEmpty(Take(engine, RequestOf(bars: 2).End));
    }

    [Fact]
    public void WithoutAModelEveryAnswerIsFinished()
    {
        ContinuationEngine engine = new();
        engine.Listen(Phrase, Bars);
        engine.Begin(RequestOf(bars: 1));
        Assert.True(engine.IsFinished);
        Assert.False(engine.TryNext(new(long.MaxValue), new(), out _));
        engine.Reset();
    }

    [Fact]
    public void AnAnswerWithoutTimeIsFinished()
    {
        ContinuationEngine engine = Engine(new FakeModel());
        engine.Begin(new(new(960), new(960), 1, 0));
        Assert.True(engine.IsFinished);
        Assert.False(engine.TryNext(new(long.MaxValue), new(), out _));
    }

    [Fact]
    public void ExtremeOptionsStillPlay()
    {
        EngineOptions[] extremes =
        [
            default, new() { Temperature = float.NaN, TopP = float.NaN, TopK = -5, GridStep = new(-3) },
            new() { Temperature = float.PositiveInfinity, TopP = 0 }, new() { GridStep = new(100_000) },
        ];
        foreach (EngineOptions options in extremes)
            Assert.NotEmpty(Answer(new FakeModel(), RequestOf(bars: 8), options));
    }

    [Fact]
    public void RefusesAModelOfAnotherVocabularyAndBarsWithoutLength()
    {
        ContinuationEngine engine = new();
        Assert.Throws<ArgumentException>(
            () => engine.Load(TestModels.Model(TestModels.Config(5, 4, 4, 1), seed: 1), Tokenizers.Find("event")!));
        Assert.Throws<ArgumentException>(() => engine.Listen([], default));
    }

    [Fact]
    public void NothingIsAllocatedAfterLoad()
    {
        ContinuationEngine engine = new();
        engine.Load(
            TestModels.Model(TestModels.Config(EventVocabulary.Size, 8, 16, 2), seed: 1), Tokenizers.Find("event")!);
        Note[] phrase = TestPhrases.Notes(string.Join(", ", Enumerable.Repeat("C4 1/4, E4+G4 1/8, D4 1/8", 20)));
        EngineOptions options = new() { TopK = 40 };

        int notes = 0;
        Allocations.CheckNone(() =>
        {
            for (uint number = 0; number < 40; number++)
            {
                for (int count = 1; count <= phrase.Length; count++)
                    engine.Listen(phrase.AsSpan(0, count), Bars);
                engine.Listen(phrase.AsSpan(5), Bars);
                engine.Begin(
                    RequestOf(bars: 8) with { Start = new(100 * 960), End = new(130 * 960), AnswerNumber = number });
                for (long until = 100; until <= 130; until++)
                    while (engine.TryNext(new(until * 960), options, out _))
                        notes++;
                engine.Reset();
            }
        });
        Assert.InRange(notes, 100, int.MaxValue);
    }

    private static void CheckGoesOn(FakeModel model)
    {
        ContinuationRequest request = RequestOf(bars: 16);
        List<Note> notes = Answer(model, request);
        Assert.InRange(notes[^1].Onset.Value, (request.End - Bar * 3).Value, request.End.Value);
    }

    private static void CheckTaken(FakeModel model, string expected) =>
        Assert.Equal(expected, string.Join(", ", model.Taken.Select(Tokenizers.Find("event")!.Vocabulary.NameOf)));

    private static ContinuationRequest RequestOf(int bars) =>
        new(Bars.Origin + Bar * 2, Bars.Origin + Bar * (2 + bars), 1, 0);

    private static List<Note> Answer(
        FakeModel model, ContinuationRequest request, EngineOptions? options = null, Note[]? phrase = null)
    {
        ContinuationEngine engine = Engine(model);
        engine.Listen(phrase ?? Phrase, Bars);
        engine.Begin(request);
        List<Note> notes = Take(engine, new(long.MaxValue), options);
        Assert.True(engine.IsFinished);
        return notes;
    }

    private static ContinuationEngine Engine(FakeModel model)
    {
        ContinuationEngine engine = new();
        engine.Load(model, Tokenizers.Find("event")!);
        return engine;
    }

    private static List<Note> Take(ContinuationEngine engine, Ticks until, EngineOptions? options = null)
    {
        List<Note> notes = [];
        while (engine.TryNext(until, options ?? new() { Temperature = 1, TopP = 1 }, out Note note))
            notes.Add(note);
        return notes;
    }
}
