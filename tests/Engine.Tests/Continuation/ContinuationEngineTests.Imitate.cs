using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Engine.Tests.Models;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>Answers with a memory of the session.</summary>
public sealed class ContinuationEngineImitateTests
{
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);
    private static readonly Ticks Bar = Meter.Common.BarLength;

    private static readonly Note[] Tune = TestPhrases.Notes(
        "C4 1/8, D4 1/8, E4 1/8, F4 1/8, G4 1/4, E4 1/4, A4 1/8, G4 1/8, F4 1/8, E4 1/8, D4 1/4, G3 1/4, "
        + "C5 1/8, B4 1/8, A4 1/8, G4 1/8, A4 1/4, F4 1/4, E4 1/4, D4 1/4, C4 1/2");

    [Fact]
    public void WithoutImitationAMemoryChangesNothing()
    {
        List<Note> alone = Answer(memory: null, imitate: 0);
        Assert.Equal(alone, Answer(Remembering(), imitate: 0));
        Assert.Equal(alone, Answer(new SessionMemory(), imitate: 1));
        Assert.NotEqual(alone, Answer(Remembering(), imitate: 0.9f));
    }

    [Fact]
    public void FullImitationPlaysThePhraseOnFromWhereItIs()
    {
        // The opening is played again; the rest of the tune is what follows.
        List<Note> answer = Answer(Remembering(), imitate: 1, phrase: Tune[..12], bars: 2);
        Assert.Equal(
            Tune[12..].Select(note => (note.Onset, note.Pitch)),
            answer.Take(Tune.Length - 12).Select(note => (note.Onset, note.Pitch)));
    }

    [Fact]
    public void TheSameMemoryGivesTheSameAnswer()
    {
        Assert.Equal(Answer(Remembering(), 0.6f), Answer(Remembering(), 0.6f));
        SessionMemory memory = Remembering();
        memory.RememberAnswer(Answer(Remembering(), 0.6f).ToArray(), Bars);
        memory.Bad();
        Assert.NotEqual(Answer(Remembering(), 0.6f), Answer(memory, 0.6f));
        memory.Undo();
        Assert.Equal(Answer(Remembering(), 0.6f), Answer(memory, 0.6f));
    }

    [Fact]
    public void NothingIsAllocatedAfterLoad()
    {
        SessionMemory memory = Remembering();
        ContinuationEngine engine = new() { Memory = memory };
        engine.Load(
            TestModels.Model(TestModels.Config(EventVocabulary.Size, 8, 16, 2), seed: 1), Tokenizers.Find("event")!);
        memory.RememberAnswer(Tune, Bars);
        memory.Good();
        EngineOptions options = new() { Imitate = 0.5f };
        int notes = 0;
        Allocations.CheckNone(() =>
        {
            for (uint number = 0; number < 20; number++)
            {
                engine.Listen(Tune, Bars);
                engine.Begin(new(Bar * 4, Bar * 12, 1, number));
                while (engine.TryNext(Bar * 12, options, out _))
                    notes++;
                engine.Reset();
            }
        });
        Assert.InRange(notes, 100, int.MaxValue);
    }

    private static SessionMemory Remembering()
    {
        SessionMemory memory = new();
        for (int i = 0; i < 3; i++)
            memory.Remember([.. Tune.Select(note => note with { Onset = note.Onset + Bar * (8 * i) })], Bars);
        return memory;
    }

    private static List<Note> Answer(SessionMemory? memory, float imitate, Note[]? phrase = null, int bars = 8)
    {
        phrase ??= Tune;
        ContinuationEngine engine = new() { Memory = memory };
        engine.Load(new FakeModel(), Tokenizers.Find("event")!);
        engine.Listen(phrase, Bars);
        Ticks start = Bars.NextBarStart(phrase[^1].End);
        engine.Begin(new(start, start + Bar * bars, RandomSeed: 1, AnswerNumber: 0));
        EngineOptions options = new() { Imitate = imitate, TopP = 0.8f };
        List<Note> notes = [];
        while (engine.TryNext(new(long.MaxValue), options, out Note note))
            notes.Add(note);
        return notes;
    }
}
