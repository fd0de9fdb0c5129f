using System.Text.RegularExpressions;
using Xunit;

namespace Continuo.Architecture.Tests;

/// <summary>
/// What the programs say, the documents and the comments are in words at which no reader stops.
/// </summary>
public sealed class PlainEnglishTests
{
    [Fact]
    public void NoTextUsesAWordOfTheList()
    {
        string[] found = [.. Repository.Texts().SelectMany(path => Found(path, File.ReadAllText(path)))];
        Assert.True(found.Length == 0, $"{found.Length} words to replace:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("a.cs", "// What is damaged is mended.", "a.cs:1: mended -> repair, fix")]
    [InlineData("a.cs", "/// <summary>Heard\n    /// anew.</summary>", "a.cs:2: anew -> again")]
    [InlineData("a.cs", "int x;\n// so\n// many bars", "a.cs:2: so many -> N, up to N, this many")]
    [InlineData("a.cs", "Say(\"so \" +\n    \"many\");", "a.cs:1: so many -> N, up to N, this many")]
    [InlineData("a.cs", "Say($\"{Of('\"', \"x}\")}: mended\");", "a.cs:1: mended -> repair, fix")]
    [InlineData("a.cs", "Say($\"{(x ? \"anew\" : @\"c:\\\"\")}\");", "a.cs:1: anew -> again")]
    [InlineData("a.cs", "Say(\"\"\"\n  a \"quoted\" mend\n  \"\"\");", "a.cs:2: mend -> repair, fix")]
    [InlineData("a.cs", "bool isSoundPreset;", "a.cs:1: isSound -> valid, playable (sound is what one hears)")]
    [InlineData("a.cs", "$\"'{id}' is no id\"", "a.cs:1: is no id -> is not a ..., invalid ...")]
    [InlineData("a.cpp", "fail(\"wrong \"\n  \"use\");", "a.cpp:1: wrong use -> usage error")]
    [InlineData("a.h", "int n = 1'000; // of late", "a.h:1: of late -> recently")]
    [InlineData("a.cpp", "auto text = R\"x(a \" mended)x\";", "a.cpp:1: mended -> repair, fix")]
    [InlineData("a.js", "say(`${name.replace(/['\"`]/g, \"\")} learnt by heart`);", "a.js:1: by heart -> memorised")]
    [InlineData("a.js", "const half = a / 2; /* foreseen */", "a.js:1: foreseen -> predict, expect")]
    [InlineData("a.css", "/* stays as it is */", "a.css:1: stays as it is -> unchanged")]
    [InlineData("a.html", "<p title=\"unevenness\">", "a.html:1: unevenness -> timing variation")]
    [InlineData("a.md", "p99.9 13.6 µs, most 62 µs", "a.md:1: most 62 µs -> max 62 µs")]
    [InlineData("a.sh", "# as\n# many as", "a.sh:1: as many as -> up to N, one for each")]
    [InlineData("preset.json", "{\"description\": \"Every touch\"}", "preset.json:1: Every touch -> dynamics")]
    public void AWordOfTheListIsFound(string path, string text, string expected) =>
        Assert.Equal([expected], Found(path, text));

    [Theory]
    [InlineData("a.cs", "Mended(anew, \"repaired\", 'x');")]
    [InlineData("a.cs", "var so = 1; // one\nint many; // more")]
    [InlineData("a.cs", "Say(\"so\", \"many\"); Of('\"'); int mended;")]
    [InlineData("a.cs", "Say($\"{mended} {{x}} {anew:F2}\");")]
    [InlineData("a.js", "const a = \"it's\"; mended(/\"/); const b = 4 / anew / 2;")]
    [InlineData("a.h", "int n = 1'000; int mended = '\\''; char anew = '\"';")]
    [InlineData("a.md", "There is no key down. At most 62 µs. It sounds as it is written.")]
    [InlineData("a.md", "It is no longer there. The sound of a reed. Kept as it was read.")]
    public void OtherWordsAndNamesOfTheCodeAreNot(string path, string text) => Assert.Empty(Found(path, text));

    [Fact]
    public void TextsOfEveryKindAreRead() =>
        Assert.Superset(
            new HashSet<string> { ".cs", ".cpp", ".h", ".js", ".css", ".html", ".md", ".json", ".sh", ".cake" },
            Repository.Texts().Select(Path.GetExtension).ToHashSet()!);

    private static IEnumerable<string> Found(string path, string source)
    {
        string prose = Prose.Of(source, Path.GetExtension(path));
        Assert.Equal(source.Length, prose.Length);
        var matches = PlainWords.All
            .SelectMany(word => word.Pattern.Matches(word.InNames ? source : prose).Select(match => (word, match)))
            .OrderBy(found => found.match.Index).ThenByDescending(found => found.match.Length);
        int told = 0;
        foreach ((PlainWord word, Match match) in matches)
        {
            if (match.Index < told)
                continue;
            told = match.Index + match.Length;
            int line = 1 + source.AsSpan(0, match.Index).Count('\n');
            string words = string.Join(' ', match.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            yield return $"{Repository.Name(path)}:{line}: {words} -> {word.Say}";
        }
    }
}
