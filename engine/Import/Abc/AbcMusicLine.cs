using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Notation;

namespace Continuo.Engine.Import.Abc;

/// <summary>
/// Reads a line of music code (standard 2.1, section 4), symbol by symbol; here all signs but the notes.
/// </summary>
/// <param name="log">For what makes no sense.</param>
/// <param name="readField">For inline fields: letter, value, line.</param>
internal sealed partial class AbcMusicLine(RepairLog log, Action<char, string, int> readField)
{
    private const int LargestNumber = 4096;
    private const int MostRepeatSigns = 100_000;

    private string _text = "";
    private int _at;
    private int _line;
    private int _noBraceFrom;
    private AbcVoice _voice = null!; // set by Read before a symbol

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    /// <param name="line">What to read.</param>
    /// <param name="currentVoice">Where it goes; asked again after an inline
    /// field, never before one that begins the line.</param>
    public void Read(AbcLine line, Func<AbcVoice> currentVoice)
    {
        (_text, _line) = line;
        _at = 0;
        _noBraceFrom = int.MaxValue;
        bool isVoiceKnown = false;
        while (_at < _text.Length)
        {
            if (IsInlineField())
            {
                ReadInlineField();
                isVoiceKnown = false;
            }
            else if (_text[_at] is ' ' or '\t')
            {
                _at++;
            }
            else
            {
                if (!isVoiceKnown)
                    _voice = currentVoice();
                isVoiceKnown = true;
                ReadSymbol();
            }
        }
    }

