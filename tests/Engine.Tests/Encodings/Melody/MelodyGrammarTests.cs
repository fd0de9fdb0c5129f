using Continuo.Engine.Encodings.Melody;
using Continuo.Engine.Encodings.Shared;
using static Continuo.Engine.Encodings.Melody.MelodyVocabulary;

namespace Continuo.Engine.Tests.Encodings.Melody;

public sealed class MelodyGrammarTests
{
    private static readonly MelodyTokenizer Tokenizer = new();

    /// <summary>Whatever the mask leaves, in any order, is a song that comes back as it was.</summary>
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

    private static Token[] Walk(Random random)
    {
        MelodyGrammar grammar = new();
        List<Token> tokens = [];
        int length = random.Next(2, 300);
        int holds = random.Next(2, 100);
        while (tokens.Count == 0 || tokens[^1].Id != Song || tokens.Count == 1)
        {
            Token[] allowed = [.. Enumerable.Range(0, Size).Select(id => new Token(id))
                .Where(token => grammar.Allows(token))];
            Assert.NotEmpty(allowed);
            Token next = allowed[random.Next(allowed.Length)];
            if (grammar.Allows(new(Hold)) && random.Next(holds) > 0)
                next = new(Hold);
            else if (grammar.Allows(new(Rest)) && random.Next(4) == 0)
                next = new(Rest);
            if (grammar.Allows(new(Song)) && tokens.Count >= length)
                next = new(Song);
            grammar.Advance(next);
            tokens.Add(next);
        }

        return [.. tokens];
    }
}
