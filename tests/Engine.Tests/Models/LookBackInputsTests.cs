using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.NoteChord;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.LookingBack;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Tests.Models;

/// <summary>What a model that looks back is shown of the music so far.</summary>
public sealed class LookBackInputsTests
{
    private const int Guesses = LookBackInputs.Guesses;
    private static readonly EventTokenizer Event = new();

    public static TheoryData<string> Encodings => ["event", "melody"];

    [Fact]
    public void ABarFourBarsAgoIsGuessedSymbolBySymbolForAsLongAsItComesAgain()
    {
        Token[] tokens = Encode(bars: 8, bar => bar % 4, Event);
        List<ushort[]> rows = Rows(Event, tokens);
        int fifth = Array.FindIndex(tokens, BarNumber(tokens, 4));
        for (int i = fifth; i + 2 < tokens.Length; i++)
            if (tokens[i + 1].Id < FirstVelocity)
                Assert.Equal(tokens[i + 1].Id + 1, rows[i][2]);
        Assert.All(rows[..fifth], row => Assert.Equal(0, row[2] + row[3] + row[4]));
        // How long it has been right, in classes: 0, then as long as the bars come again.
        Assert.Equal(0, rows[fifth][Guesses + 2]);
        Assert.Equal(1, rows[fifth + 1][Guesses + 2]);
        Assert.Equal(7, rows[^3][Guesses + 2]);
    }

