using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings;

public sealed partial class EveryEncodingTests
{
    // Loudness comes back within half of one of eight bins, if at all.
    private const int VelocityTolerance = 8;

    [Theory]
    [MemberData(nameof(Encodings))]
    public void AMelodyOnTheSixteenthsInCComesBackAsItWas(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(1);
        for (int i = 0; i < 300; i++)
        {
            Note[] notes = [.. OddScores.Melody(random, Ticks.PerQuarter / 4, longestSteps: 8).Notes
                .Select(note => note with { Pitch = InPiano(note.Pitch), Velocity = new((byte)random.Next(1, 128)) })];
            Assert.True(tokenizer.Accepts(InC(notes), out string cause), cause);
            Note[] decoded = Decode(tokenizer, Encode(tokenizer, InC(notes)));
            Assert.Equal(notes.Select(WithoutVelocity), decoded.Select(WithoutVelocity));
            Assert.True(HasItsLoudness(notes, decoded) || decoded.All(note => note.Velocity == decoded[0].Velocity));
        }
    }

    /// <summary>A chord comes back whole, or as its highest note where an encoding has one voice.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void ChordsOnTheSixteenthsInCComeBack(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(2);
        bool hasOneVoice = Decode(tokenizer, Encode(tokenizer, TestPhrases.Score("C4+E4 1/4"))).Length == 1;
        for (int i = 0; i < 300; i++)
        {
            // Whole bars of a very long rest are lost, so the notes keep together here.
            Note[] notes = [.. OddScores.Chords(random).TakeWhile(note => note.Onset.Value < 4 * Ticks.PerQuarter)];
            Note[] highest = [.. notes.GroupBy(note => note.Onset).Select(chord => chord.Last())];
            Note[] expected = hasOneVoice ? highest : notes;
            Note[] decoded = Decode(tokenizer, Encode(tokenizer, InC(notes)));
            Assert.Equal(
                expected.Select(note => (note.Onset, note.Pitch)), decoded.Select(note => (note.Onset, note.Pitch)));
            if (!hasOneVoice)
                Assert.Equal(expected.Select(note => note.Duration), decoded.Select(note => note.Duration));
        }
    }

    /// <summary>What an encoding loses it loses once.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void EncodingWhatWasDecodedGivesTheSameSymbolsForAnyScore(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(3);
        for (int i = 0; i < 500; i++)
        {
            Score score = OddScores.Any(random);
            Token[] tokens = Encode(tokenizer, score);
            Score decoded = tokenizer.Decode(tokens);
            Assert.Equal(Names(tokenizer, tokens), Names(tokenizer, Encode(tokenizer, decoded)));
            CheckNotes(tokenizer, [.. decoded.Notes]);
            Assert.InRange(decoded.Notes.Count(), Math.Min(1, score.Notes.Count()), score.Notes.Count());
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void APieceObeysTheGrammarBetweenItsBeginningAndItsEnd(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Token begin = Assert.Single(Allowed(tokenizer, tokenizer.CreateGrammar()));
        Token end = EndOf(tokenizer);
        Assert.Equal([begin, end], tokenizer.Encode(TestPhrases.Score(Array.Empty<Note>())));
        Assert.All([begin, end], token => Assert.Equal(TokenKind.Structure, tokenizer.KindOf(token)));

        Random random = new(4);
        IGrammar grammar = tokenizer.CreateGrammar();
        for (int i = 0; i < 300; i++)
        {
            Token[] tokens = Encode(tokenizer, OddScores.Any(random));
            Assert.All(tokens, token => Assert.InRange(token.Id, 0, tokenizer.Vocabulary.Size - 1));
            Assert.Equal((begin, end), (tokens[0], tokens[^1]));
            Assert.DoesNotContain(tokens[1..^1], token => token == begin || token == end);
            grammar.Reset();
            foreach (Token token in tokens)
            {
                Assert.True(grammar.Allows(token), tokenizer.Vocabulary.NameOf(token));
                grammar.Advance(token);
            }

            Assert.Empty(Allowed(tokenizer, grammar));
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TransposingMovesEveryPitchAndNothingElse(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Score score = InC(TestPhrases.Notes("C4+E4 1/4, G4 1/8, r 1/8, A3+C4+F#4 1/2"));
        Note[] notes = Decode(tokenizer, Encode(tokenizer, score));
        for (int semitones = -12; semitones <= 12; semitones++)
        {
            int moved = tokenizer.IsKeyNormalised ? 0 : semitones; // such an encoding knows one key
            Assert.Equal(
                notes.Select(note => note with { Pitch = note.Pitch.Transposed(moved) }),
                Decode(tokenizer, tokenizer.Encode(score, transpose: semitones)));
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void LouderMovesEveryVelocityAlikeAndNothingElse(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Score score = InC(TestPhrases.Notes("C4+E4 1/4, G4 1/8"));
        Note[] notes = Decode(tokenizer, Encode(tokenizer, score));
        Note[] softer = Decode(tokenizer, tokenizer.Encode(score, louder: -32));
        Assert.Equal(notes.Select(WithoutVelocity), softer.Select(WithoutVelocity));
        int[] steps = [.. notes.Zip(softer).Select(pair => pair.First.Velocity.Value - pair.Second.Velocity.Value)];
        Assert.True(steps[0] is 0 or 32, $"{steps[0]}");
        Assert.All(steps, step => Assert.Equal(steps[0], step));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void PercussionIsNotWritten(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Score score = InC(TestPhrases.Notes("C4 1/4, r 1/4, E4 1/4"));
        Note[] drum = [new(Ticks.Zero, new(10), new(36), TestPhrases.Plain)];
        Score drummed = score with { Parts = [.. score.Parts, new Part("drums", drum, IsPercussion: true)] };
        Assert.Equal(Names(tokenizer, Encode(tokenizer, score)), Names(tokenizer, Encode(tokenizer, drummed)));
    }

    /// <summary>Notes that can be played: in order, each once, each with an end.</summary>
    private static void CheckNotes(ITokenizer tokenizer, Note[] notes)
    {
        UInt128 writable = tokenizer.CreateDecoder().Writable;
        Assert.All(notes, note =>
        {
            Assert.True(note.Onset >= Ticks.Zero && note.Duration > Ticks.Zero, $"{note}");
            Assert.InRange(note.Velocity.Value, 1, 127);
            Assert.True((writable >> note.Pitch.Number & 1) != 0, $"{note}");
        });
        Assert.Equal(notes.Length, notes.Select(note => (note.Onset, note.Pitch)).Distinct().Count());
    }

    private static bool HasItsLoudness(Note[] notes, Note[] decoded) =>
        notes.Zip(decoded).All(pair =>
            Math.Abs(pair.First.Velocity.Value - pair.Second.Velocity.Value) <= VelocityTolerance);

    private static Pitch InPiano(Pitch pitch) => new((byte)(21 + pitch.Number % 88));

    private static Note WithoutVelocity(Note note) => note with { Velocity = default };
}
