using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.NoteChord;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;
using static Continuo.Engine.Encodings.NoteChord.NoteChordVocabulary;

namespace Continuo.Engine.Tests.Encodings.NoteChord;

public sealed class NoteChordCodecTests
{
    private static readonly NoteChordTokenizer Tokenizer = new();
    private static readonly BarGrid Bars = new(new(480), new(3, 4)); // bars that begin off the transport's beat

    [Fact]
    public void AnAnswerFollowsThePhrase()
    {
        NoteChordEncoder encoder = new(Tokenizer.Symbols);
        Assert.Equal("Begin", Names(Append(encoder, [Note(480, 60), Note(490, 64)])));
        Assert.Equal("Length 12, 60.64, Step 48", Names(AdvanceTo(encoder, 480 + 2 * 2880)));
        NoteChordDecoder decoder = new(Tokenizer.Symbols);
        decoder.Follow(encoder);

        Assert.Equal(new Ticks(480 + 3840), decoder.Position);
        Assert.False(decoder.Push(Find("Step 24"), out _));
        Assert.Equal(new Ticks(480 + 2 * 2880), decoder.Position);
        Assert.True(decoder.Push(Find("60.64.67"), out Note first));
        Assert.True(decoder.TryTake(out Note second));
        Assert.True(decoder.TryTake(out Note third));
        Assert.False(decoder.TryTake(out _));
        Assert.Equal([60, 64, 67], new[] { first, second, third }.Select(note => (int)note.Pitch.Number));
        Assert.All([first, second, third], note => Assert.Equal(
            (new Ticks(480 + 5760), new Ticks(960), TestPhrases.Plain), (note.Onset, note.Duration, note.Velocity)));
    }

    [Fact]
    public void MaskOpensOnTheFirstLineOfTheGridAndKeepsToTheGrid()
    {
        NoteChordEncoder encoder = new(Tokenizer.Symbols);
        Append(encoder, [Note(480, 60)]);
        Ticks start = Bars.Origin + new Ticks(1000);
        AdvanceTo(encoder, start.Value);
        NoteChordDecoder decoder = new(Tokenizer.Symbols);
        decoder.Follow(encoder);

        CheckAllowed("Step 18"); // to the eighth
        decoder.Push(Find("Step 18"), out _);
        string[] opening = Allowed(8);
        Assert.DoesNotContain(opening, name => name.StartsWith("Step", StringComparison.Ordinal));
        Assert.Contains("60.64.67", opening);
        decoder.Push(Find("60.64.67"), out _);
        Assert.Equal(
            ["Step 6", "Step 12", "Step 18", "Step 24", "Step 30", "Step 36", "Step 42", "Step 48"],
            Allowed(8).Where(name => name.StartsWith("Step", StringComparison.Ordinal)));
        Assert.Contains("70.74", Allowed(5));
        Assert.DoesNotContain("70.74", Allowed(4));
        Assert.Contains("70", Allowed(4));
        Assert.All(Allowed(3), name => Assert.StartsWith("Step", name));

        void CheckAllowed(params string[] expected) => Assert.Equal(expected, Allowed(8));

        string[] Allowed(int mostNotes)
        {
            float[] logits = new float[Tokenizer.Vocabulary.Size];
            decoder.Mask(logits, new AnswerLimits(start, new Ticks(480), mostNotes));
            return [.. Enumerable.Range(0, logits.Length).Where(id => logits[id] == 0)
                .Select(id => Tokenizer.Vocabulary.Names[id])];
        }
    }

    [Theory]
    [InlineData(1, 240)]
    [InlineData(2, 100_000)]
    [InlineData(3, 480)]
    [InlineData(4, 320)]
    [InlineData(5, 1)]
    public void SomethingMayAlwaysFollowAndOnsetsKeepToTheGrid(int seed, long gridStep)
    {
        Random random = new(seed);
        foreach (Meter meter in new Meter[]
        {
            new(4, 4), new(7, 32), new(1, 32), new(19, 4), new(255, 32), new(5, 8), new(6, 4),
        })
        {
            NoteChordEncoder encoder = new(Tokenizer.Symbols);
            BarGrid bars = new(new(random.Next(2000)), meter);
            encoder.Reset(bars);
            if (seed % 2 == 0)
                encoder.Append(Note(random.Next(3000), 60), new Token[encoder.MaxTokensPerCall]);
            Ticks start = new(random.Next(3000, 30_000));
            AdvanceTo(encoder, start.Value);
            NoteChordDecoder decoder = new(Tokenizer.Symbols);
            decoder.Follow(encoder);
            StepGrid grid = new(bars, StepTicks);
            float[] logits = new float[Tokenizer.Vocabulary.Size];
            int notes = 0, last = -1;
            for (int i = 0; i < 1500; i++)
            {
                Array.Clear(logits);
                decoder.Mask(logits, new(start, new(gridStep), 8));
                Assert.True(
                    logits.Contains(0),
                    FormattableString.Invariant($"{meter}, symbol {i}, at {decoder.Position}, after {last}"));
                // A while of long steps only; now and then the first that may be; else anything.
                int wish = i % 100 > 90 ? FirstLength - 1 : i % 3 == 0 ? 0 : random.Next(logits.Length);
                while (logits[wish] != 0)
                    wish = (wish + 1) % logits.Length;
                last = wish;
                if (!decoder.Push(new(last), out Note note))
                    continue;
                notes++;
                Assert.True(note.Onset >= start);
                Assert.True(grid.IsLine(grid.Nearest(note.Onset), new(gridStep)));
            }

            Assert.InRange(notes, 100, 1500);
        }
    }

    private static Note Note(long onset, byte pitch) => new(new(onset), new(960), new(pitch), TestPhrases.Plain);

    private static Token Find(string name) =>
        Tokenizer.Vocabulary.TryFind(name, out Token token) ? token : throw new ArgumentException(name);

    private static string Names(IEnumerable<Token> tokens) =>
        string.Join(", ", tokens.Select(Tokenizer.Vocabulary.NameOf));

    private static Token[] AdvanceTo(NoteChordEncoder encoder, long position)
    {
        Token[] buffer = new Token[encoder.MaxTokensPerCall];
        return buffer[..encoder.AdvanceTo(new(position), buffer)];
    }

    private static List<Token> Append(NoteChordEncoder encoder, Note[] notes)
    {
        encoder.Reset(Bars);
        Token[] buffer = new Token[encoder.MaxTokensPerCall];
        List<Token> tokens = [];
        foreach (Note note in notes)
            tokens.AddRange(buffer[..encoder.Append(note, buffer)]);
        return tokens;
    }
}