    [Fact]
    public void EightAndSixteenBarsAgoAreShownToo()
    {
        Token[] tokens = Encode(bars: 24, bar => bar % 16 < 8 ? bar % 8 : 100 + bar, Event);
        List<ushort[]> rows = Rows(Event, tokens);
        int from = Array.FindIndex(tokens, BarNumber(tokens, 16));
        Assert.All(
            Enumerable.Range(from, tokens.Length - from - 2),
            i => Assert.Equal(tokens[i + 1].Id + 1, rows[i][4]));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void ContextsAndIntervalsAreThoseThatASearchFinds(string encoding)
    {
        ITokenizer tokenizer = Tokenizers.Find(encoding)!;
        int found = 0;
        for (int seed = 0; seed < 6; seed++)
        {
            Token[] tokens = RandomTune(tokenizer, seed);
            List<ushort[]> rows = Rows(tokenizer, tokens);
            IBarHistory bars = tokenizer.CreateBarHistory(tokens.Length)!;
            bars.Reset(Meter.Common.BarLength);
            List<long> places = [];
            for (int i = 0; i < tokens.Length; i++)
            {
                places.Add(bars.Place);
                bars.Take(tokens[i]);
                long until = bars.PlaceBefore(LookBackInputs.DelayBars);
                Assert.Equal(Searched(tokenizer, tokens, places, i, 5, until), rows[i][0]);
                Assert.Equal(Searched(tokenizer, tokens, places, i, 12, until), rows[i][1]);
                Assert.Equal(SearchedPitch(tokenizer, tokens, places, i, until), rows[i][5]);
                found += rows[i][1] > 0 && rows[i][5] > 0 ? 1 : 0;
            }
        }

        Assert.True(found > 100, $"only {found} of both were found");
    }

    [Fact]
    public void OfTheLastTwoBarsNoPitchIsShown()
    {
        Token[] tokens = Encode(bars: 12, _ => 7, Event);
        List<ushort[]> rows = Rows(Event, tokens);
        Assert.All(rows, row => Assert.All(
            row[LookBackInputs.DelayedGuesses..Guesses],
            guess => Assert.True(guess == 0 || Event.KindOf(new(guess - 1)) != TokenKind.Pitch)));
        Assert.Contains(rows, row => row[6] > 0 && Event.KindOf(new(row[6] - 1)) == TokenKind.Duration);
        Assert.Contains(rows, row => row[7] > 0 && Event.KindOf(new(row[7] - 1)) == TokenKind.Timing);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void GoingBackAndFollowingLeaveNoTrace(string encoding)
    {
        ITokenizer tokenizer = Tokenizers.Find(encoding)!;
        Token[] tokens = RandomTune(tokenizer, seed: 3), other = RandomTune(tokenizer, seed: 4);
        List<ushort[]> expected = Rows(tokenizer, tokens);
        var inputs = new LookBackInputs(tokenizer);
        var follower = new LookBackInputs(tokenizer);
        var random = new Random(5);
        for (int i = 0; i < tokens.Length; i++)
        {
            // Some steps astray, and back.
            int astray = random.Next(4) == 0 ? random.Next(1, 60) : 0;
            for (int k = 0; k < astray; k++)
                inputs.Take(other[random.Next(other.Length)]);
            inputs.GoBackTo(i);
            if (random.Next(10) == 0)
            {
                follower.Follow(inputs);
                Assert.Equal(expected[i], follower.Take(tokens[i]).ToArray());
            }

            Assert.Equal(expected[i], inputs.Take(tokens[i]).ToArray());
        }
    }

    [Fact]
    public void TheKeyIsThatOfTheBarsBeforeUntilItIsHeld()
    {
        // Four bars of G major, then of E flat.
        int[] scale = [0, 2, 4, 5, 7, 9, 11, 12];
        IEnumerable<Note> notes = Enumerable.Range(0, 96).Select(i =>
            new Note(Eighth * i, Eighth, new((byte)((i < 32 ? 67 : 63) + scale[i % 8])), new(80)));
        Token[] tokens = [.. Event.Encode(Score(notes))];
        List<ushort[]> rows = Rows(Event, tokens), held = Rows(Event, tokens, inputs =>
        {
            if (inputs.Bar == 2)
                inputs.HeldKey = inputs.Key;
        });
        Assert.Equal(0, rows[3][2 * Guesses]);
        Assert.Equal(1 + 7, rows[Array.FindIndex(tokens, BarNumber(tokens, 2))][2 * Guesses]);
        Assert.Equal(1 + 3, rows[^1][2 * Guesses]);
        Assert.Equal(1 + 7, held[^1][2 * Guesses]);
    }

    [Fact]
    public void BarsToGoAreCountedDownOnceTheEndIsTold()
    {
        Token[] tokens = Encode(bars: 12, bar => bar, Event);
        List<ushort[]> rows = Rows(Event, tokens, inputs =>
        {
            if (inputs.Bar == 1)
                inputs.EndBar = 12;
        });
        int[] toGo = [.. tokens.Select((token, i) => (token, i)).Where(pair => pair.token.Id == Bar)
            .Select(pair => (int)rows[pair.i][2 * Guesses + 2])];
        Assert.Equal([0, 0, 8, 8, 8, 7, 6, 5, 4, 3, 2, 1], toGo);
        int[] places = [.. tokens.Select((token, i) => (token, i)).Where(pair => pair.token.Id == Bar)
            .Select(pair => (int)rows[pair.i][2 * Guesses + 1])];
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4], places);
    }

    [Fact]
    public void WhenItIsFullNothingIsShownAndNothingBreaks()
    {
        var inputs = new LookBackInputs(Event);
        Token[] tokens = Encode(bars: 4, bar => bar, Event);
        for (int i = 0; i < LookBackInputs.MaxSymbols; i++)
            inputs.Take(tokens[i % (tokens.Length - 1)]);
        Assert.True(inputs.Take(tokens[1]).IndexOfAnyExcept((ushort)0) < 0);
        inputs.GoBackTo(100);
        Assert.Equal(100, inputs.Count);
    }

    [Fact]
    public void TakingGoingBackAndFollowingAllocateNothing()
    {
        Token[] tokens = RandomTune(Event, seed: 1);
        LookBackInputs inputs = new(Event), follower = new(Event);
        Work();
        Allocations.CheckNone(Work);

        void Work()
        {
            foreach (Token token in tokens)
                inputs.Take(token);
            follower.Follow(inputs);
            inputs.GoBackTo(0);
        }
    }

