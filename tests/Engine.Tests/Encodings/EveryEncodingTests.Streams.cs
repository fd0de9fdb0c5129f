using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings;

public sealed partial class EveryEncodingTests
{
    private static readonly BarGrid Bars = new(new(480), new(3, 4)); // bars that begin off the transport's beat

    [Theory]
    [MemberData(nameof(Encodings))]
    public void NoteByNoteGivesTheSymbolsOfTheWholeScore(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(9);
        for (int i = 0; i < 200; i++)
        {
            Note[] notes = OddScores.Chords(random);
            List<Token> whole = tokenizer.Encode(InC(notes, Bars.Meter));
            EncodedStream stream = new(tokenizer, Bars);
            Ticks shift = Bars.Origin + Bars.Meter.BarLength * random.Next(-9, 9);
            foreach (Note note in notes)
            {
                stream.Append(note with { Onset = note.Onset + shift });
                Assert.Equal(whole.Take(stream.Tokens.Count), stream.Tokens);
            }

            stream.AdvanceTo(notes[^1].End + shift);
            Assert.Equal(whole[..^1], stream.Tokens.Take(whole.Count - 1)); // the time that passes may follow
            Assert.DoesNotContain(stream.Tokens.Skip(whole.Count - 1), token => StartsNotes(tokenizer, token));
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void NotesOutOfOrderArePassedOver(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Note[] notes = TestPhrases.Notes("C4 1/4, E4 1/4, G4 1/4, C5 1/4");
        EncodedStream inOrder = new(tokenizer, Bars), disturbed = new(tokenizer, Bars);
        for (int i = 0; i < notes.Length; i++)
        {
            inOrder.Append(notes[i]);
            disturbed.Append(notes[i]);
            int before = disturbed.Tokens.Count;
            if (i > 0)
                disturbed.Append(notes[i - 1] with { Pitch = new(90) });
            Assert.Equal(before, disturbed.Tokens.Count);
        }

        inOrder.AdvanceTo(new(9600));
        disturbed.AdvanceTo(new(9600));
        Assert.Equal(Names(tokenizer, inOrder.Tokens), Names(tokenizer, disturbed.Tokens));
    }

    /// <summary>An encoder that took over the place of another goes on as if it had read everything itself.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void ACopiedEncoderGoesOnAsFromTheStart(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(10);
        EncodedStream copy = new(tokenizer, new(new(77), new(7, 8))); // has read something else each time
        for (int i = 0; i < 200; i++)
        {
            Note[] notes = OddScores.Chords(random);
            Ticks end = notes[^1].End + new Ticks(random.Next(5000));
            EncodedStream stream = new(tokenizer, Bars);
            int place = random.Next(notes.Length + 1);
            foreach (Note note in notes[..place])
                stream.Append(note);
            copy.CopyFrom(stream);
            foreach (Note note in notes[place..])
            {
                stream.Append(note);
                copy.Append(note);
            }

            stream.AdvanceTo(end);
            copy.AdvanceTo(end);
            Assert.Equal(stream.Tokens, copy.Tokens);
            DrawAlike(tokenizer, [stream.Follow(), copy.Follow()], new(end, new(240), 8), random, symbols: 20);
        }
    }

    /// <summary>A decoder that took over the place of another draws the same, whatever it had drawn before.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void ACopiedDecoderGoesOnAsFromTheStart(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(11);
        INoteDecoder copy = FollowAPhrase(tokenizer, random, out _);
        for (int i = 0; i < 100; i++)
        {
            INoteDecoder decoder = FollowAPhrase(tokenizer, random, out Ticks start);
            AnswerLimits limits = new(start, new(random.Next(2) == 0 ? 240 : 480), MaxNotesPerOnset: 8);
            DrawAlike(tokenizer, [decoder], limits, random, symbols: random.Next(60));
            copy.CopyFrom(decoder);
            DrawAlike(tokenizer, [decoder, copy], limits, random, symbols: 60);
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TheNotesOfAChordThatAreStillToComeAreCopied(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(12);
        INoteDecoder copy = FollowAPhrase(tokenizer, random, out _);
        for (int i = 0; i < 100; i++)
        {
            INoteDecoder decoder = FollowAPhrase(tokenizer, random, out Ticks start);
            for (int symbol = 0; symbol < 40; symbol++)
            {
                float[] logits = Mask(tokenizer, decoder, new(start, new(240), MaxNotesPerOnset: 8));
                if (!decoder.Push(Draw(logits, random), out _))
                    continue;
                copy.CopyFrom(decoder);
                Assert.Equal(Take(decoder), Take(copy));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void NothingIsAllocated(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        INoteEncoder encoder = tokenizer.CreateEncoder(), ahead = tokenizer.CreateEncoder();
        INoteDecoder decoder = tokenizer.CreateDecoder(), copy = tokenizer.CreateDecoder();
        Token[] tokens = new Token[encoder.MaxTokensPerCall];
        float[] logits = new float[tokenizer.Vocabulary.Size];
        SoundingNotes sounding = new();
        AnswerLimits limits = new(Ticks.Zero, new(240), 8) { Sounding = sounding, Polyphony = 4 };
        AnswerLeanings leanings = new(Density: 0.5f, Rest: 1, Outside: 0xAAAA, Penalty: 2);
        encoder.Reset(Bars);

        int i = 0;
        Allocations.CheckNone(() =>
        {
            for (int end = i + 2000; i < end; i++)
            {
                Ticks position = new(i / 3 * 700L);
                encoder.Append(new(position, new(480), new((byte)(40 + i % 50)), TestPhrases.Plain), tokens);
                ahead.CopyFrom(encoder);
                ahead.AdvanceTo(position + new Ticks(5000), tokens);
                decoder.Follow(ahead);
                for (int symbol = 0; symbol < 6; symbol++)
                {
                    Array.Clear(logits);
                    decoder.Mask(logits, limits);
                    Token next = new(logits.IndexOf(0));
                    decoder.Lean(logits, leanings, sounding);
                    bool isNote = decoder.Push(next, out Note note);
                    copy.CopyFrom(decoder);
                    for (; isNote; isNote = decoder.TryTake(out note))
                        sounding.Add(note);
                }
            }
        });
    }

    /// <summary>
    /// Draws the same symbols from all decoders. They stand at the same place, so they forbid the same, lean alike, and
    /// give the same notes.
    /// </summary>
    private static void DrawAlike(
        ITokenizer tokenizer, INoteDecoder[] decoders, AnswerLimits limits, Random random, int symbols)
    {
        AnswerLeanings leanings = new(Density: 0.5f, Rest: 1, Outside: (UInt128)0xAAAA << 60, Penalty: 2);
        SoundingNotes sounding = new();
        sounding.Add(new Note(limits.Start, new(500), new(60), new(80)));
        for (int i = 0; i < symbols; i++)
        {
            float[][] logits = [.. decoders.Select(decoder => Mask(tokenizer, decoder, limits))];
            Token token = Draw(logits[0], random);
            foreach ((INoteDecoder decoder, float[] values) in decoders.Zip(logits))
                decoder.Lean(values, leanings, sounding);
            Assert.All(logits, values => Assert.True(values.SequenceEqual(logits[0])));
            Note[][] notes = [.. decoders.Select(decoder => PushAndTake(decoder, token))];
            Assert.All(notes, given => Assert.Equal(notes[0], given));
            Assert.All(decoders, decoder => Assert.Equal(decoders[0].Position, decoder.Position));
        }
    }

    /// <summary>A decoder that has just followed a random phrase.</summary>
    private static INoteDecoder FollowAPhrase(ITokenizer tokenizer, Random random, out Ticks start)
    {
        EncodedStream stream = new(tokenizer, Bars);
        Note[] notes = OddScores.Chords(random);
        foreach (Note note in notes)
            stream.Append(note);
        start = notes[^1].End + new Ticks(random.Next(3000));
        stream.AdvanceTo(start);
        return stream.Follow();
    }

    private static float[] Mask(ITokenizer tokenizer, INoteDecoder decoder, in AnswerLimits limits)
    {
        float[] logits = new float[tokenizer.Vocabulary.Size];
        decoder.Mask(logits, limits);
        return logits;
    }

    /// <summary>One of those that the mask left; now and then the first of them.</summary>
    private static Token Draw(float[] logits, Random random)
    {
        Assert.Contains(0, logits);
        int id = random.Next(3) == 0 ? 0 : random.Next(logits.Length);
        while (logits[id] != 0)
            id = (id + 1) % logits.Length;
        return new(id);
    }

    private static Note[] PushAndTake(INoteDecoder decoder, Token token) =>
        decoder.Push(token, out Note note) ? [note, .. Take(decoder)] : [];

    private static Note[] Take(INoteDecoder decoder)
    {
        List<Note> notes = [];
        while (decoder.TryTake(out Note note))
            notes.Add(note);
        return [.. notes];
    }
}
