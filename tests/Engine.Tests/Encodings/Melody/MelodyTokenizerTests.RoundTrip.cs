using Continuo.Engine.Encodings.Melody;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings.Melody;

public sealed partial class MelodyTokenizerTests
{
    private static readonly MelodyTokenizer Tokenizer = new();

    [Fact]
    public void AMelodyOnTheSixteenthsInCComesBackAsItWasButForItsLoudness()
    {
        Random random = new(1);
        for (int i = 0; i < 300; i++)
        {
            Score score = OddScores.Melody(random, MelodyVocabulary.StepTicks, longestSteps: 20);
            Assert.True(Tokenizer.Accepts(score, out _));
            Score decoded = Tokenizer.Decode(Encode(score));
            Assert.Equal(score.Notes.Select(note => note with { Velocity = new(80) }), decoded.Notes);
        }
    }

    [Theory]
    [InlineData(1, false, 5)]
    [InlineData(2, true, -2)]
    [InlineData(-3, false, -3)]
    public void ASongComesBackInCMajorOrAMinor(int fifths, bool isMinor, int semitones)
    {
        Score score = TestPhrases.Score("C4 1/4, E4 1/8, G4 1/8") with
        {
            Keys = [new(Ticks.Zero, fifths, isMinor), new(new(480), 0, false)],
        };
        Assert.Equal(
            score.Notes.Select(note => note.Pitch.Number + semitones),
            Tokenizer.Decode(Encode(score)).Notes.Select(note => (int)note.Pitch.Number));
    }

    [Fact]
    public void WithoutASignatureTheNotesTellTheKey()
    {
        Score score = TestPhrases.Score("G4 1/4, B4 1/4, D5 1/2, C5 1/4, A4 1/4, F#4 1/4, G4 1/2");
        Assert.Equal("/, 72, _, _, _, 76", Names(Encode(score)[..6]));
    }

    private static Token[] Encode(Score score) => [.. Tokenizer.Encode(score)];

    private static string Names(Token[] tokens) => string.Join(", ", tokens.Select(Tokenizer.Vocabulary.NameOf));
}