    [Fact]
    public void AnEncodingWithoutBarsIsRefused() =>
        Assert.Throws<ArgumentException>(() => new LookBackInputs(new NoteChordTokenizer()));

    private static Ticks Eighth => new(Ticks.PerQuarter / 2);

    private static List<ushort[]> Rows(
        ITokenizer tokenizer, Token[] tokens, Action<LookBackInputs>? before = null)
    {
        var inputs = new LookBackInputs(tokenizer);
        List<ushort[]> rows = [];
        foreach (Token token in tokens)
        {
            before?.Invoke(inputs);
            rows.Add(inputs.Take(token).ToArray());
        }

        return rows;
    }

    /// <summary>What followed the latest place, behind the delay, that the last symbols that count stood at.</summary>
    private static int Searched(
        ITokenizer tokenizer, Token[] tokens, List<long> places, int last, int length, long until)
    {
        int[] counting = [.. Enumerable.Range(0, last + 1).Where(i => tokenizer.ContextOf(tokens[i]) is not null)];
        for (int at = counting.Length - 1; at >= length; at--)
        {
            bool isSame = places[counting[at]] <= until && Enumerable.Range(1, length).All(back =>
                tokenizer.ContextOf(tokens[counting[at - back]]) == tokenizer.ContextOf(tokens[counting[^back]]));
            if (isSame)
                return tokens[counting[at]].Id + 1;
        }

        return 0;
    }

    private static int SearchedPitch(ITokenizer tokenizer, Token[] tokens, List<long> places, int last, long until)
    {
        int[] pitches =
            [.. Enumerable.Range(0, last + 1).Where(i => tokenizer.KindOf(tokens[i]) == TokenKind.Pitch)];
        for (int at = pitches.Length - 1; at >= 4; at--)
        {
            bool isSame = places[pitches[at]] <= until && Enumerable.Range(1, 3).All(back =>
                Interval(pitches, at - back) == Interval(pitches, pitches.Length - back));
            if (isSame)
                return tokens[pitches[^1]].Id + Interval(pitches, at) + 1;
        }

        return 0;

        int Interval(int[] symbols, int to) => tokens[symbols[to]].Id - tokens[symbols[to - 1]].Id;
    }

    private static Token[] RandomTune(ITokenizer tokenizer, int seed)
    {
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, 40).Select(_ => random.Next(6))];
        return Encode(40, bar => order[bar], tokenizer);
    }

    /// <summary>Bars of eighths and quarters, each by its number; even ones are the odd one before, moved up.</summary>
    private static Token[] Encode(int bars, Func<int, int> number, ITokenizer tokenizer)
    {
        List<Note> notes = [];
        for (int bar = 0; bar < bars; bar++)
        {
            var random = new Random(number(bar) / 2);
            Ticks end = Meter.Common.BarLength * (bar + 1);
            for (Ticks onset = Meter.Common.BarLength * bar; onset < end;)
            {
                Ticks duration = random.Next(2) == 0 || onset + Eighth * 2 > end ? Eighth : Eighth * 2;
                int pitch = random.Next(60, 72) + number(bar) % 2 * 2;
                notes.Add(new(onset, duration, new((byte)pitch), new(80)));
                onset += duration;
            }
        }

        return [.. tokenizer.Encode(Score(notes))];
    }

    private static Score Score(IEnumerable<Note> notes) =>
        new("", [new Part("", [.. notes])], [new(Ticks.Zero, Meter.Common)], [new(Ticks.Zero, 120)], []);

    private static Predicate<Token> BarNumber(Token[] tokens, int number)
    {
        int at = -1, seen = -1;
        while (seen < number)
            if (tokens[++at].Id == Bar)
                seen++;
        Token found = tokens[at];
        int index = at, current = -1;
        return token => ++current == index && token == found;
    }
}
