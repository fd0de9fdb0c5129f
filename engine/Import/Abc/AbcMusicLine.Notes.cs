using Continuo.Engine.Import.Notation;

namespace Continuo.Engine.Import.Abc;

/// <summary>Notes, chords and rests, and their lengths.</summary>
internal sealed partial class AbcMusicLine
{
    private const int MostChordNotes = 128;
    private const string Letters = "CDEFGAB";

    private readonly List<AbcPitch> _pitches = [];

    private void ReadRest()
    {
        bool isWholeBars = Next is 'Z' or 'X';
        _at++;
        Fraction factor = ReadLength();
        _pitches.Clear();
        _voice.Add(_pitches, factor * (isWholeBars ? _voice.BarLength : _voice.UnitLength), _line);
    }

    private void ReadNote()
    {
        _pitches.Clear();
        if (TryReadPitch(new Fraction(1)) is not { } pitch)
            return;
        _pitches.Add(pitch);
        _voice.Add(_pitches, pitch.Length, _line);
    }

    private void ReadChord()
    {
        _at++;
        int end = _text.IndexOf(']', _at);
        if (end < 0)
        {
            log.Add("a chord without its end; taken to the line's end", _line);
            end = _text.Length;
        }
        var written = new List<AbcPitch>();
        while (_at < end)
        {
            if (IsNoteStart(Next) && TryReadPitch(new Fraction(1)) is { } pitch)
                AddTo(written, pitch);
            else if (_at < end && Next == '"')
                SkipTo('"');
            else if (_at < end && Next == '!')
                SkipDecoration('!');
            else
                _at = Math.Min(_at + 1, end); // other decorations, spaces, old plus signs
        }
        _at = Math.Min(Math.Max(_at, end) + 1, _text.Length);
        Fraction factor = ReadLength();
        if (written.Count == 0)
        {
            log.Add("a chord without notes; skipped", _line);
            return;
        }
        _pitches.Clear();
        foreach (AbcPitch pitch in written)
            _pitches.Add(pitch with { Length = pitch.Length * factor });
        _voice.Add(_pitches, _pitches[0].Length, _line);
    }

    /// <summary>A note that is written twice sounds once.</summary>
    private void AddTo(List<AbcPitch> chord, AbcPitch pitch)
    {
        foreach (AbcPitch other in chord)
            if (other.Step == pitch.Step && other.Accidental == pitch.Accidental)
                return;
        if (chord.Count < MostChordNotes)
            chord.Add(pitch);
        else
            log.Add("a chord of more than 128 notes; the others left out", _line);
    }

    private static bool IsNoteStart(char symbol) =>
        symbol is '^' or '_' or '=' or >= 'A' and <= 'G' or >= 'a' and <= 'g';

    private AbcPitch? TryReadPitch(Fraction factor)
    {
        int? accidental = null;
        for (; Next is '^' or '_' or '='; _at++)
            accidental = (accidental ?? 0) + (Next == '^' ? 1 : Next == '_' ? -1 : 0);
        char letter = Next;
        int index = Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
        if (index < 0 || Math.Abs(accidental ?? 0) > 2)
        {
            log.Add("an accidental without a note; skipped", _line);
            return null;
        }
        _at++;
        int octave = char.IsAsciiLetterLower(letter) ? 6 : 5;
        for (; Next is '\'' or ','; _at++)
            octave = Math.Clamp(octave + (Next == '\'' ? 1 : -1), -1, 12);
        Fraction length = ReadLength() * factor * _voice.UnitLength;
        bool isTied = Next == '-';
        if (isTied)
            _at++;
        return new AbcPitch(index, octave, accidental, length, isTied);
    }

    /// <summary>3, 3/2, /, //, /4: a factor of the unit length.</summary>
    private Fraction ReadLength()
    {
        int numerator = char.IsAsciiDigit(Next) ? ReadNumber() : 1;
        int denominator = 1;
        while (Next == '/')
        {
            _at++;
            denominator = Math.Min(
                denominator * (char.IsAsciiDigit(Next) ? Math.Max(ReadNumber(), 1) : 2), LargestNumber);
        }
        if (numerator == 0)
        {
            log.Add("a length of zero; taken as one", _line);
            numerator = 1;
        }
        return new Fraction(numerator, denominator);
    }
}
