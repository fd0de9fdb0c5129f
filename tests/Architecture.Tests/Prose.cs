using System.Text;

namespace Continuo.Architecture.Tests;

/// <summary>
/// A source file of which only what people read is left: comments and string literals. All else becomes
/// <see cref="Code"/>, letter by letter, so that offsets and lines stay. Marks that only carry a text (quotes, slashes,
/// a plus between two literals) become spaces: a sentence can be searched across its line breaks.
/// </summary>
internal sealed class Prose
{
    public const char Code = '\0';

    private readonly string _source;
    private readonly StringBuilder _text;
    private readonly string _extension;
    private int _at;

    private Prose(string source, string extension)
    {
        _source = source;
        _extension = extension;
        _text = new StringBuilder(source.Length);
    }

    /// <param name="source">The file's text.</param>
    /// <param name="extension">With its dot. Files that are not code are prose as a whole.</param>
    public static string Of(string source, string extension)
    {
        if (extension is ".sh" or ".ps1" or ".txt" or ".md")
            return source.Replace("\n#", "\n ", StringComparison.Ordinal);
        if (extension is not (".cs" or ".cake" or ".h" or ".cpp" or ".c" or ".js" or ".css"))
            return source;
        var prose = new Prose(source, extension);
        prose.ReadCode(inHole: false);
        return prose._text.ToString();
    }

    private bool IsCSharp => _extension is ".cs" or ".cake";

    private bool IsCpp => _extension is ".h" or ".cpp" or ".c";

    /// <summary>Up to the end of the file, or to the brace that ends a hole of an interpolated string.</summary>
    private void ReadCode(bool inHole)
    {
        int depth = 0;
        while (_at < _source.Length)
        {
            char letter = _source[_at];
            if (inHole && letter == '}' && depth-- == 0)
                return;
            if (letter == '{')
                depth++;
            if (_extension != ".css" && Here("//"))
                ReadLineComment();
            else if (Here("/*"))
                ReadBlockComment();
            else if (!ReadString())
                Put(letter == '+' ? ' ' : char.IsWhiteSpace(letter) ? letter : Code);
        }
    }

    private void ReadLineComment()
    {
        while (Here("/"))
            Put(' ');
        while (_at < _source.Length && _source[_at] != '\n')
            Keep();
    }

    private void ReadBlockComment()
    {
        bool lineBegins = true;
        while (_at < _source.Length && !Here("*/"))
        {
            char letter = _source[_at];
            if (lineBegins && letter is '/' or '*')
                Put(' ');
            else
                Keep();
            lineBegins = letter == '\n' || (lineBegins && (letter is '/' or '*' || char.IsWhiteSpace(letter)));
        }
        Skip(2);
    }

    private bool ReadString()
    {
        if (IsCSharp && CSharpStart() is { } start)
        {
            Skip(start.Length);
            int dollars = start.Count(letter => letter == '$');
            int quotes = start.Count(letter => letter == '"');
            bool verbatim = start.Contains('@', StringComparison.Ordinal);
            ReadLiteral(new string('"', quotes), new string('{', dollars), escapes: quotes == 1 && !verbatim, verbatim);
            return true;
        }
        if (IsCpp && Here("R\"") && _source.IndexOf('(', _at) is > 0 and int open)
        {
            string end = $"){_source[(_at + 2)..open]}\"";
            Skip(open + 1 - _at);
            ReadLiteral(end, hole: "", escapes: false, doubles: false);
            return true;
        }
        if (!IsCSharp && Here("\"") || (!IsCSharp && !IsCpp && Here("'")) || (_extension == ".js" && Here("`")))
        {
            string quote = _source[_at].ToString();
            Skip(1);
            ReadLiteral(quote, quote == "`" ? "${" : "", escapes: true, doubles: false);
            return true;
        }
        return (IsCSharp || IsCpp) ? ReadCharacter() : _extension == ".js" && ReadPattern();
    }

    /// <summary>The marks that begin a C# string: $, @ and the quotes; null where none begins.</summary>
    private string? CSharpStart()
    {
        int end = _at;
        while (end < _source.Length && _source[end] is '$' or '@')
            end++;
        int quotes = end;
        while (quotes < _source.Length && _source[quotes] == '"')
            quotes++;
        return (quotes - end) switch
        {
            0 => null,
            2 => _source[_at..(end + 1)],
            _ when _source[_at..end].Contains('@', StringComparison.Ordinal) => _source[_at..(end + 1)],
            _ => _source[_at..quotes],
        };
    }

    private void ReadLiteral(string end, string hole, bool escapes, bool doubles)
    {
        while (_at < _source.Length)
        {
            if (doubles && Here("\"\""))
                Skip(2);
            else if (Here(end))
                break;
            else if (escapes && Here("\\"))
                Skip(2);
            else if (hole == "{" && Here("{{"))
                Skip(2);
            else if (hole.Length > 0 && Here(hole))
                ReadHole(hole.Length);
            else
                Keep();
        }
        Skip(end.Length);
    }

    private void ReadHole(int marks)
    {
        for (int i = 0; i < marks; i++)
            Put(Code);
        ReadCode(inHole: true);
        for (int i = 0; i < marks && Here("}"); i++)
            Put(Code);
    }

    /// <summary>'"' and its like; C++'s 1'000 is none.</summary>
    private bool ReadCharacter()
    {
        if (!Here("'"))
            return false;
        ReadOnlySpan<char> rest = _source.AsSpan(_at);
        int length = rest.StartsWith("'\\") ? 4 + rest[3..].IndexOf('\'') : rest.Length > 2 && rest[2] == '\'' ? 3 : 1;
        for (int i = 0; i < length; i++)
            Put(Code);
        return true;
    }

    /// <summary>A regular expression of JavaScript: a division has a value before its slash.</summary>
    private bool ReadPattern()
    {
        if (!Here("/"))
            return false;
        int before = _at - 1;
        while (before >= 0 && char.IsWhiteSpace(_source[before]))
            before--;
        if (before >= 0 && !"(,=:[!&|?{};>".Contains(_source[before], StringComparison.Ordinal))
            return false;
        Put(Code);
        bool inClass = false;
        while (_at < _source.Length && _source[_at] != '\n' && (inClass || !Here("/")))
        {
            inClass = _source[_at] switch { '[' => true, ']' => false, _ => inClass };
            if (Here("\\"))
                Put(Code);
            Put(Code);
        }
        Put(Code);
        return true;
    }

    private bool Here(string mark) => string.CompareOrdinal(_source, _at, mark, 0, mark.Length) == 0;

    private void Keep() => Put(_source[_at]);

    private void Skip(int marks)
    {
        for (int i = 0; i < marks; i++)
            Put(' ');
    }

    private void Put(char letter)
    {
        if (_at >= _source.Length)
            return;
        _text.Append(_source[_at] == '\n' ? '\n' : letter);
        _at++;
    }
}
