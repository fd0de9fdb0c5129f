using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings.Event;

public sealed partial class EventTokenizerTests
{
    private static readonly EventTokenizer Tokenizer = new();

    [Theory]
    [InlineData("C4 1/4, D4 1/8, E4 1/8, F4 1/2")]
    [InlineData("C4+E4+G4 1/4, r 1/4, C4+E4 1/2, B3 1/1")]
    [InlineData("C4 1/8T, D4 1/8T, E4 1/8T, F4 1/16T, G4 1/16T, A4 1/16T, B4 1/32, C5 1/32")]
    [InlineData("C4 2/1, r 1/1, C4 1/4")]
    public void AScoreOnTheGridComesBackAsItWas(string text)
    {
        Score score = TestPhrases.Score(text);
        Score decoded = Tokenizer.Decode(Encode(score));

        Assert.Equal(score.Notes, decoded.Notes);
        Assert.Equal(score.Meters, decoded.Meters);
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(6, 8)]
    [InlineData(12, 8)]
    [InlineData(2, 2)]
    [InlineData(5, 8)]
    [InlineData(6, 4)]
    public void AListedMeterComesBack(int numerator, int denominator)
    {
        Meter meter = new(numerator, denominator);
        Score score = TestPhrases.Score("C4 1/4, D4 1/2, E4 1/8, F4 7/8, G4 3/2", meter);
        Score decoded = Tokenizer.Decode(Encode(score));

        Assert.Equal(score.Notes, decoded.Notes);
        Assert.Equal(meter, Assert.Single(decoded.Meters).Meter);
    }

    [Fact]
    public void AChangeOfMeterComesBackAtItsBarLine()
    {
        MeterChange[] meters =
        [
            new(Ticks.Zero, new(4, 4)), new(new(3840), new(3, 4)), new(new(3840 + 2 * 2880), new(6, 8)),
        ];
        Score score = TestPhrases.Score(TestPhrases.Notes("C4 1/1, D4 3/4, E4 3/4, F4 3/8, G4 3/8"), meters);
        Score decoded = Tokenizer.Decode(Encode(score));

        Assert.Equal(score.Notes, decoded.Notes);
        Assert.Equal(meters, decoded.Meters);
    }

    [Fact]
    public void LouderMovesEveryVelocityAndNothingElse()
    {
        Score score = TestPhrases.Score("C4+E4 1/4, G4 1/8");
        Score moved = Tokenizer.Decode([.. Tokenizer.Encode(score, louder: -32)]);
        Assert.Equal(score.Notes.Select(note => note with { Velocity = new(56) }), moved.Notes);
    }

    private static Token[] Encode(Score score) => [.. Tokenizer.Encode(score)];

    private static string Names(Token[] tokens) => string.Join(", ", tokens.Select(Tokenizer.Vocabulary.NameOf));
}
