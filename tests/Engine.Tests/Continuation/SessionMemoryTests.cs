using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>What a session remembers, forgets, and lets go when it is full.</summary>
public sealed partial class SessionMemoryTests
{
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);
    private static readonly ITokenizer Event = Tokenizers.Find("event")!;
    private static readonly Note[] Tune = TestPhrases.Notes(
        "C4 1/8, D4 1/8, E4 1/8, F4 1/8, G4 1/4, E4 1/4, C4 1/8, D4 1/8, E4 1/4, D4 1/4, C4 1/4");

    [Fact]
    public void APhraseIsExpectedAgain()
    {
        SessionMemory memory = Prepared();
        float[] before = Expected(memory);
        memory.Remember(Tune, Bars);
        Assert.Equal(1, memory.Count);
        Assert.NotEqual(before, Expected(memory));
    }

    [Fact]
    public void ForgettingTheLastLeavesTheOthersToTheBit()
    {
        SessionMemory memory = Prepared();
        memory.Remember(Phrase(1), Bars);
        float[] before = Expected(memory);
        memory.Remember(Tune, Bars);
        Assert.NotEqual(before, Expected(memory));
        Assert.True(memory.ForgetLast());
        Assert.Equal(before, Expected(memory));
        Assert.True(memory.ForgetLast());
        Assert.False(memory.ForgetLast());
        Assert.Equal(Expected(Prepared()), Expected(memory));
    }

    [Fact]
    public void ForgettingAllIsABeginning()
    {
        SessionMemory memory = Prepared();
        memory.Remember(Tune, Bars);
        memory.RememberAnswer(Phrase(2), Bars);
        memory.Good();
        memory.ForgetAll();
        Assert.Equal((0, 0, 0), (memory.Count, memory.MarkedCount, memory.NoteCount));
        Assert.Equal(Expected(Prepared()), Expected(memory));
        Assert.False(memory.Good());
        Assert.False(memory.Undo());
        Assert.Equal("", memory.Snapshot().ToText());
    }

    [Fact]
    public void APhraseThatGoesOnIsOneAndOnePlayedAgainIsTwo()
    {
        SessionMemory memory = Prepared(), whole = Prepared();
        memory.Remember(Tune.AsSpan(0, 4), Bars);
        memory.Remember(Tune.AsSpan(0, 8), Bars);
        memory.Remember(Tune, Bars);
        whole.Remember(Tune, Bars);
        Assert.Equal(1, memory.Count);
        Assert.Equal(Expected(whole), Expected(memory));

        memory.Remember(Later(Tune, bars: 4), Bars);
        Assert.Equal(2, memory.Count);
    }

    [Fact]
    public void WhereThePhraseLiesInTimeDoesNotMatter()
    {
        SessionMemory here = Prepared(), there = Prepared();
        here.Remember(Tune, Bars);
        there.Remember(
            [.. Tune.Select(note => note with { Onset = note.Onset - new Ticks(7 * 3840 - 960) })],
            new(new(960), Meter.Common));
        Assert.Equal(Expected(here), Expected(there));
    }

    [Fact]
    public void AnotherEncodingCountsTheSamePhrases()
    {
        foreach (ITokenizer other in Tokenizers.All)
        {
            SessionMemory changed = Prepared(), always = new();
            changed.Remember(Tune, Bars);
            changed.RememberAnswer(Phrase(5), Bars);
            changed.Good();
            changed.Prepare(other);
            always.Prepare(other);
            always.Remember(Tune, Bars);
            always.RememberAnswer(Phrase(5), Bars);
            always.Good();
            Assert.Equal(Expected(always, other), Expected(changed, other));
        }
    }

    [Fact]
    public void AnEncodingOfOneKeyKnowsAPhraseInEveryKey()
    {
        ITokenizer melody = Tokenizers.Find("melody")!;
        SessionMemory inC = new(), inE = new();
        inC.Prepare(melody);
        inE.Prepare(melody);
        inC.Remember(Tune, Bars, new Key(0, false));
        inE.Remember([.. Tune.Select(note => note with { Pitch = note.Pitch.Transposed(4) })], Bars, new Key(4, false));
        Assert.Equal(Expected(inC, melody), Expected(inE, melody));
    }

    [Fact]
    public void WhenItIsFullTheOldestThatIsNotLikedGoes()
    {
        SessionMemory memory = Prepared();
        memory.RememberAnswer(Phrase(0), Bars);
        memory.Good();
        for (int i = 1; i < 2 * SessionMemory.MaxEntries; i++)
            memory.Remember(Later(Phrase(i), i), Bars);
        Assert.Equal((SessionMemory.MaxEntries - 1, 1), (memory.Count, memory.MarkedCount));

        SessionMemory last = Prepared();
        last.RememberAnswer(Phrase(0), Bars);
        last.Good();
        for (int i = SessionMemory.MaxEntries + 1; i < 2 * SessionMemory.MaxEntries; i++)
            last.Remember(Later(Phrase(i), i), Bars);
        Assert.Equal(Expected(last), Expected(memory));
    }

    [Fact]
    public void LongPhrasesAreRememberedByTheirEndAndTheStoreNeverOverflows()
    {
        Random random = new(9);
        SessionMemory memory = Prepared();
        for (int i = 0; i < 200; i++)
        {
            memory.Remember(Later(Chords(random, random.Next(1, 900)), i), Bars);
            Assert.InRange(memory.NoteCount, 1, SessionMemory.MaxNotes);
            if (i % 3 != 0)
                continue;
            memory.RememberAnswer(Chords(random, 300), Bars);
            Assert.True(random.Next(2) == 0 ? memory.Good() : memory.Bad());
            if (i % 2 == 0)
                Assert.True(memory.Undo());
        }
    }

    [Fact]
    public void OddPhrasesDoNoHarm()
    {
        SessionMemory memory = Prepared();
        memory.Remember([], Bars);
        memory.Remember(Tune, default);
        memory.Remember([new(new(10), new(0), new(60), new(80)), new(new(10), new(-5), new(60), new(80))], Bars);
        Assert.Equal(0, memory.Count);
        memory.Remember([.. Tune.Reverse()], Bars);
        Assert.Equal(1, memory.Count);
        SessionMemory unprepared = new();
        unprepared.Remember(Tune, Bars);
        unprepared.RememberAnswer(Tune, Bars);
        Assert.True(unprepared.Bad());
        Assert.True(unprepared.Undo());
        unprepared.Prepare(Event);
        SessionMemory prepared = Prepared();
        prepared.Remember(Tune, Bars);
        Assert.Equal(Expected(prepared), Expected(unprepared));
    }

    [Fact]
    public void NothingIsAllocatedWhileItRuns()
    {
        SessionMemory memory = Prepared();
        Note[][] phrases = [.. Enumerable.Range(0, 40).Select(i => Later(Phrase(i), i))];
        Allocations.CheckNone(() =>
        {
            for (int round = 0; round < 12; round++)
            {
                foreach (Note[] phrase in phrases)
                {
                    memory.Remember(phrase, Bars);
                    memory.RememberAnswer(phrase, Bars);
                    memory.Good();
                    memory.Bad();
                    memory.Undo();
                    memory.Preference(phrase, Bars);
                }

                memory.ForgetLast();
            }
        });
    }

    private static SessionMemory Prepared()
    {
        SessionMemory memory = new();
        memory.Prepare(Event);
        return memory;
    }

    /// <summary>
    /// What a model that knows nothing expects, with the memory, at each place of a few phrases, one after another.
    /// </summary>
    private static float[] Expected(SessionMemory memory, ITokenizer? tokenizer = null)
    {
        tokenizer ??= Event;
        List<float> all = [];
        var logits = new float[tokenizer.Vocabulary.Size];
        Note[][] phrases = [Tune, Phrase(0), Phrase(1), Phrase(2), Phrase(5), Phrase(511)];
        foreach (Note[] phrase in phrases)
        {
            SymbolTrail trail = new();
            foreach (Token token in tokenizer.Encode(TestPhrases.Score(phrase)))
            {
                Array.Clear(logits);
                memory.Apply(logits, trail, 0.5f);
                all.AddRange(logits);
                trail.Add(token);
            }
        }

        return [.. all];
    }

    /// <summary>A tune that a number decides.</summary>
    private static Note[] Phrase(int number)
    {
        Random random = new(number);
        return [.. Enumerable.Range(0, 12)
            .Select(i => new Note(new(i * 480), new(480), new((byte)random.Next(55, 80)), TestPhrases.Plain))];
    }

    private static Note[] Chords(Random random, int notes) =>
        [
        .. Enumerable.Range(0, notes).Select(i => new Note(
            new(i / 3 * 240), new(random.Next(1, 2000)), new((byte)(40 + 20 * (i % 3) + random.Next(20))),
            new((byte)random.Next(1, 128)))),
    ];

    private static Note[] Later(Note[] notes, int bars) =>
        [.. notes.Select(note => note with { Onset = note.Onset + Meter.Common.BarLength * bars })];
}