    private void ReadSymbol()
    {
        char symbol = _text[_at];
        switch (symbol)
        {
            case '|' or ':':
                ReadBar();
                break;
            case '[' when Peek(1) == '|' || Peek(1) == ']':
                ReadBar();
                break;
            case '[' when char.IsAsciiDigit(Peek(1)) || Peek(1) == '"':
                _at++;
                ReadEnding();
                break;
            case '[':
                ReadChord();
                break;
            case '"':
                SkipTo('"');
                break;
            case '!':
                SkipDecoration('!');
                break;
            case '+':
                SkipDecoration('+');
                break;
            case '{':
                SkipTo('}');
                break;
            case '(' when char.IsAsciiDigit(Peek(1)):
                ReadTuplet();
                break;
            case '>' or '<':
                ReadBrokenRhythm();
                break;
            case '-':
                _voice.TieLast(_line);
                _at++;
                break;
            case '&':
                _voice.Overlay();
                _at++;
                break;
            case 'z' or 'x' or 'Z' or 'X':
                ReadRest();
                break;
            case 'y': // a space, with a width
                _at++;
                ReadLength();
                break;
            default:
                if (IsNoteStart(symbol))
                    ReadNote();
                else
                    SkipOther(symbol);
                break;
        }
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private bool IsInlineField() => Next == '[' && char.IsAsciiLetter(Peek(1)) && Peek(2) == ':' && Peek(3) != '|';

    private void ReadInlineField()
    {
        int end = _text.IndexOf(']', _at);
        if (end < 0)
        {
            log.Add("an inline field without its end; taken to the line's end", _line);
            end = _text.Length;
        }
        readField(_text[_at + 1], _text[(_at + 3)..end].Trim(), _line);
        _at = Math.Min(end + 1, _text.Length);
    }

    /// <summary>Any run of | : [ ], told by its colons before the first and behind the last bar.</summary>
    private void ReadBar()
    {
        int start = _at;
        while (Next is '|' or ':' || (Next == ']' && _at > start) || (Next == '[' && Peek(1) is '|' or ']'))
            _at++;
        string sign = _text[start.._at];
        int colonsOnly = sign.Count(letter => letter == ':');
        if (sign == ":")
        {
            log.Add("a colon alone; skipped", _line);
            return;
        }
        bool ends = sign[0] == ':';
        bool begins = sign[^1] == ':' && (colonsOnly < sign.Length || colonsOnly >= 2);
        bool isInvisible = sign == "[]";
        if (isInvisible)
            return;
        _voice.Bar();
        if (_voice.Repeats.Count > MostRepeatSigns)
            throw log.Refusal(FormattableString.Invariant($"more than {MostRepeatSigns} repeat signs"), _line);
        if (ends)
            _voice.Repeats.End(_voice.Now);
        if (begins)
            _voice.Repeats.Begin(_voice.Now);
        bool isDouble = sign.Contains("||", StringComparison.Ordinal)
            || sign.Contains("|]", StringComparison.Ordinal)
            || sign.Contains("[|", StringComparison.Ordinal);
        if (isDouble && !ends && !begins)
            _voice.Repeats.Close(_voice.Now);
        if (char.IsAsciiDigit(Next))
            ReadEnding();
    }

    /// <summary>1 or 1,3 or 1-3, also in quotes.</summary>
    private void ReadEnding()
    {
        int passes = 0;
        bool isQuoted = Next == '"';
        if (isQuoted)
            _at++;
        int last = 0;
        while (char.IsAsciiDigit(Next))
        {
            int number = ReadNumber();
            int from = last > 0 ? last : number;
            for (int pass = from; pass <= number; pass++)
                if (pass is >= 1 and <= 16)
                    passes |= 1 << (pass - 1);
            last = Next == '-' ? number : 0;
            if (Next is ',' or '-' or '.' && char.IsAsciiDigit(Peek(1)))
                _at++;
        }
        if (isQuoted)
            _at = Math.Max(_at, _text.IndexOf('"', _at) + 1);
        if (passes == 0)
            log.Add("an ending without a number; ignored", _line);
        else
            _voice.Repeats.Ending(_voice.Now, passes);
    }

    private void ReadTuplet()
    {
        _at++;
        int notes = ReadNumber();
        int inTimeOf = 0, count = 0;
        if (Next == ':')
        {
            _at++;
            inTimeOf = char.IsAsciiDigit(Next) ? ReadNumber() : 0;
            if (Next == ':')
            {
                _at++;
                count = char.IsAsciiDigit(Next) ? ReadNumber() : 0;
            }
        }
        if (notes < 1)
        {
            log.Add("a tuplet of no notes; ignored", _line);
            return;
        }
        if (inTimeOf == 0)
            inTimeOf = notes switch { 2 or 4 or 8 => 3, 3 or 6 => 2, _ => _voice.IsCompound ? 3 : 2 };
        _voice.BeginTuplet(notes, inTimeOf, count == 0 ? notes : count);
    }

    private void ReadBrokenRhythm()
    {
        char sign = Next;
        int count = 0;
        while (Next == sign)
        {
            count++;
            _at++;
        }
        if (count > 3)
            log.Add("a broken rhythm with more than three signs; taken as three", _line);
        int parts = 1 << Math.Min(count, 3);
        var shorter = new Fraction(1, parts);
        var longer = new Fraction(2 * parts - 1, parts);
        bool hasNote = sign == '>' ? _voice.Break(longer, shorter, _line) : _voice.Break(shorter, longer, _line);
        if (!hasNote)
            log.Add("a broken rhythm without a note before it; ignored", _line);
    }

    private int ReadNumber()
    {
        int number = 0;
        bool isTooLarge = false;
        for (; char.IsAsciiDigit(Next); _at++)
        {
            number = number * 10 + (Next - '0');
            isTooLarge |= number > LargestNumber;
            number = Math.Min(number, LargestNumber);
        }
        if (isTooLarge)
            log.Add("a number that cannot be; taken as 4096", _line);
        return number;
    }

    private void SkipTo(char end)
    {
        int found = _at < _noBraceFrom || end != '}' ? _text.IndexOf(end, _at + 1) : -1;
        if (found < 0 && end == '}')
            _noBraceFrom = Math.Min(_noBraceFrom, _at); // not to be looked for again and again
        if (found < 0)
            log.Add("a text or group without its end; its first sign is skipped", _line);
        _at = found < 0 ? _at + 1 : found + 1;
    }

    /// <summary>!trill!; a sign without its partner is an old line break.</summary>
    private void SkipDecoration(char mark)
    {
        int found = _text.IndexOf(mark, _at + 1);
        bool isWord = found > _at + 1;
        for (int i = _at + 1; isWord && i < found; i++)
            isWord = _text[i] is not (' ' or '|' or '[' or ']');
        _at = isWord ? found + 1 : _at + 1;
    }

    /// <summary>Spaces, slurs, continuations and one-letter decorations mean nothing here.</summary>
    private void SkipOther(char symbol)
    {
        bool isKnown = symbol is ' ' or '\t' or '\\' or '(' or ')' or '.' or '~' or '`' or '$'
            or '*' or '}' or ']' or ';'
            or >= 'H' and <= 'W' or >= 'h' and <= 'w';
        if (!isKnown)
            log.Add("a sign without meaning; skipped", _line);
        _at++;
    }
}
