using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Melody;
using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Engine.Tests.Models;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>An encoding that knows one key only hears the player in it, and answers in the player's own.</summary>
public sealed class ContinuationEngineTests_Keys
{
    private static readonly BarGrid Bars = new(new(480), Meter.Common);
    private static readonly ContinuationRequest Request = new(new(480 + 4 * 3840), new(480 + 12 * 3840), 1, 0);

    private static readonly Note[] Phrase = TestPhrases.Notes(
        "C4 1/4, E4 1/4, G4 1/2, F4 1/8, E4 1/8, D4 1/4, C4 1/4, B3 1/8, C4 1/4", start: new(480));

    [Fact]
    public void TheSamePhraseInAnotherKeyIsAnsweredAlikeInThatKey()
    {
        List<Note> inC = Answer(Phrase);
        Assert.InRange(inC.Count, 8, 200);
        for (int semitones = -6; semitones <= 5; semitones++)
            Assert.Equal(Moved(inC, semitones), Answer(Moved(Phrase, semitones)));
    }

    [Fact]
    public void AKeyThatIsGivenIsBelieved()
    {
        Note[] inD = Moved(Phrase, 2);
        Assert.Equal(Answer(inD), Answer(inD, new Key(2, false)));
        Assert.Equal(Answer(inD), Answer(inD, new Key(11, true))); // B minor is written alike
        Assert.NotEqual(Answer(inD), Answer(inD, new Key(0, false)));
    }

    [Fact]
    public void TheKeyIsThePhrasesWhateverItSeemedToBeOnTheWay()
    {
        // The first notes alone are in other keys.
        ContinuationEngine engine = Engine();
        Note[] inE = Moved(Phrase, 4);
        for (int count = 1; count <= inE.Length; count++)
            engine.Listen(inE.AsSpan(0, count), Bars);
        engine.Begin(Request);
        Assert.Equal(Answer(inE), Take(engine));
    }

    [Fact]
    public void SegmentsGiveTheSameNotesHoweverOftenTheyAreAskedFor()
    {
        List<Note> whole = Answer(Phrase);
        ContinuationEngine engine = Engine();
        engine.Listen(Phrase, Bars);
        engine.Begin(Request);
        Assert.Equal(whole, Segments.TakeAll(engine, Request));
    }

    [Fact]
    public void AnswersAreOneVoiceFromTheFirstLineOnWithinTheirTime()
    {
        foreach (long gridStep in new long[] { 60, 240, 480, 3840 })
        {
            List<Note> notes = Answer(Phrase, gridStep: new(gridStep));
            Assert.Equal(Request.Start, notes[0].Onset);
            Assert.All(notes, note => Assert.Equal(0, (note.Onset - Bars.Origin).Value % Math.Max(240, gridStep)));
            for (int i = 0; i < notes.Count; i++)
                Assert.InRange(
                    notes[i].End.Value, notes[i].Onset.Value + 1,
                    i + 1 < notes.Count ? notes[i + 1].Onset.Value : Request.End.Value);
        }
    }

    [Fact]
    public void NothingIsAllocatedAfterLoad()
    {
        ContinuationEngine engine = new();
        engine.Load(
            TestModels.Model(TestModels.Config(MelodyVocabulary.Size, 8, 16, 1), seed: 1), Tokenizers.Find("melody")!);
        int notes = 0;
        Allocations.CheckNone(() =>
        {
            for (uint number = 0; number < 40; number++)
            {
                for (int count = 1; count <= Phrase.Length; count++)
                    engine.Listen(Phrase.AsSpan(0, count), Bars);
                engine.Begin(Request with { AnswerNumber = number });
                while (engine.TryNext(Request.End, new(), out _))
                    notes++;
                engine.Reset();
            }
        });
        Assert.InRange(notes, 100, int.MaxValue);
    }

    private static Note[] Moved(IEnumerable<Note> notes, int semitones) =>
        [.. notes.Select(note => note with { Pitch = note.Pitch.Transposed(semitones) })];

    private static ContinuationEngine Engine()
    {
        ContinuationEngine engine = new();
        // Pitches in the middle, so that none leaves MIDI's range in another key.
        engine.Load(new FakeModel(wish: 40..90, MelodyVocabulary.Size), Tokenizers.Find("melody")!);
        return engine;
    }

    private static List<Note> Answer(Note[] phrase, Key? key = null, Ticks? gridStep = null)
    {
        ContinuationEngine engine = Engine();
        engine.Listen(phrase, Bars, key);
        engine.Begin(Request);
        return Take(engine, new() { GridStep = gridStep ?? new(240) });
    }

    private static List<Note> Take(ContinuationEngine engine, EngineOptions? options = null)
    {
        List<Note> notes = [];
        while (engine.TryNext(Request.End, options ?? new(), out Note note))
            notes.Add(note);
        return notes;
    }
}
