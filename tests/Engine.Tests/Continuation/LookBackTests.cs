using Continuo.Engine.Continuation;
using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>How the music under way corrects what a model expects of it.</summary>
public sealed class LookBackTests
{
    private static readonly EventTokenizer Event = new();
    private static readonly Ticks Bar = Meter.Common.BarLength;
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);

    // Four bars, no two alike.
    private const string Tune =
        "C4 1/4, E4 1/8, G4 1/8, A4 1/4, F4 1/4, D4 1/8, E4 1/8, F4 1/4, B4 1/2, "
        + "G4 1/4, F4 1/4, A4 1/8, C5 1/8, D5 1/4, E5 1/2, D5 1/8, B4 1/8, G4 1/4";

    [Fact]
    public void WhatStoodBeforeComesBackTheSurerTheLongerItIsRecognised()
    {
        LookBack lookBack = Heard(Pitches(Enumerable.Range(0, 30)), Enumerable.Repeat(Ticks.Zero, 30));
        double before = 0;
        for (int i = 0; i < 29; i++)
        {
            float[] logits = Flat();
            lookBack.Apply(logits, Bar, 1);
            double expected = Math.Exp(logits[FirstPitch + i]);
            switch (i)
            {
                case < 3:
                    Assert.Equal(Flat(), logits);
                    break;
                case 3:
                    // One that followed, against thirty times as much of the model's.
                    Assert.Equal((1 + 30.0 / Size) / 31, expected, 1e-6);
                    break;
                default:
                    Assert.True(expected >= before - 1e-6);
                    break;
            }

            before = expected;
            lookBack.Add(new(FirstPitch + i), Bar * 4);
        }

        Assert.True(before > 0.9);
    }

    [Fact]
    public void WhatLiesNearerThanTheDelayDoesNotCount()
    {
        Token[] tokens = Pitches([.. Enumerable.Range(0, 12), .. Enumerable.Range(0, 11)]);
        LookBack lookBack = Heard(tokens, tokens.Select((_, i) => new Ticks(i)));
        float[] near = Flat(), far = Flat();
        lookBack.Apply(near, new(10), 1);
        lookBack.Apply(far, new(11), 1);
        Assert.Equal(Flat(), near);
        Assert.True(far[FirstPitch + 11] > far[FirstPitch]);
    }

    [Fact]
    public void NothingForbiddenBecomesPossibleAndTheRestAddsUp()
    {
        LookBack lookBack = Heard(Pitches([.. Enumerable.Range(0, 12), .. Enumerable.Range(0, 11)]));
        float[] logits = Flat();
        logits[FirstPitch + 11] = float.NegativeInfinity;
        float[] before = [.. logits];
        lookBack.Apply(logits, Bar, 2);
        Assert.Equal(before, logits); // all that followed is forbidden
        logits[FirstPitch + 11] = 0;
        logits[FirstPitch + 5] = float.NegativeInfinity;
        lookBack.Apply(logits, Bar, 2);
        Assert.True(float.IsNegativeInfinity(logits[FirstPitch + 5]));
        Assert.Equal(1, logits.Sum(logit => Math.Exp(logit)), 1e-5);
    }

    [Fact]
    public void MoreStrengthIsMoreOfIt()
    {
        LookBack lookBack = Heard(Pitches([.. Enumerable.Range(0, 12), .. Enumerable.Range(0, 11)]));
        float before = 0;
        foreach (float strength in new[] { 0, 0.5f, 1, 2 })
        {
            float[] logits = Flat();
            lookBack.Apply(logits, Bar, strength);
            Assert.True(strength == 0 ? logits.SequenceEqual(Flat()) : logits[FirstPitch + 11] > before || before == 0);
            before = logits[FirstPitch + 11];
        }
    }

    [Fact]
    public void TheKnobScalesWhatSuitsTheModelFromNothingOn()
    {
        Assert.Equal(0, LookBack.StrengthOf(2.5f, 0));
        Assert.Equal(2.5f, LookBack.StrengthOf(2.5f, 1));
        Assert.Equal(10, LookBack.StrengthOf(2.5f, 2));
    }

    [Fact]
    public void LoudnessDoesNotMatterForWhatIsRecognisedAndLengthsDoByClasses()
    {
        Token[] quiet = TokensOf("C4 1/4, E4 1/4, G4 1/4, A4 1/4, F4 1/4", velocity: 40);
        Token[] loud = TokensOf("C4 1/4, E4 1/4, G4 1/4, A4 1/4, F4 1/4", velocity: 100);
        Token[] longer = TokensOf("C4 3/16, r 1/16, E4 1/4, G4 1/4, A4 1/4, F4 1/4", velocity: 40);
        Assert.NotEqual(quiet, loud);
        foreach (Token[] again in new[] { quiet, loud, longer })
        {
            LookBack lookBack = Heard([.. quiet, .. again[..^2]]);
            float[] logits = new float[Size];
            logits.AsSpan().Fill(float.NegativeInfinity);
            logits.AsSpan(FirstPitch, PitchCount).Clear();
            lookBack.Apply(logits, Bar, 1);
            Assert.Equal(again[^2].Id, logits.IndexOf(logits.Max()));
        }
    }

    [Fact]
    public void WhatIsTakenBackLeavesNoTrace()
    {
        Random random = new(1);
        LookBack lookBack = new(Event), other = new(Event);
        List<(Token Token, Ticks At)> held = [];
        for (int i = 0; i < 300; i++)
        {
            int count = random.Next(held.Count + 1);
            held.RemoveRange(count, held.Count - count);
            lookBack.GoBackTo(count);
            for (int more = random.Next(60); more > 0; more--)
            {
                // Few different ones, so that much is found again; some of them loudness.
                held.Add((new(random.Next(5) == 0 ? FirstVelocity : FirstPitch + random.Next(3)), new(held.Count)));
                lookBack.Add(held[^1].Token, held[^1].At);
            }

            LookBack fresh = Heard([.. held.Select(one => one.Token)], held.Select(one => one.At));
            other.Follow(fresh.History);
            float[][] logits = [Flat(), Flat(), Flat()];
            Ticks until = new(random.Next(held.Count + 1));
            lookBack.Apply(logits[0], until, 1);
            fresh.Apply(logits[1], until, 1);
            other.Apply(logits[2], until, 1);
            Assert.Equal(logits[1], logits[0]);
            Assert.Equal(logits[1], logits[2]);
        }
    }

    [Fact]
    public void WhatDoesNotFitIsNotRemembered()
    {
        LookBack lookBack = new(Event);
        for (int i = 0; i < SymbolHistory.MaxSymbols + 10; i++)
            lookBack.Add(new(FirstPitch + i % 7), new(i));
        Assert.Equal(SymbolHistory.MaxSymbols, lookBack.History.Count);
        float[] logits = Flat();
        lookBack.Apply(logits, new(long.MaxValue), 1);
        Assert.Equal(1, logits.Sum(logit => Math.Exp(logit)), 1e-5);
        lookBack.GoBackTo(0);
        logits = Flat();
        lookBack.Apply(logits, new(long.MaxValue), 1);
        Assert.Equal(Flat(), logits);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        LookBack lookBack = new(Event), other = new(Event);
        float[] logits = new float[Size];
        Allocations.CheckNone(() =>
        {
            for (int i = 0; i < 200; i++)
            {
                Array.Clear(logits);
                lookBack.Add(new(FirstPitch + i % 7), new(i));
                lookBack.Apply(logits, new(i), 1);
            }

            other.Follow(lookBack.History);
            lookBack.GoBackTo(50);
            other.Follow(lookBack.History);
        });
    }

    [Theory]
    [InlineData("event")]
    [InlineData("melody")]
    [InlineData("notechord")]
    public void APhrasesSymbolsStandWhereADecoderPutsThem(string encoding)
    {
        ITokenizer tokenizer = Tokenizers.Find(encoding)!;
        Random random = new(3);
        for (int i = 0; i < 100; i++)
        {
            Note[] phrase = RandomAnswers.Phrase(random, new(random.Next(8) * 960));
            HeardPhrase heard = new(new FakeModel(vocabulary: tokenizer.Vocabulary.Size), tokenizer);
            heard.Listen(phrase, Bars);
            SymbolHistory history = heard.History;
            INoteDecoder decoder = tokenizer.CreateDecoder();
            for (int at = 0; at < history.Count; at++)
            {
                // A decoder on its own counts from the bar of the first note on.
                Assert.Equal(Bars.BarStart(phrase[0].Onset) + decoder.Position, history.Positions[at]);
                decoder.Push(history.Tokens[at], out _);
                while (decoder.TryTake(out _))
                {
                    // Only the place is wanted.
                }
            }
        }
    }

    [Fact]
    public void AnAnswerTakesUpThePhraseAsFarAsTheKnobSays()
    {
        Note[] phrase = [.. TestPhrases.Notes(Tune), .. TestPhrases.Notes(Tune[..30], start: Bar * 4)];
        double[] shares = [.. new[] { 0, 1, 2f }.Select(strength => Shared(phrase, strength))];
        Assert.True(shares[0] < 0.02, $"{shares[0]}");
        Assert.True(shares[1] > 0.05, $"{shares[1]}");
        Assert.True(shares[2] > 1.5 * shares[1], $"{shares[2]} after {shares[1]}");
    }

    /// <summary>Of the notes of many answers, the share that repeats the note four bars before.</summary>
    private static double Shared(Note[] phrase, float strength)
    {
        int same = 0, all = 0;
        ContinuationEngine engine = RandomAnswers.Engine("event", seed: 1);
        for (ulong seed = 0; seed < 40; seed++)
        {
            engine.Reset();
            engine.Listen(phrase, Bars);
            ContinuationRequest request = new(phrase[^1].End, Bar * 8, seed, 0);
            engine.Begin(request);
            while (engine.TryNext(request.End, new() { Return = strength, TopP = 1 }, out Note note))
            {
                all++;
                same += phrase.Any(
                    heard => heard.Onset + Bar * 4 == note.Onset && heard.Pitch == note.Pitch) ? 1 : 0;
            }
        }

        return (double)same / all;
    }

    private static LookBack Heard(Token[] tokens, IEnumerable<Ticks>? positions = null)
    {
        LookBack lookBack = new(Event);
        foreach ((Token token, Ticks at) in tokens.Zip(positions ?? tokens.Select(_ => Ticks.Zero)))
            lookBack.Add(token, at);
        return lookBack;
    }

    private static Token[] Pitches(IEnumerable<int> steps) => [.. steps.Select(step => new Token(FirstPitch + step))];

    /// <summary>A bar and a note more, without the beginning.</summary>
    private static Token[] TokensOf(string notes, byte velocity)
    {
        HeardPhrase heard = new(new FakeModel(), Event);
        heard.Listen(
            [.. TestPhrases.Notes(notes).Select(note => note with { Velocity = new(velocity) })], Bars);
        return [.. heard.History.Tokens[2..]];
    }

    private static float[] Flat() => new float[Size];
}
