using System.Text.RegularExpressions;

namespace Continuo.Architecture.Tests;

/// <summary>A word at which native readers stop, and what to write instead.</summary>
/// <param name="Pattern">Whole words, in any case; a space is any white space.</param>
/// <param name="Say">The common words.</param>
/// <param name="InNames">Looked for in the names of the code too, as a part of them.</param>
internal sealed record PlainWord(Regex Pattern, string Say, bool InNames);

/// <summary>The words that no text of the project uses.</summary>
internal static class PlainWords
{
    public static IReadOnlyList<PlainWord> All { get; } =
    [
        Word("mend|mends|mended|mending|unmended", "repair, fix"),
        Word("foresee|foresees|foreseen|foreseeing|foresaw|unforeseen", "predict, expect"),
        Word("anew|afresh", "again"),
        Word("so many", "N, up to N, this many"),
        Word("as many as", "up to N, one for each"),
        Word(@"(?<!\b(there|where) )is no (?!(longer|more|less|fewer|other|use)\b)[a-z]+", "is not a ..., invalid ..."),
        Word("(is|are|be|was|were|still|a|the|every|each|only) sound "
            + "(ones?|files?|presets?|models?|json|headers?|archives?|packages?)", "valid, playable"),
        Name("isSound", "valid, playable (sound is what one hears)"),
        Word("what became of|what has become of|all that are", "result; all"),
        Word("wrong use", "usage error"),
        Word("tells? the use", "see --help"),
        Word("hearken|hearkens|hearkened", "listen, follow"),
        Word("(models?|networks?|LSTM)( that| it)? (hears?|heard)", "reads, is trained on"),
        Word("(music|pieces?) that it has not heard|never heard", "did not learn from, was not trained on"),
        Word(@"(?<!\bat )most \d[\d.,]* ?(µs|ms|s|seconds)", "max 62 µs"),
        Word("of late", "recently"),
        Word("meanwhile", "until then, at the same time"),
        Word(@"(stays?|stayed|keeps?|kept|leaves?|left|remains?|goes in)( \w+){0,3} as (it|they) (is|are|was|were)"
            + @"(?! \w+(ed|en|n|t)\b| read\b)", "unchanged"),
        Word(@"as it is(?=\s*[|;.)""'])|why (it|they) (is|are) as (it|they) (is|are)", "unchanged; the reasons"),
        Word("left an answer out|leaves an answer out", "skipped an answer: why"),
        Word("the look every millisecond", "plus up to 1 ms of polling"),
        Word("by heart", "memorised"),
        Word("(every|each|another|other|or|of) touch(es)?", "dynamics"),
        Word("unevenness", "timing variation"),
    ];

    private static PlainWord Word(string pattern, string say) =>
        new(Compile($@"\b({pattern.Replace(" ", @"\s+", StringComparison.Ordinal)})\b"), say, InNames: false);

    private static PlainWord Name(string pattern, string say) => new(Compile(pattern), say, InNames: true);

    private static Regex Compile(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
