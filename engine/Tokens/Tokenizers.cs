namespace Continuo.Engine.Tokens;

/// <summary>Every encoding, once. To add one: a file beside this one, and a line here.</summary>
public static class Tokenizers
{
    public static IReadOnlyList<ITokenizer> All { get; } =
    [
        new EventTokenizer(),
        new MelodyTokenizer(),
    ];

    /// <summary>The encoding with this id, or null.</summary>
    public static ITokenizer? Find(string id)
    {
        foreach (ITokenizer tokenizer in All)
            if (tokenizer.Id == id)
                return tokenizer;
        return null;
    }
}
