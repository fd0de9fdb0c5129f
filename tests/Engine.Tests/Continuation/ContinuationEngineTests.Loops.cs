using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Models;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>Answers do not turn in circles for longer than the limits allow, whatever the model likes.</summary>
public sealed class ContinuationEngineTests_Loops
{
    private static readonly LoopLimits Limits = new([4, 6, 10, 16, 32, 64, 128]);
    private static readonly EngineOptions Safest = new() { Temperature = 1, TopK = 1, GridStep = new(240) };
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);
    private static readonly Ticks Bar = Bars.Meter.BarLength;

    public static TheoryData<string> Encodings => [.. RandomAnswers.Encodings];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void NoLoopIsLongerThanTheLimits(string encoding)
    {
        int withoutLimits = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            withoutLimits += IsBeyond(Answer(encoding, seed, LoopLimits.None, Safest)) ? 1 : 0;
            Assert.False(IsBeyond(Answer(encoding, seed, Limits, Safest)));
        }

        Assert.True(withoutLimits >= 5, $"only {withoutLimits} of 10 turn in circles");
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void ThePhrasesOwnRunCounts(string encoding)
    {
        Note[] phrase = TestPhrases.Notes(string.Join(", ", Enumerable.Repeat("C4 1/4", 8)));
        for (int seed = 0; seed < 5; seed++)
        {
            Assert.Equal(60, Answer(encoding, seed, LoopLimits.None, OnlyTheC)[0].Pitch.Number);
            Assert.NotEqual(60, Answer(encoding, seed, Limits, OnlyTheC with { Highest = new(62) })[0].Pitch.Number);
            Assert.NotEqual(60, Answer(encoding, seed, Limits, Safest)[0].Pitch.Number);
        }

        List<Note> Answer(string encoding, int seed, LoopLimits limits, EngineOptions options) =>
            Take(Begin(encoding, seed, limits, phrase), options);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void WhereTheKnobsLeaveOnePitchItIsPlayed(string encoding)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            List<Note> notes = Answer(encoding, seed, Limits, OnlyTheC);
            Assert.Equal(Answer(encoding, seed, LoopLimits.None, OnlyTheC), notes);
            Assert.All(notes, note => Assert.Equal(60, note.Pitch.Number));
            Assert.NotEmpty(Answer(encoding, seed, Limits, OnlyTheC with { Highest = new(61) }));
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void AnotherEngineGoesOnAsThisOneWould(string encoding)
    {
        ContinuationEngine engine = Begin(encoding, 2, Limits, Phrase), other = Engine(encoding, 2, Limits);
        List<Note> whole = Take(engine, Safest);
        for (int bars = 1; bars < 6; bars++)
        {
            engine = Begin(encoding, 2, Limits, Phrase);
            List<Note> notes = [];
            while (engine.TryNext(Bar * (2 + bars), Safest, out Note note))
                notes.Add(note);
            other.FollowAnswer(engine);
            notes.AddRange(Take(other, Safest));
            Assert.Equal(whole, notes);
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void NothingIsAllocated(string encoding)
    {
        ContinuationEngine engine = Engine(encoding, 3, Limits);
        Allocations.CheckNone(() =>
        {
            engine.Listen(Phrase, Bars);
            engine.Begin(new(Bar * 2, Bar * 18, 1, 0));
            while (engine.TryNext(new(long.MaxValue), Safest, out _))
            {
                // Only the notes' coming is wanted.
            }
        });
    }

    private static Note[] Phrase { get; } = TestPhrases.Notes("C4 1/4, D4 1/4, E4 1/4, F4 1/4, G4 1/2, C4 1/2");

    private static EngineOptions OnlyTheC { get; } = Safest with { Lowest = new(60), Highest = new(60) };

    private static List<Note> Answer(string encoding, int seed, LoopLimits limits, EngineOptions options) =>
        Take(Begin(encoding, seed, limits, Phrase), options);

    private static ContinuationEngine Begin(string encoding, int seed, LoopLimits limits, Note[] phrase)
    {
        ContinuationEngine engine = Engine(encoding, seed, limits);
        engine.Listen(phrase, Bars, new Key(0, false));
        engine.Begin(new(Bar * 2, Bar * 34, 1, 0));
        return engine;
    }

    private static List<Note> Take(ContinuationEngine engine, EngineOptions options)
    {
        List<Note> notes = [];
        while (engine.TryNext(new(long.MaxValue), options, out Note note))
            notes.Add(note);
        return notes;
    }

    private static ContinuationEngine Engine(string encoding, int seed, LoopLimits limits)
    {
        ITokenizer tokenizer = Tokenizers.Find(encoding)!;
        IMusicModel model = TestModels.Model(TestModels.Config(tokenizer.Vocabulary.Size, 4, 8, 1), seed);
        ContinuationEngine engine = new();
        engine.Load(model, tokenizer, loops: limits);
        return engine;
    }

    private static bool IsBeyond(List<Note> answer) => LongLoops.IsBeyond(Phrase, answer, Limits);
}
