using Continuo.Engine.Encodings.Melody;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.Melody.MelodyVocabulary;

namespace Continuo.Engine.Tests.Encodings.Melody;

public sealed class MelodyCodecTests
{
    private static readonly MelodyTokenizer Tokenizer = new();
    private static readonly BarGrid Bars = new(new(480), new(3, 4)); // bars that begin off the transport's beat

    [Fact]
    public void TheHighestNoteOfAChordIsHeardHoweverItIsRolled()
    {
        MelodyEncoder encoder = new();
        Note[] rolled = [Note(480, 72), Note(500, 60), Note(520, 76), Note(590, 64)];
        Append(encoder, rolled);
        Assert.Equal("76, _, _, _", Names(AdvanceTo(encoder, 480 + 960)));
    }

    [Fact]
    public void AnAnswerFollowsThePhrasesRest()
    {
        MelodyEncoder encoder = new();
        Assert.Equal("/, r, _, _, _", Names(Append(encoder, [Note(480 + 960, 60)])));
        Assert.Equal("60, _, _, _, r, _", Names(AdvanceTo(encoder, 480 + 960 + 6 * 240 - 100)));
        MelodyDecoder decoder = new();
        decoder.Follow(encoder);

        Assert.Equal(new Ticks(480 + 960 + 6 * 240), decoder.Position);
        Assert.False(decoder.Push(new(FirstPitch + 69), out _));
        Assert.False(decoder.Push(new(Hold), out _));
        Assert.Equal(new Ticks(480 + 960 + 6 * 240), decoder.Position); // the note to come is this one
        Assert.True(decoder.Push(new(Rest), out Note note));
        // As loud as the phrase.
        Assert.Equal(new(new(480 + 960 + 6 * 240), new(480), new(69), TestPhrases.Plain), note);
        Assert.Equal(new Ticks(480 + 960 + 9 * 240), decoder.Position);
    }

    [Fact]
    public void MaskOpensOnTheFirstLineOfTheGridAndKeepsToTheGrid()
    {
        MelodyEncoder encoder = new();
        encoder.Reset(Bars);
        Ticks start = Bars.Origin + new Ticks(1000);
        AdvanceTo(encoder, start.Value);
        MelodyDecoder decoder = new();
        decoder.Follow(encoder);

        Assert.Equal(new Ticks(480 + 1200), decoder.Position);
        Assert.Equal("_", Allowed()); // no eighth is here
        decoder.Push(new(Hold), out _);
        Assert.Equal("0..127", Allowed());
        decoder.Push(new(FirstPitch + 60), out _);
        Assert.Equal("_ r", Allowed());
        decoder.Push(new(Hold), out _);
        Assert.Equal("_ r 0..127", Allowed());

        string Allowed()
        {
            float[] logits = new float[Size];
            decoder.Mask(logits, new AnswerLimits(start, new Ticks(480), MaxNotesPerOnset: 8));
            int pitches = logits[FirstPitch..].Count(logit => logit == 0);
            Assert.True(pitches is 0 or 128);
            string[] names = [.. Enumerable.Range(0, FirstPitch).Where(id => logits[id] == 0)
                .Select(id => Tokenizer.Vocabulary.Names[id])];
            return string.Join(' ', pitches == 0 ? names : [.. names, "0..127"]);
        }
    }

    [Fact]
    public void AModelThatRestsMustPlayWithinFourBars()
    {
        MelodyEncoder encoder = new();
        encoder.Reset(Bars);
        AdvanceTo(encoder, Bars.Origin.Value);
        MelodyDecoder decoder = new();
        decoder.Follow(encoder);
        decoder.Push(new(FirstPitch), out _);
        decoder.Push(new(Rest), out _);
        float[] logits = new float[Size];
        int rest = 1;
        for (; logits[Hold] == 0; rest++)
        {
            decoder.Mask(logits, new(Bars.Origin, new(240), 8));
            if (logits[Hold] == 0)
                decoder.Push(new(Hold), out _);
        }

        Assert.Equal(MaxRun + 1, rest);
    }

    private static Note Note(long onset, byte pitch) => new(new(onset), new(960), new(pitch), TestPhrases.Plain);

    private static string Names(IEnumerable<Token> tokens) =>
        string.Join(", ", tokens.Select(Tokenizer.Vocabulary.NameOf));

    private static Token[] AdvanceTo(MelodyEncoder encoder, long position)
    {
        Token[] buffer = new Token[encoder.MaxTokensPerCall];
        return buffer[..encoder.AdvanceTo(new(position), buffer)];
    }

    private static List<Token> Append(MelodyEncoder encoder, Note[] notes)
    {
        encoder.Reset(Bars);
        Token[] buffer = new Token[encoder.MaxTokensPerCall];
        List<Token> tokens = [];
        foreach (Note note in notes)
            tokens.AddRange(buffer[..encoder.Append(note, buffer)]);
        return tokens;
    }
}
