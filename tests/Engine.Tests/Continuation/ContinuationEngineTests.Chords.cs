using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings.NoteChord;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Engine.Tests.Models;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>An encoding whose symbols stand for several notes gives them all, in their segment.</summary>
public sealed class ContinuationEngineTests_Chords
{
    private static readonly BarGrid Bars = new(new(480), new(3, 4));
    private static readonly ContinuationRequest Request = new(new(480 + 4 * 2880), new(480 + 12 * 2880), 1, 0);
    private static readonly NoteChordTokenizer Tokenizer = new();
    private static readonly Note[] Phrase = TestPhrases.Notes(
        "C4+E4+G4 1/4, E4 1/4, G4 1/2, B3+D4 1/8, E4 1/8", start: new(480));

    // Likes chords best wherever they may come.
    private static readonly Range Chords =
        (NoteChordVocabulary.FirstChord + NoteChordVocabulary.PitchCount)..Tokenizer.Vocabulary.Size;

    [Fact]
    public void AnAnswerHoldsChordsFromTheFirstLineOnWithinItsTimeOnTheGrid()
    {
        foreach (long gridStep in new long[] { 60, 240, 480, 2880, 100_000 })
        {
            List<Note> notes = Answer(new() { GridStep = new(gridStep) });
            Assert.Equal(Request.Start, notes[0].Onset);
            Assert.Contains(notes.GroupBy(note => note.Onset), chord => chord.Count() > 1);
            Assert.All(notes.GroupBy(note => note.Onset), chord =>
            {
                Assert.InRange(chord.Count(), 1, ContinuationEngine.MaxNotesPerOnset);
                Assert.Equal(chord.Count(), chord.Select(note => note.Pitch).Distinct().Count());
                Assert.Equal(0, (chord.Key - Bars.Origin).Value % Math.Clamp(gridStep, 80, 2880));
            });
            Assert.All(notes, note => Assert.InRange(note.End.Value, note.Onset.Value + 1, Request.End.Value));
        }
    }

    [Fact]
    public void SegmentsGiveTheSameNotesHoweverOftenTheyAreAskedFor()
    {
        List<Note> whole = Answer(new());
        ContinuationEngine engine = Engine();
        Assert.Equal(whole, Segments.TakeAll(engine, Request));
    }

    [Fact]
    public void AnAnswerThatIsDroppedInMidChordLeavesNoneOfItToTheNext()
    {
        List<Note> whole = Answer(new());
        ContinuationEngine engine = Engine();
        Assert.True(engine.TryNext(Request.End, new(), out Note first));
        engine.Begin(Request);
        Assert.True(engine.TryNext(Request.End, new(), out Note again));
        Assert.Equal((whole[0], whole[0]), (first, again));
        engine.Reset();
        Assert.False(engine.TryNext(Request.End, new(), out _));
    }

    [Fact]
    public void NothingIsAllocatedAfterLoad()
    {
        ContinuationEngine engine = new();
        engine.Load(TestModels.Model(TestModels.Config(Tokenizer.Vocabulary.Size, 8, 16, 1), seed: 1), Tokenizer);
        int notes = 0;
        Allocations.CheckNone(() =>
        {
            for (uint number = 0; number < 10; number++)
            {
                for (int count = 1; count <= Phrase.Length; count++)
                    engine.Listen(Phrase.AsSpan(0, count), Bars);
                engine.Begin(Request with { AnswerNumber = number });
                while (engine.TryNext(Request.End, new(), out _))
                    notes++;
                engine.Reset();
            }
        });
        Assert.InRange(notes, 50, int.MaxValue);
    }

    private static ContinuationEngine Engine()
    {
        ContinuationEngine engine = new();
        engine.Load(new FakeModel(Chords, Tokenizer.Vocabulary.Size), Tokenizer);
        engine.Listen(Phrase, Bars);
        engine.Begin(Request);
        return engine;
    }

    private static List<Note> Answer(EngineOptions options)
    {
        ContinuationEngine engine = Engine();
        List<Note> notes = [];
        while (engine.TryNext(Request.End, options, out Note note))
            notes.Add(note);
        return notes;
    }
}
