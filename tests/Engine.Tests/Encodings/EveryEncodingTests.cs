using Continuo.Engine.Encodings;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings;

/// <summary>What holds for every encoding in the registry: a new one is tested by its line there.</summary>
public sealed partial class EveryEncodingTests
{
    /// <summary>Each encoding as it is before a training, and as learnt from music where that changes it.</summary>
    public static TheoryData<string, bool> Encodings
    {
        get
        {
            TheoryData<string, bool> encodings = [];
            foreach (ITokenizer tokenizer in Tokenizers.All)
            {
                encodings.Add(tokenizer.Id, false);
                if (Learn(tokenizer).Vocabulary.Hash != tokenizer.Vocabulary.Hash)
                    encodings.Add(tokenizer.Id, true);
            }

            return encodings;
        }
    }

    private static ITokenizer Open(string id, bool isLearnt)
    {
        ITokenizer tokenizer = Tokenizers.Find(id)!;
        return isLearnt ? Learn(tokenizer) : tokenizer;
    }

    private static ITokenizer Learn(ITokenizer tokenizer)
    {
        string chords = string.Join(", ", Enumerable.Repeat("C3+F#4 1/4, D4+E4+A#4 1/4", 12));
        return tokenizer.LearnFrom([TestPhrases.Score(chords)]);
    }

    /// <summary>A score in C major, which every encoding writes at the pitch it has.</summary>
    private static Score InC(IReadOnlyList<Note> notes, Meter? meter = null) =>
        TestPhrases.Score(notes, meter) with { Keys = [new(Ticks.Zero, 0, false)] };

    private static Token[] Encode(ITokenizer tokenizer, Score score) => [.. tokenizer.Encode(score)];

    private static Note[] Decode(ITokenizer tokenizer, IEnumerable<Token> tokens) =>
        [.. tokenizer.Decode([.. tokens]).Notes];

    private static string Names(ITokenizer tokenizer, IEnumerable<Token> tokens) =>
        string.Join(", ", tokens.Select(tokenizer.Vocabulary.NameOf));

    private static bool StartsNotes(ITokenizer tokenizer, Token token) =>
        tokenizer.ClassOf(token) is SymbolClass.Note or SymbolClass.Chord;

    private static Token[] Allowed(ITokenizer tokenizer, IGrammar grammar) =>
        [.. Enumerable.Range(0, tokenizer.Vocabulary.Size).Select(id => new Token(id)).Where(grammar.Allows)];

    /// <summary>A random whole piece that obeys the grammar: any kind of symbol first, then any of that kind.</summary>
    private static Token[] Walk(ITokenizer tokenizer, Random random)
    {
        IGrammar grammar = tokenizer.CreateGrammar();
        List<Token> tokens = [];
        int length = random.Next(2, 150);
        Token end = EndOf(tokenizer);
        Token[] allowed = Allowed(tokenizer, grammar);
        for (; allowed.Length > 0; allowed = Allowed(tokenizer, grammar))
        {
            bool mayEnd = tokens.Count > 0 && allowed.Contains(end);
            bool isLast = mayEnd && (tokens.Count >= length || allowed.Length == 1);
            Token[] choice = isLast ? [end] : Choose([.. allowed.Where(token => !mayEnd || token != end)]);
            Token next = choice[random.Next(choice.Length)];
            grammar.Advance(next);
            tokens.Add(next);
        }

        return [.. tokens];

        Token[] Choose(Token[] from) =>
            [.. from.GroupBy(token => (tokenizer.KindOf(token), tokenizer.ClassOf(token)))
                .OrderBy(_ => random.Next()).First()];
    }

    private static Token EndOf(ITokenizer tokenizer) => tokenizer.Encode(TestPhrases.Score("C4 1/4"))[^1];
}
