using Continuo.Engine.Encodings.NoteChord;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings.NoteChord;

public sealed class NoteChordTokenizerTests
{
    private static readonly NoteChordTokenizer Tokenizer = new();

    [Theory]
    [InlineData("C4 1/4, D4 1/8, r 1/8, E4 1/8", "Begin, Length 12, 60, Step 12, Length 6, 62, Step 12, 64, End")]
    [InlineData("C4+E4+G4 1/4, B3+D4+G4 1/4", "Begin, Length 12, 60.64.67, Step 12, 59.62.67, End")]
    [InlineData(
        "r 3/4, G4 1/4, C5 1/1, r 1/1, G4 1/4",
        "Begin, Step 36, Length 12, 67, Step 12, Length 48, 72, Step 48, Step 48, Length 12, 67, End")]
    [InlineData("C4 1/8T, D4 1/8T, E4 1/8T", "Begin, Length 4, 60, Step 4, 62, Step 4, 64, End")]
    [InlineData("r 1/1", "Begin, End")]
    public void APieceIsWrittenThus(string text, string expected) =>
        Assert.Equal(expected, Names(Encode(TestPhrases.Score(text))));

    [Fact]
    public void AChordWithoutASymbolIsWrittenAsPartsThatHaveOne()
    {
        Score score = TestPhrases.Score("C3+G3+E4+F4+A4 1/4");
        Assert.Equal("Begin, Length 12, 48.55, 64, 65.69, End", Names(Encode(score)));
        Assert.Equal(score.Notes.Select(Written), Tokenizer.Decode(Encode(score)).Notes);
    }

    [Fact]
    public void WhatLastsDifferentlyIsNotOneChord()
    {
        Note[] notes = [.. TestPhrases.Notes("C4+E4 1/8"), .. TestPhrases.Notes("G4 1/2")];
        Assert.Equal("Begin, Length 6, 60.64, Length 24, 67, End", Names(Encode(TestPhrases.Score(notes))));
    }

    [Theory]
    [InlineData("C4+E4+G4 1/4, r 1/4, C4+E4 1/2, B3 1/1")]
    [InlineData("C4 1/8T, D4+F#4 1/8T, E4 1/8T, F4 1/16T, G4 1/16T, A4 1/16T, B4 1/16, C5 3/16")]
    [InlineData("C2+D3+E4+F5 2/1, r 1/1, C4 1/4")]
    public void AScoreOnTheGridComesBackAsItWasButForItsLoudness(string text)
    {
        Score score = TestPhrases.Score(text);
        Assert.Equal(score.Notes.Select(Written), Tokenizer.Decode(Encode(score)).Notes);
    }

    [Fact]
    public void AMelodyOnTheGridComesBackAsItWasButForItsLoudness()
    {
        Random random = new(1);
        for (int i = 0; i < 200; i++)
        {
            Score score = OddScores.Melody(random, 3 * NoteChordVocabulary.StepTicks, longestSteps: 6);
            score = score with { Parts = [new(
                "", [.. score.Notes.Select(note => note with { Pitch = new((byte)(21 + note.Pitch.Number % 88)) })])] };
            Assert.Equal(
                score.Notes.Select(note => Written(note) with { Duration = Listed(note.Duration) }),
                Tokenizer.Decode(Encode(score)).Notes);
        }
    }

    [Fact]
    public void EverySymbolHasItsKindAndClass()
    {
        Assert.Equal(
            [TokenKind.Structure, TokenKind.Duration, TokenKind.Pitch, TokenKind.Timing, TokenKind.Pitch,
                TokenKind.Structure],
            Encode(TestPhrases.Score("C4+E4 1/4, G4 1/4")).Select(Tokenizer.KindOf));
        Assert.Equal(
            [SymbolClass.Other, SymbolClass.Other, SymbolClass.Chord, SymbolClass.Other, SymbolClass.Note,
                SymbolClass.Other],
            Encode(TestPhrases.Score("C4+E4 1/4, G4 1/4")).Select(Tokenizer.ClassOf));
    }

    private static Note Written(Note note) => note with { Velocity = new(80) };

    private static Ticks Listed(Ticks length) =>
        new(NoteChordVocabulary.Lengths[NoteChordVocabulary.LengthFor(
            length.Value / NoteChordVocabulary.StepTicks)] * NoteChordVocabulary.StepTicks);

    private static Token[] Encode(Score score) => [.. Tokenizer.Encode(score)];

    private static string Names(Token[] tokens) => string.Join(", ", tokens.Select(Tokenizer.Vocabulary.NameOf));
}
