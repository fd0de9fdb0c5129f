using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings;

public sealed partial class EveryEncodingTests
{
    [Fact]
    public void EachHasAnIdOfItsOwn()
    {
        Assert.Distinct(Tokenizers.All.Select(tokenizer => tokenizer.Id));
        Assert.Null(Tokenizers.Find("nothing"));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TheRegistryFindsItByItsIdAndItsNames(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Assert.Equal(id, Tokenizers.Find(id)!.Id);
        ITokenizer found = Tokenizers.Find(id, Vocabulary.FromJson(tokenizer.Vocabulary.ToJson()))!;
        Assert.Equal(tokenizer.Vocabulary.Hash, found.Vocabulary.Hash);
        Score score = TestPhrases.Score("C3+F#4 1/4, D4+E4+A#4 1/4, C4+E4+G4 1/2");
        Assert.Equal(tokenizer.Encode(score), found.Encode(score));
        Assert.Null(Tokenizers.Find(id, new(tokenizer.Vocabulary.Names.Reverse())));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void EverySymbolHasAKindAndAClass(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Token[] symbols = [.. Enumerable.Range(0, tokenizer.Vocabulary.Size).Select(symbol => new Token(symbol))];
        Assert.All(symbols, token =>
        {
            Assert.True(Enum.IsDefined(tokenizer.KindOf(token)));
            Assert.True(Enum.IsDefined(tokenizer.ClassOf(token)));
        });
        Assert.Contains(symbols, token => tokenizer.ClassOf(token) == SymbolClass.Note);
        Assert.All(
            symbols.Where(token => StartsNotes(tokenizer, token)),
            token => Assert.Equal(TokenKind.Pitch, tokenizer.KindOf(token)));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void SymbolsSayWhichNotesBeginTogether(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(6);
        for (int walk = 0; walk < 20; walk++)
        {
            Token[] piece = Walk(tokenizer, random);
            List<UInt128> onsets = [];
            UInt128 open = 0;
            foreach (Token token in piece)
            {
                Assert.Equal(StartsNotes(tokenizer, token), tokenizer.PitchesOf(token) != 0);
                open |= tokenizer.PitchesOf(token);
                if (open == 0 || !tokenizer.PassesTime(token))
                    continue;
                onsets.Add(open);
                open = 0;
            }

            Assert.Equal(
                Decode(tokenizer, piece).GroupBy(note => note.Onset).Select(onset => onset.Aggregate(
                    (UInt128)0, (all, note) => all | UInt128.One << note.Pitch.Number)),
                onsets);
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void MaskAndAllowsAgreeEverywhere(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(5);
        float[] logits = new float[tokenizer.Vocabulary.Size];
        for (int walk = 0; walk < 20; walk++)
        {
            IGrammar grammar = tokenizer.CreateGrammar();
            foreach (Token token in Walk(tokenizer, random))
            {
                CheckMask();
                grammar.Advance(token);
            }

            CheckMask();
            Assert.DoesNotContain(0, logits); // nothing follows the end

            void CheckMask()
            {
                Array.Clear(logits);
                grammar.Mask(logits);
                for (int symbol = 0; symbol < logits.Length; symbol++)
                    if (grammar.Allows(new(symbol)) != (logits[symbol] == 0))
                        Assert.Fail(tokenizer.Vocabulary.Names[symbol]);
                Assert.All(logits, logit => Assert.True(logit is 0 or float.NegativeInfinity));
            }
        }
    }

    /// <summary>
    /// What may be drawn is music: every note ends and comes back. Bars before the first may be lost.
    /// </summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void EveryPieceThatTheGrammarAllowsIsMusicThatComesBack(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(6);
        for (int walk = 0; walk < 200; walk++)
        {
            Token[] tokens = Walk(tokenizer, random);
            Score score = tokenizer.Decode(tokens);
            Note[] notes = [.. score.Notes];
            CheckNotes(tokenizer, notes);
            CheckCount(tokenizer, tokens, notes.Length, unfinished: 0);
            Assert.Equal(FromTheFirst(notes), FromTheFirst(Decode(tokenizer, Encode(tokenizer, score))));
        }

        static Note[] FromTheFirst(Note[] notes) =>
            [.. notes.Select(note => note with { Onset = note.Onset - notes[0].Onset })];
    }

    /// <summary>Symbols that the grammar forbids change nothing. The sequence may break off anywhere.</summary>
    [Theory]
    [MemberData(nameof(Encodings))]
    public void AnySymbolsAtAllAreMusic(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(7);
        for (int i = 0; i < 300; i++)
        {
            IGrammar grammar = tokenizer.CreateGrammar();
            List<Token> all = [], obeying = [];
            for (int length = random.Next(200); length > 0; length--)
            {
                Token[] allowed = i % 3 == 0 ? [] : Allowed(tokenizer, grammar);
                bool isAllowed = allowed.Length > 0 && random.Next(4) > 0;
                Token token = isAllowed ? allowed[random.Next(allowed.Length)] : Any();
                all.Add(token);
                if (!grammar.Allows(token))
                    continue;
                grammar.Advance(token);
                obeying.Add(token);
            }

            Note[] notes = Decode(tokenizer, all);
            CheckNotes(tokenizer, notes);
            CheckCount(tokenizer, obeying, notes.Length, unfinished: 1);
            Assert.Equal(Decode(tokenizer, obeying), notes);
        }

        Token Any() => new(random.Next(10) switch
        {
            0 => -1 - random.Next(3),
            1 => tokenizer.Vocabulary.Size + random.Next(3),
            2 => random.Next(2) == 0 ? int.MaxValue : int.MinValue,
            _ => random.Next(tokenizer.Vocabulary.Size),
        });
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void ADamagedPieceKeepsItsNotes(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Open(id, isLearnt);
        Random random = new(8);
        for (int i = 0; i < 100; i++)
        {
            Token[] tokens = Encode(tokenizer, OddScores.Any(random));
            IGrammar grammar = tokenizer.CreateGrammar();
            List<Token> damaged = [new(-1), new(9999)];
            foreach (Token token in tokens)
            {
                Token odd = new(random.Next(tokenizer.Vocabulary.Size));
                if (!grammar.Allows(odd))
                    damaged.Add(odd);
                damaged.AddRange([token, new(-1), new(9999)]);
                grammar.Advance(token);
            }

            Assert.Equal(Decode(tokenizer, tokens), Decode(tokenizer, damaged));
            Assert.Equal(Decode(tokenizer, tokens), Decode(tokenizer, tokens[..^1])); // the end adds no note
        }
    }

    /// <summary>A note for each symbol that starts one; two or more for a chord's.</summary>
    private static void CheckCount(ITokenizer tokenizer, IReadOnlyList<Token> tokens, int notes, int unfinished)
    {
        int single = tokens.Count(token => tokenizer.ClassOf(token) == SymbolClass.Note);
        int chords = tokens.Count(token => tokenizer.ClassOf(token) == SymbolClass.Chord);
        int least = single + 2 * chords - unfinished;
        Assert.True(chords > 0 ? notes >= least : notes >= least && notes <= single, $"{notes}, {single}, {chords}");
    }
}
