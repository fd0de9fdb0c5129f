using System.Globalization;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Kern;

/// <summary>
/// From lines to music. All tokens of a line begin together: where the columns that have one ended before. So time
/// needs no bar lines, and bar lines only check it.
/// </summary>
internal sealed class KernFileParser(RepairLog log)
{
    private static readonly string[] Modes = ["lyd", "ion", "mix", "dor", "aeo", "phr", "loc"]; // each has a fifth less

    private const int MostLacking = 1_000_000;

    private readonly NotationScore _score = new(log);
    private readonly KernSpines _spines = new(log);
    private readonly HashSet<(NotationPart, int Pitch)> _heldGraces = [];
    private string _title = "";
    private int _keyRoot = -1; // the column whose key counts: instruments that transpose write others
    private int? _fifths;
    private bool _isMinor;
    private Fraction _now; // onset of the last notes
    private Fraction _here; // of an interpretation
    private int _begun;
    private int _lacking; // tokens that short lines do not have
    private int _line;

    public Score Parse(string[] lines, string fallbackTitle)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            _line = i + 1;
            if (lines[i].Length > 0)
                ReadLine(lines[i]);
        }
        if (_score.Parts.Count == 0)
            throw log.Refusal("no column of **kern", 1);
        if (_spines.Current.Count > 0)
            log.Add("the columns do not end with *-; read as far as they go", lines.Length);
        _score.ReverseParts();
        return _score.ToScore(_title.Length > 0 ? _title : fallbackTitle);
    }

    private void ReadLine(string line)
    {
        if (line[0] == '!')
        {
            if (_title.Length == 0 && line.StartsWith("!!!OTL", StringComparison.Ordinal))
                _title = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            return;
        }
        if (line.AsSpan().Count('\t') >= KernSpines.Most)
            throw KernSpines.TooMany(log, _line);
        string[] tokens = line.Split('\t');
        if (line.StartsWith("**", StringComparison.Ordinal) && _spines.Current.Count == 0)
        {
            _begun = 0;
            foreach (string _ in tokens)
                _spines.Current.Add(_spines.New(_now));
        }
        if (tokens.Length != _spines.Current.Count)
        {
            if (_spines.Current.Count == 0)
            {
                log.Add("a line where there are no columns; skipped", _line);
                return;
            }
            log.Add("a line with too many or too few columns; read from the left", _line);
            _lacking += Math.Max(0, _spines.Current.Count - tokens.Length);
            if (_lacking > MostLacking) // each line goes through all columns, however short it is
                throw log.Refusal("most lines lack most columns", _line);
        }
        switch (line[0])
        {
            case '*':
                ReadInterpretations(tokens);
                break;
            case '=':
                ReadBarLine();
                break;
            default:
                ReadData(tokens);
                break;
        }
    }

    private void ReadInterpretations(string[] tokens)
    {
        _here = Begins();
        for (int i = 0; i < Math.Min(tokens.Length, _spines.Current.Count); i++)
        {
            KernSpine spine = _spines.Current[i];
            string token = tokens[i];
            if (token.StartsWith("**", StringComparison.Ordinal))
                Begin(spine, token);
            else if (token.Length > 1 && spine.Part is not null && !KernSpines.IsManipulator(token))
                ReadTandem(spine, spine.Part, token);
        }
        if (!Array.Exists(tokens, KernSpines.IsManipulator))
            return;
        Fraction end = Latest();
        _spines.Manipulate(tokens, _here, _line);
        if (_spines.Current.Count == 0)
            _now = end; // others may begin there
    }

    private void Begin(KernSpine spine, string token)
    {
        if (token is not "**kern")
        {
            spine.Part = null;
            return;
        }
        if (spine.Part is null)
        {
            if (_begun >= KernSpines.Most)
                throw KernSpines.TooMany(log, _line);
            spine.PartIndex = _begun++; // where all columns ended and others begin, the parts go on
            spine.Part = spine.PartIndex < _score.Parts.Count ? _score.Parts[spine.PartIndex] : _score.AddPart("");
        }
        if (_keyRoot < 0)
            _keyRoot = spine.Root;
    }

    private void ReadTandem(KernSpine spine, NotationPart part, string token)
    {
        if (token.StartsWith("*I\"", StringComparison.Ordinal))
            part.Name = token[3..].Trim();
        else if (token == "*clefX")
            part.IsPercussion = true;
        else if (token.StartsWith("*MM", StringComparison.Ordinal))
            ReadTempo(token[3..]);
        else if (token.Length > 2 && token[1] == 'M' && char.IsAsciiDigit(token[2]))
            ReadMeter(token[2..]);
        else if (token.StartsWith("*k[", StringComparison.Ordinal))
            ReadSignature(spine, token);
        else if (token.Length > 2 && (token[2] == ':' || (token.Length > 3 && token[3] == ':')))
            ReadKey(spine, token);
    }

    /// <summary>Where the next line of notes begins: some column ends there.</summary>
    private Fraction Begins() => Fraction.Max(_now, Ends.DefaultIfEmpty(_now).Min());

    private Fraction Latest() => Ends.Aggregate(_now, Fraction.Max);

    private IEnumerable<Fraction> Ends =>
        _spines.Current.Where(spine => spine.Part is not null).Select(spine => spine.End);

    private void ReadTempo(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double tempo))
            _score.AddTempo(_here, tempo, _line);
    }

    private void ReadMeter(string text)
    {
        string[] parts = text.Split('/');
        bool isNumber = int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int numerator)
            & int.TryParse(
                parts.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out int denominator);
        _score.AddMeter(_here, isNumber ? numerator : 0, denominator, _line);
    }

    private void ReadSignature(KernSpine spine, string token)
    {
        if (spine.Root != _keyRoot)
            return;
        string naturals = token.Replace("n-", "n", StringComparison.Ordinal)
            .Replace("n#", "n", StringComparison.Ordinal);
        _fifths = naturals.Count(sign => sign == '#') - naturals.Count(sign => sign == '-');
        _score.AddKey(_here, _fifths.Value, _isMinor, _line);
    }

    /// <summary>
    /// *G: is major, *f#: minor, *d:dor another mode, which counts as major, as in the other readers; a signature that
    /// stands there counts more than the one the key would have.
    /// </summary>
    private void ReadKey(KernSpine spine, string token)
    {
        int colon = token.IndexOf(':', StringComparison.Ordinal);
        int tonic = "FCGDAEB".IndexOf(char.ToUpperInvariant(token[1]), StringComparison.Ordinal);
        int sign = colon == 2 ? 0 : token[2] == '#' ? 7 : token[2] == '-' ? -7 : -100;
        string mode = token[(colon + 1)..];
        bool isLower = char.IsAsciiLetterLower(token[1]);
        int below = Array.IndexOf(Modes, mode.Length > 0 ? mode : isLower ? "aeo" : "ion");
        if (spine.Root != _keyRoot || tonic < 0 || sign < -7 || below < 0)
            return;
        _isMinor = isLower && mode.Length == 0;
        _score.AddKey(_here, _fifths ?? tonic - 1 + sign + 1 - below, _isMinor, _line);
    }

    private void ReadBarLine()
    {
        Fraction now = Latest();
        foreach (KernSpine spine in _spines.Current)
        {
            if (spine.Part is not null && spine.End != now)
                log.Add("a bar whose columns are not equally long; the shorter are filled up", _line);
            spine.End = now;
        }
        _now = now;
        _score.EndFirstBar(now);
    }

    private void ReadData(string[] tokens)
    {
        Fraction? begin = null;
        bool differs = false;
        for (int i = 0; i < Math.Min(tokens.Length, _spines.Current.Count); i++)
        {
            KernSpine spine = _spines.Current[i];
            if (spine.Part is null || tokens[i] is "." or "" || IsGrace(tokens[i]))
                continue;
            differs |= begin is { } other && other != spine.End;
            begin = Fraction.Max(begin ?? spine.End, spine.End);
        }
        if (differs)
            log.Add("notes in a line that cannot begin together; begun at the latest", _line);
        _now = Fraction.Max(begin ?? _now, _now);
        for (int i = 0; i < Math.Min(tokens.Length, _spines.Current.Count); i++)
            if (_spines.Current[i].Part is { } part && tokens[i] is not ("." or ""))
                ReadToken(_spines.Current[i], part, tokens[i], _now);
    }

    private static bool IsGrace(string token) => token.AsSpan().ContainsAny('q', 'Q');

    private void ReadToken(KernSpine spine, NotationPart part, string token, Fraction onset)
    {
        Fraction? first = null;
        bool isGrace = IsGrace(token);
        foreach (Range range in token.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> text = token.AsSpan()[range];
            if (text.IsEmpty)
                continue;
            if (!KernNote.TryParse(text, out KernNote note))
            {
                log.Add("a note that makes no sense; left out", _line);
                continue;
            }
            if (note.IsUnclear)
                log.Add(note.Pitch is null
                    ? "a note without a pitch; taken as a rest"
                    : "a note with two pitches; the first counts", _line);
            if (isGrace)
            {
                if (note is { Holds: true, Pitch: { } held })
                    _heldGraces.Add((part, held));
                continue;
            }
            if ((note.Length ?? first) is not { } length)
            {
                log.Add("a note without length; left out", _line);
                continue;
            }
            first ??= length;
            _score.CheckPosition(onset + length, _line);
            if (note.Pitch is { } pitch)
                AddNote(spine, part, note, pitch, onset, length);
        }
        if (first is { } moved)
            spine.End = onset + moved;
    }

    /// <summary>
    /// A tie may come from the staff above or below. One from a grace note comes from nothing that sounds.
    /// </summary>
    private void AddNote(KernSpine spine, NotationPart part, KernNote note, int pitch, Fraction onset, Fraction length)
    {
        bool continues = note.Continues;
        if (continues && !part.HoldsInto(onset, pitch))
        {
            continues = !_heldGraces.Remove((part, pitch));
            if (continues)
                part = Neighbours(spine.PartIndex).FirstOrDefault(other => other.HoldsInto(onset, pitch)) ?? part;
        }
        part.AddTied(onset, length, pitch, spine.Voice, continues, note.Holds, _line);
    }

    private IEnumerable<NotationPart> Neighbours(int index)
    {
        if (index > 0)
            yield return _score.Parts[index - 1];
        if (index + 1 < _score.Parts.Count)
            yield return _score.Parts[index + 1];
    }
}
