using System.Text.RegularExpressions;
using Xunit;

namespace Continuo.Architecture.Tests;

/// <summary>
/// A comment adds something to the name it documents: a unit, a range, a thread, a source, a reason. A text made only
/// of little words and of the words of the name itself, or of its type, adds nothing.
/// </summary>
public sealed partial class DocCommentTests
{
    /// <summary>Words that alone say nothing of what they stand beside.</summary>
    private static readonly HashSet<string> LittleWords =
    [
        "a", "about", "all", "an", "any", "are", "as", "at", "be", "belong", "by", "came", "come", "does", "for",
        "from", "get", "give", "has", "here", "him", "his", "how", "if", "in", "is", "it", "its", "many", "mean",
        "meant", "much", "of", "on", "one", "or", "other", "same", "see", "set", "so", "some", "such", "that", "the",
        "their", "them", "there", "these", "they", "thing", "this", "those", "to", "used", "value", "was", "what",
        "when", "where", "whether", "which", "who", "whose", "why", "with",
    ];

    [Fact]
    public void NoCommentOnlyRepeatsTheName()
    {
        string[] found =
            [.. Repository.Files(".cs").SelectMany(path => Empty(path, File.ReadAllText(path)))];
        Assert.True(found.Length == 0, $"{found.Length} comments say nothing:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("/// <param name=\"id\">Which.</param>\nvoid Of(string id);", "a.cs:1: id: \"Which.\"")]
    [InlineData("/// <param name=\"Notes\">Of those.</param>\nrecord Part(int Notes);", "a.cs:1: Notes: \"Of those.\"")]
    [InlineData("/// <summary>The loss\n/// curves.</summary>\npublic float[] LossCurve;",
        "a.cs:1: LossCurve: \"The loss curves.\"")]
    [InlineData("/// <summary>How many.</summary>\n[Fact]\npublic int Count { get; }", "a.cs:1: Count: \"How many.\"")]
    [InlineData("/// <param name=\"model\">The <see cref=\"LstmModel\"/>.</param>\nvoid Of(LstmModel model);",
        "a.cs:1: model: \"The LstmModel.\"")]
    [InlineData("/// <returns>What it is.</returns>\nint Of();", "a.cs:1: Of: \"What it is.\"")]
    public void AnEmptyCommentIsFound(string source, string expected) =>
        Assert.Equal([expected], Empty("a.cs", source));

    [Theory]
    [InlineData("/// <param name=\"id\">1..64 letters.</param>\nvoid Of(string id);")]
    [InlineData("/// <param name=\"tempo\">Quarter notes a minute.</param>\nvoid Of(double tempo);")]
    [InlineData("/// <summary>[pump]</summary>\npublic void Take()")]
    [InlineData("/// <summary>\"6/8\".</summary>\npublic string ToText()")]
    [InlineData("/// <inheritdoc/>\npublic int Count { get; }")]
    [InlineData("// Which.\npublic int Count { get; }")]
    public void OneThatSaysSomethingIsNot(string source) => Assert.Empty(Empty("a.cs", source));

    private static IEnumerable<string> Empty(string path, string source)
    {
        foreach (Match block in Block().Matches(source))
        {
            string member = Member().Match(source, block.Index + block.Length).Value;
            string name = Name(member);
            string text = Slashes().Replace(block.Value, marks => new string(' ', marks.Length));
            foreach (Match element in Element().Matches(text))
            {
                string said = OneLine(Tag().Replace(element.Groups["text"].Value, "$1"));
                string of = element.Groups["name"] is { Success: true } named ? named.Value : name;
                string[] known = [.. Words(of), .. Words(TypeOf(member, of)), .. LittleWords];
                // Figures, threads and examples are something said, in whatever words.
                if (Figure().IsMatch(said)
                    || Words(said).Any(word => !known.Contains(word, StringComparer.Ordinal)))
                    continue;
                int line = 1 + source.AsSpan(0, block.Index + element.Index).Count('\n');
                yield return $"{Repository.Name(path)}:{line}: {of}: \"{said}\"";
            }
        }
    }

    /// <summary>The last word before a declaration's first bracket, equals sign or end.</summary>
    private static string Name(string declaration) =>
        Identifier().Matches(declaration.Split('(', '=', ';', '{', ',', ':')[0]).LastOrDefault()?.Value ?? "";

    private static string TypeOf(string declaration, string name) =>
        Regex.Match(declaration, $@"([\w.<>?,\[\]]+)\s+{Regex.Escape(name)}\b").Groups[1].Value;

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>In small letters, one for each hump of a name, and alike whether one or several.</summary>
    private static IEnumerable<string> Words(string text) =>
        Hump().Matches(text).Select(match => match.Value.ToLowerInvariant())
            .Select(word => word.Length > 3 && word.EndsWith('s') ? word[..^1] : word);

    [GeneratedRegex(@"(?m)(^[ \t]*///.*\n)+")]
    private static partial Regex Block();

    [GeneratedRegex(@"\G(\s*\[[^\n]*\]\s*\n)*[^;{}]*")]
    private static partial Regex Member();

    [GeneratedRegex("///")]
    private static partial Regex Slashes();

    [GeneratedRegex("""
        (?s)<(summary|returns|value|(type)?param\ name="(?<name>\w+)")>
        (?<text>.*?)
        </(summary|returns|value|(type)?param)>
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Element();

    [GeneratedRegex("""<[^<>]*?"([^"<>]*)"[^<>]*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""[0-9\["]""")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Hump();
}
