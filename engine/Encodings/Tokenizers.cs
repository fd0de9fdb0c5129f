using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Melody;
using Continuo.Engine.Encodings.NoteChord;
using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Encodings;

/// <summary>Every encoding, once. To add one: a file beside this one, and a line here.</summary>
public static class Tokenizers
{
    public static IReadOnlyList<ITokenizer> All { get; } =
    [
        new EventTokenizer(),
        new MelodyTokenizer(),
        new NoteChordTokenizer(),
    ];

    /// <summary>The encoding with this id, with the symbols it has when nothing was learnt, or null.</summary>
    public static ITokenizer? Find(string id)
    {
        foreach (ITokenizer tokenizer in All)
            if (tokenizer.Id == id)
                return tokenizer;
        return null;
    }

    /// <summary>
    /// The encoding with this id as a model knows it; null when there is none, or when it cannot have these symbols.
    /// </summary>
    public static ITokenizer? Find(string id, Vocabulary vocabulary) => Find(id)?.WithVocabulary(vocabulary);
}
