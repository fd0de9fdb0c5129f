using Continuo.Engine.Encodings.NoteChord;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.NoteChord.NoteChordVocabulary;

namespace Continuo.Engine.Tests.Encodings.NoteChord;

public sealed class NoteChordGrammarTests
{
    private static readonly NoteChordTokenizer Tokenizer = new();

    /// <summary>
    /// Whatever the mask leaves, in any order, is music that comes back as it was: chords may be put together
    /// differently, notes stay.
    /// </summary>
    [Fact]
    public void EveryWalkThatTheMaskLeavesIsMusicThatComesBack()
    {
        Random random = new(3);
        for (int walk = 0; walk < 200; walk++)
        {
            Token[] tokens = Walk(random);
            Score score = Tokenizer.Decode(tokens);
            Assert.Equal(
                tokens.Where(token => token.Id >= FirstChord)
                    .Sum(token => (int)UInt128.PopCount(Tokenizer.Symbols.PitchesOf(token.Id))),
                score.Notes.Count());
            Assert.Equal(score.Notes.Count(), score.Notes.Select(note => (note.Onset, note.Pitch)).Distinct().Count());
            Assert.Equal(score.Notes, Tokenizer.Decode([.. Tokenizer.Encode(score)]).Notes);
        }
    }

    [Theory]
    [InlineData("Begin", "60", false)]
    [InlineData("Begin", "Length 3", true)]
    [InlineData("Begin, Length 3", "Step 3", false)]
    [InlineData("Begin, Step 48", "Step 23", true)]
    [InlineData("Begin, Step 48", "Step 24", false)]
    [InlineData("Begin, Step 47", "Step 1", false)]
    [InlineData("Begin, Length 12, 60.64", "62", false)] // within the chord
    [InlineData("Begin, Length 12, 60.64", "67", true)]
    [InlineData("Begin, Length 12, 60.64", "Length 9", false)]
    [InlineData("Begin, Length 12, 60.64, Length 15", "64", false)] // struck already
    [InlineData("Begin, Length 12, 60.64, Length 15", "62", true)]
    [InlineData("Begin, Length 12, 60.64, Step 48, Step 48, Step 48, Step 48", "Step 1", false)]
    [InlineData("Begin, Length 12, 60.64, Step 1", "Length 12", false)]
    [InlineData("Begin, Length 12, 60.64, Step 1", "End", false)]
    public void Allows(string before, string next, bool expected)
    {
        NoteChordGrammar grammar = new(Tokenizer.Symbols);
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

    private static Token[] Walk(Random random)
    {
        NoteChordGrammar grammar = new(Tokenizer.Symbols);
        List<Token> tokens = [];
        int length = random.Next(2, 200);
        while (tokens.Count == 0 || tokens[^1].Id != End)
        {
            Token[] allowed = [.. Enumerable.Range(0, Tokenizer.Vocabulary.Size).Select(id => new Token(id))
                .Where(token => grammar.Allows(token))];
            Assert.NotEmpty(allowed);
            Token[] choice = grammar.Allows(new(End)) && tokens.Count >= length
                ? [new(End)]
                : [.. allowed.Where(token => token.Id != End || allowed.Length == 1).GroupBy(Tokenizer.KindOf)
                    .OrderBy(_ => random.Next()).First()];
            Token next = random.Next(10) == 0 && grammar.Allows(new(FirstLength - 1))
                ? new(FirstLength - 1)
                : choice[random.Next(choice.Length)];
            grammar.Advance(next);
            tokens.Add(next);
        }

        return [.. tokens];
    }
}
