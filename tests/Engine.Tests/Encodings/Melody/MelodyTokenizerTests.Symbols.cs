using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Melody;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings.Melody;

public sealed partial class MelodyTokenizerTests
{
    [Theory]
    [InlineData("C4 1/4, D4 1/8, r 1/8, E4 1/16", "/, 60, _, _, _, 62, _, r, _, 64, /")]
    [InlineData("C4+E4+G4 1/8, C4 1/8", "/, 67, _, 60, _, /")]
    [InlineData("r 3/4, G4 1/8, r 1/8, C5 1/8", "/, r, _, _, _, _, _, _, _, _, _, _, _, 67, _, r, _, 72, _, /")]
    [InlineData("r 1/1, r 1/2, C4 1/8", "/, r, _, _, _, _, _, _, _, 60, _, /")] // the empty bar before is left out
    [InlineData("C4 1/16, C4 1/16", "/, 60, 60, /")]
    [InlineData("r 1/1", "/, /")]
    public void ASongIsWrittenThus(string text, string expected) => CheckWritten(TestPhrases.Score(text), expected);

    [Fact]
    public void ANoteEndsWhereTheNextOneStarts()
    {
        Note[] notes =
        [
            new(new(0), new(2000), new(60), TestPhrases.Plain), new(new(480), new(240), new(55), TestPhrases.Plain),
        ];
        CheckWritten(TestPhrases.Score(notes), "/, 60, _, 55, /");
    }

    [Theory]
    [InlineData("C4 4/1, D4 1/16", 64)]
    [InlineData("C4 65/16, D4 1/16", 17)]
    [InlineData("C4 7/1, D4 1/16", 64)]
    public void AVeryLongNoteLosesBars(string text, int steps) =>
        Assert.Equal(steps - 1, Encode(TestPhrases.Score(text)).Count(token => token.Id == MelodyVocabulary.Hold));

    [Fact]
    public void TransposingAndLoudnessAreWithoutEffect()
    {
        Score score = TestPhrases.Score("C4 1/4, E4 1/8, G4 1/8");
        Assert.Equal(Tokenizer.Encode(score), Tokenizer.Encode(score, transpose: 5, louder: -20));
    }

    [Theory]
    [InlineData("C4 1/4, D4 1/16, E4 1/8", "")]
    [InlineData("r 1/1", "no notes")]
    [InlineData("C4 1/8T, r 1/4", "a note ends off the sixteenths")]
    [InlineData("C4 1/8T, D4 1/8T, E4 1/8T", "a note starts off the sixteenths")]
    [InlineData("C4 1/32, r 3/32, D4 1/8", "a note ends off the sixteenths")]
    [InlineData("r 1/32, C4 1/8", "a note starts off the sixteenths")]
    public void SongsOffTheSixteenthsAreRefused(string text, string cause)
    {
        Assert.Equal(cause.Length == 0, Tokenizer.Accepts(TestPhrases.Score(text), out string found));
        Assert.Equal(cause, found);
    }

    [Fact]
    public void AConvertersRoundingIsNotOffTheSixteenths()
    {
        Note[] notes =
        [
            new(new(1), new(478), new(60), TestPhrases.Plain), new(new(481), new(239), new(62), TestPhrases.Plain),
        ];
        Assert.True(Tokenizer.Accepts(TestPhrases.Score(notes), out _));
        CheckWritten(TestPhrases.Score(notes) with { Keys = [new(Ticks.Zero, 0, false)] }, "/, 60, _, 62, /");
    }

    [Fact]
    public void TheVocabularyIsFixed()
    {
        Assert.Equal(MelodyVocabulary.Size, Tokenizer.Vocabulary.Size);
        Assert.Equal("sha256:", Tokenizer.Vocabulary.Hash[..7]);
        Assert.Equal("/ _ r 0", string.Join(' ', Tokenizer.Vocabulary.Names.Take(4)));
        Assert.IsType<MelodyTokenizer>(Tokenizers.Find("melody"));
    }

    private static void CheckWritten(Score score, string expected) =>
        Assert.Equal(expected, Names(Encode(score with { Keys = [new(Ticks.Zero, 0, false)] })));
}
