using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings.Event;

public sealed partial class EventTokenizerTests
{
    [Fact]
    public void WritesBarsPositionsVelocitiesPitchesDurations() => CheckSymbols(
        TestPhrases.Score("C4+E4 1/4, D4 1/2, E4 1/4, F4 1/1"),
        "Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 24, Pitch 64, Duration 24, "
        + "Position 24, Pitch 62, Duration 48, Position 72, Pitch 64, Duration 24, "
        + "Bar, Position 0, Pitch 65, Duration 96, End");

    [Fact]
    public void OnsetsAndEndsATickLateAreRounded() => CheckSymbols(
        TestPhrases.Score([Note(2, 478, 60), Note(482, 478, 62), Note(959, 481, 64)]),
        "Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 12, Position 12, Pitch 62, Duration 12, "
        + "Position 24, Pitch 64, Duration 12, End");

    [Fact]
    public void AnOnsetThatRoundsOverTheBarLineLiesInTheNextBar() => CheckSymbols(
        TestPhrases.Score([Note(0, 960, 60), Note(3835, 960, 62)]),
        "Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 24, Bar, "
            + "Position 0, Pitch 62, Duration 24, End");

    [Fact]
    public void OfDoubledNotesTheLongestStays() => CheckSymbols(
        TestPhrases.Score([Note(0, 480, 60), Note(0, 960, 60)]),
        "Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 24, End");

    [Fact]
    public void PitchesOutsideThePianoAreFoldedIntoIt() => CheckSymbols(
        TestPhrases.Score([Note(0, 960, 10), Note(960, 960, 120)]),
        "Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 22, Duration 24, Position 24, "
            + "Pitch 108, Duration 24, End");

    [Fact]
    public void APickupEndsAWholeBar() => CheckSymbols(
        TestPhrases.Score([Note(0, 480, 60), Note(480, 480, 62)], new(Ticks.Zero, new(1, 8)), new(new(480), new(6, 8))),
        "Begin, Meter 6/8, Bar, Position 60, Velocity 5, Pitch 60, Duration 12, Bar, "
            + "Position 0, Pitch 62, Duration 12, End");

    [Fact]
    public void LongRestsAreTwoBarsAndLeadingOnesNone() => CheckSymbols(
        TestPhrases.Score([Note(4 * 3840, 960, 60), Note(12 * 3840 + 960, 960, 62)]),
        "Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 24, Bar, Bar, Bar, "
            + "Position 24, Pitch 62, Duration 24, End");

    [Fact]
    public void UnlistedMetersTakeTheNearestOneAndLongBarsAreSplit()
    {
        CheckSymbols(
            TestPhrases.Score([Note(0, 960, 60), Note(1680, 960, 62)], new Meter(7, 16)),
            "Begin, Meter 2/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 24, Bar, "
                + "Position 0, Pitch 62, Duration 24, End");
        CheckSymbols(
            TestPhrases.Score([Note(0, 960, 60), Note(3840, 960, 62)], new Meter(4, 2)),
            "Begin, Meter 4/4, Bar, Position 0, Velocity 5, Pitch 60, Duration 24, Bar, "
                + "Position 0, Pitch 62, Duration 24, End");
    }

    [Fact]
    public void EveryTokenOfANoteHasItsKind() => Assert.Equal(
        [TokenKind.Structure, TokenKind.Structure, TokenKind.Timing, TokenKind.Timing, TokenKind.Velocity,
            TokenKind.Pitch, TokenKind.Duration, TokenKind.Structure],
        Encode(TestPhrases.Score("C4 1/4")).Select(Tokenizer.KindOf));

    /// <summary>Trained models depend on the numbers: this changes only together with the encoding's id.</summary>
    [Fact]
    public void TheVocabularyIsFixed()
    {
        Assert.Equal(EventVocabulary.Size, Tokenizer.Vocabulary.Size);
        Assert.Equal(
            "sha256:078aea06308ec349bd46e3e6cf83eeaf620998ede4224f15537396dc76889ed5", Tokenizer.Vocabulary.Hash);
    }

    private static void CheckSymbols(Score score, string expected) => Assert.Equal(expected, Names(Encode(score)));

    private static Note Note(long onset, long duration, byte pitch) =>
        new(new(onset), new(duration), new(pitch), TestPhrases.Plain);
}
