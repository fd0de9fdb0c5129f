using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Tests.Encodings.Event;

public sealed class EventGrammarTests
{
    private static readonly EventTokenizer Tokenizer = new();

    /// <summary>Whatever the mask leaves, in any order, is a piece that comes back as it was.</summary>
    [Fact]
    public void EveryWalkThatTheMaskLeavesIsCanonical()
    {
        Random random = new(3);
        for (int walk = 0; walk < 300; walk++)
        {
            Token[] tokens = Walk(random);
            Assert.Equal(tokens, Tokenizer.Encode(Tokenizer.Decode(tokens)));
        }
    }

    [Theory]
    [InlineData("Begin, Meter 4/4, Bar", "Position 96", false)]
    [InlineData("Begin, Meter 4/4, Bar", "Position 95", true)]
    [InlineData("Begin, Meter 4/4, Bar", "End", false)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0", "Pitch 60", false)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1", "Pitch 60", false)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1", "Pitch 61", true)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1", "Position 0", false)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1", "Velocity 5", false)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1", "Velocity 4", true)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 108, Duration 1", "Velocity 4", false)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1", "Meter 4/4", false)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1", "Meter 3/4", true)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1, Meter 3/4", "Position 0", false)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1, Bar, Bar", "Bar", true)]
    [InlineData("Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1, Bar, Bar, Bar", "Bar", false)]
    [InlineData(
        "Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 1, Bar, Bar, Bar", "Meter 3/4", false)]
    public void Allows(string before, string next, bool expected)
    {
        EventGrammar grammar = new();
        foreach (string name in before.Split(", "))
        {
            Assert.True(grammar.Allows(Find(name)), name);
            grammar.Advance(Find(name));
        }

        Assert.Equal(expected, grammar.Allows(Find(next)));
    }

    private static Token Find(string name)
    {
        Assert.True(Tokenizer.Vocabulary.TryFind(name, out Token token), name);
        return token;
    }

    /// <summary>A random piece, uniform over kinds first, so that it is not all positions.</summary>
    private static Token[] Walk(Random random)
    {
        EventGrammar grammar = new();
        List<Token> tokens = [];
        int length = random.Next(2, 200);
        while (tokens.Count == 0 || tokens[^1].Id != End)
        {
            Token[] allowed = [.. Enumerable.Range(0, Size).Select(id => new Token(id))
                .Where(token => grammar.Allows(token))];
            Assert.NotEmpty(allowed);
            bool mayEnd = allowed.Any(token => token.Id == End);
            Token[] choice = mayEnd && tokens.Count >= length
                ? [new(End)]
                : [.. allowed.Where(token => token.Id != End).GroupBy(KindOrBar).OrderBy(_ => random.Next()).First()];
            Token next = choice[random.Next(choice.Length)];

            // The bars before the first note would be dropped, and an odd first bar taken for a pickup.
            if (next.Id == Bar || KindOrBar(next) == FirstMeter)
                if (grammar.EmptyBars > 0 && tokens.All(token => KindOrBar(token) != FirstPitch))
                    continue;
            grammar.Advance(next);
            tokens.Add(next);
        }

        return [.. tokens];
    }

    private static int KindOrBar(Token token) =>
        token.Id < FirstMeter ? token.Id : token.Id < FirstPosition ? FirstMeter : token.Id < FirstPitch ? FirstPosition
        : token.Id < FirstDuration ? FirstPitch : token.Id < FirstVelocity ? FirstDuration : FirstVelocity;
}
