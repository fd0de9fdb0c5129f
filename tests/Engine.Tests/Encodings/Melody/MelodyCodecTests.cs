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
    public void NoteByNoteGivesTheSameSymbolsAsTheWholeScore()
    {
        Note[] notes = TestPhrases.Notes("r 1/4, C4+E4 1/4, D4 1/8, r 1/8, E4 1/4, F4 3/2, r 9/4, G4 1/4");
        List<Token> whole = Tokenizer.Encode(TestPhrases.Score(notes, new Meter(3, 4)) with { Keys = [new(Ticks.Zero, 0, false)] });

        Note[] moved = [.. notes.Select(note => note with { Onset = note.Onset + Bars.Origin + Bars.Meter.BarLength * 7 })];
        MelodyEncoder encoder = new();
        List<Token> tokens = Append(encoder, moved);
        Token[] last = new Token[encoder.MaxTokensPerCall];
        tokens.AddRange(last[..encoder.AdvanceTo(moved[^1].End, last)]);
        Assert.Equal(whole[..^1], tokens);
    }

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
        Assert.Equal(new(new(480 + 960 + 6 * 240), new(480), new(69), TestPhrases.Plain), note); // as loud as the phrase
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
            string[] names = [.. Enumerable.Range(0, FirstPitch).Where(id => logits[id] == 0).Select(id => Tokenizer.Vocabulary.Names[id])];
            return string.Join(' ', pitches == 0 ? names : [.. names, "0..127"]);
        }
    }

    [Theory]
    [InlineData(1, 240)]
    [InlineData(2, 100_000)]
    [InlineData(3, 480)]
    [InlineData(4, 320)]
    public void SomethingMayAlwaysFollow(int seed, long gridStep)
    {
        Random random = new(seed);
        foreach (Meter meter in new Meter[] { new(4, 4), new(7, 32), new(1, 32), new(19, 4), new(255, 32), new(5, 8) })
        {
            MelodyEncoder encoder = new();
            encoder.Reset(new(new(random.Next(2000)), meter));
            AdvanceTo(encoder, random.Next(10_000));
            MelodyDecoder decoder = new();
            decoder.Follow(encoder);
            float[] logits = new float[Size];
            int notes = 0;
            for (int i = 0; i < 2000; i++)
            {
                Array.Clear(logits);
                decoder.Mask(logits, new(new(random.Next(12_000)), new(gridStep), 8));
                Assert.Contains(0, logits);
                int wish = random.Next(FirstPitch) + (i % 100 > 90 ? FirstPitch : 0);
                if (decoder.Push(new(logits[wish] == 0 ? wish : Array.IndexOf(logits, 0)), out _))
                    notes++;
            }

            Assert.InRange(notes, 5, 2000);
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

    [Fact]
    public void NotesOutOfOrderArePassedOver()
    {
        MelodyEncoder encoder = new();
        Append(encoder, TestPhrases.Notes("C4 1/4, E4 1/4"));
        Assert.Equal(0, encoder.Append(TestPhrases.Notes("G4 1/4")[0], new Token[encoder.MaxTokensPerCall]));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        MelodyEncoder encoder = new();
        MelodyDecoder decoder = new();
        Token[] tokens = new Token[encoder.MaxTokensPerCall];
        float[] logits = new float[Size];
        AnswerLimits limits = new(Ticks.Zero, new(240), 8);
        encoder.Reset(Bars);

        long before = 0;
        for (int i = 0; i < 10_100; i++)
        {
            if (i == 100)
                before = GC.GetAllocatedBytesForCurrentThread();
            encoder.Append(new(new(i * 700L), new(480), new((byte)(40 + i % 50)), TestPhrases.Plain), tokens);
            decoder.Follow(encoder);
            decoder.Mask(logits, limits);
            decoder.Push(new(FirstPitch + 60), out _);
            decoder.Push(new(Rest), out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Note Note(long onset, byte pitch) => new(new(onset), new(960), new(pitch), TestPhrases.Plain);

    private static string Names(IEnumerable<Token> tokens) => string.Join(", ", tokens.Select(Tokenizer.Vocabulary.NameOf));

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
