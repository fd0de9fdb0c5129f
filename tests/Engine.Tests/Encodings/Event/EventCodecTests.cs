using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Event.EventVocabulary;

namespace Continuo.Engine.Tests.Encodings.Event;

public sealed class EventCodecTests
{
    private static readonly EventTokenizer Tokenizer = new();
    private static readonly BarGrid Bars = new(new(480), new(3, 4)); // bars that begin off the transport's beat

    [Fact]
    public void AnsweringSymbolsBecomeNotesWhereTheEncoderStood()
    {
        EventEncoder encoder = new();
        Append(encoder, TestPhrases.Notes("C4 1/4", start: new(480)));
        encoder.AdvanceTo(new(480 + 2 * 2880 + 100), new Token[16]);
        EventDecoder decoder = new();
        decoder.Follow(encoder);

        Assert.Equal(new Ticks(480 + 2 * 2880), decoder.Position);
        Assert.False(decoder.Push(new(FirstPosition + 36), out _));
        Assert.False(decoder.Push(new(FirstPitch + 69 - LowestPitch), out _));
        Assert.True(decoder.Push(new(FirstDuration + 11), out Note note));
        Assert.Equal(new(new(480 + 2 * 2880 + 36 * 40), new(480), new(69), TestPhrases.Plain), note);
    }

    [Fact]
    public void MaskOpensOnTheFirstLineOfTheGridAndKeepsToTheGrid()
    {
        EventEncoder encoder = new();
        encoder.Reset(Bars);
        Ticks start = Bars.Origin + new Ticks(1000);
        encoder.AdvanceTo(start, new Token[16]);
        EventDecoder decoder = new();
        decoder.Follow(encoder);

        Assert.Equal([FirstPosition + 36], Allowed());

        foreach (int id in new[]
        {
            FirstPosition + 36, FirstVelocity + 4, FirstPitch + 100 - LowestPitch, FirstDuration,
        })
            decoder.Push(new Token(id), out _);
        Assert.Equal(
            [Bar, FirstPosition + 48, FirstPosition + 60],
            Allowed().Where(id => id == Bar || (id >= FirstPosition && id < FirstPitch)));

        int[] Allowed()
        {
            float[] logits = new float[Size];
            decoder.Mask(logits, new AnswerLimits(start, new Ticks(480), MaxNotesPerOnset: 8));
            return [.. Enumerable.Range(0, Size).Where(id => logits[id] == 0)];
        }
    }

    [Fact]
    public void AnAnswerThatComesInWithTheNextBarWaitsForItsBarLine()
    {
        EventEncoder encoder = new();
        encoder.Reset(Bars);
        Ticks start = Bars.Origin + Bars.Meter.BarLength - new Ticks(100);
        encoder.AdvanceTo(start, new Token[16]);
        EventDecoder decoder = new();
        decoder.Follow(encoder);

        float[] logits = new float[Size];
        decoder.Mask(logits, new AnswerLimits(start, new Ticks(480), MaxNotesPerOnset: 8));
        Assert.Equal([Bar], Enumerable.Range(0, Size).Where(id => logits[id] == 0));
    }

    [Fact]
    public void MaskEndsAChordAtItsLimitAndThePhrasesLastChordAtOnce()
    {
        EventEncoder encoder = new();
        Append(encoder, TestPhrases.Notes("C4+E4 1/4", start: new(480)));
        EventDecoder decoder = new();
        decoder.Follow(encoder);

        CheckChord(start: 480, most: 8, isOpen: true);
        CheckChord(start: 480, most: 2, isOpen: false);
        CheckChord(start: 481, most: 8, isOpen: false);

        void CheckChord(long start, int most, bool isOpen)
        {
            float[] logits = new float[Size];
            decoder.Mask(logits, new AnswerLimits(new(start), new(240), most));
            Assert.Equal(isOpen, logits[FirstPitch + 100 - LowestPitch] == 0);
            Assert.Equal(isOpen, logits[FirstVelocity] == 0);
        }
    }

    [Fact]
    public void BarsBeforeTheTransportsZeroAreBars()
    {
        List<Token> tokens = Append(new EventEncoder(), TestPhrases.Notes("C4 1/4", start: new(480 - 960)));
        Assert.Contains(new Token(FirstPosition + 48), tokens);
    }

    private static List<Token> Append(EventEncoder encoder, Note[] notes)
    {
        encoder.Reset(Bars);
        Token[] buffer = new Token[encoder.MaxTokensPerCall];
        List<Token> tokens = [];
        foreach (Note note in notes)
            tokens.AddRange(buffer[..encoder.Append(note, buffer)]);
        return tokens;
    }
}
