using System.Globalization;
using Continuo.Engine.Import.Notation;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>Reads note elements: pitch, length, chord, ties, voice and staff.</summary>
internal sealed class MusicXmlNoteParser(
    MusicXmlCursor xml, NotationScore score, Dictionary<string, int> instrumentKeys)
{
    private const string Letters = "CDEFGAB";
    private const int MostStaves = 32;
    private static readonly int[] Semitones = [0, 2, 4, 5, 7, 9, 11];

    private bool _isGrace, _isCue, _isChord, _isRest, _isUnpitched, _continues, _holds;
    private int? _pitch;
    private Fraction? _length;
    private int _voice, _staff, _line;

    public void Read(MusicXmlPart part, int measure)
    {
        _isGrace = _isCue = _isChord = _isRest = _isUnpitched = _continues = _holds = false;
        _pitch = null;
        _length = null;
        _voice = _staff = 1;
        _line = xml.Line;
        int depth = xml.Depth;
        while (xml.NextChild(depth))
            ReadChild(part);
        if (_isGrace || _isCue)
            RememberTie(part);
        if (_isGrace)
            return;
        if (_length is not { } length || (length <= Fraction.Zero && !_isRest))
        {
            score.Log.Add("a note without length; left out", _line);
            return;
        }
        Fraction onset = _isChord ? part.LastOnset : part.Now;
        if (!_isChord)
        {
            part.LastOnset = part.Now;
            part.Now += length;
        }
        score.CheckPosition(onset + length, _line);
        if (!_isRest && !_isCue)
            Add(part, new MusicXmlPlace(measure, onset), length);
    }

    /// <summary>In quarter notes; null when it makes no sense.</summary>
    public Fraction? ReadDuration(MusicXmlPart part)
    {
        string text = xml.Text();
        if (part.Divisions == 0)
        {
            score.Log.Add("lengths before their unit; taken as quarter notes", xml.Line);
            part.Divisions = 1;
        }
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long units)
            && units <= int.MaxValue)
            return new Fraction(units, part.Divisions);
        if (MusicXmlCursor.ToNumber(text) is { } share and >= 0 and <= 1 << 24) // decimals are allowed
            return new Fraction((long)Math.Round(share * 1024), part.Divisions * 1024);
        score.Log.Add("a length that makes no sense; ignored", xml.Line);
        return null;
    }

    private void ReadChild(MusicXmlPart part)
    {
        switch (xml.Name)
        {
            case "grace":
                _isGrace = true;
                break;
            case "cue":
                _isCue = true;
                break;
            case "chord":
                _isChord = true;
                break;
            case "rest":
                _isRest = true;
                break;
            case "pitch":
                _pitch = ReadPitch("step", "octave");
                break;
            case "unpitched":
                _isUnpitched = true;
                _pitch ??= ReadPitch("display-step", "display-octave");
                break;
            case "instrument" when _isUnpitched && instrumentKeys.TryGetValue(xml.Attribute("id") ?? "", out int key):
                _pitch = key;
                break;
            case "duration":
                _length = ReadDuration(part);
                break;
            case "tie":
                _continues |= xml.Attribute("type") == "stop";
                _holds |= xml.Attribute("type") == "start";
                break;
            case "voice":
                _voice = xml.Integer() ?? 0;
                break;
            case "staff":
                ReadStaff();
                break;
            case "lyric":
                part.HasLyrics = true;
                break;
        }
    }

    private void ReadStaff()
    {
        if (xml.Integer() is { } staff and >= 1 and <= MostStaves)
            _staff = staff;
        else
            score.Log.Add("a staff that cannot be; taken as the first", xml.Line);
    }

    private int? ReadPitch(string stepName, string octaveName)
    {
        int depth = xml.Depth, letter = -1;
        int? octave = null;
        double alteration = 0;
        while (xml.NextChild(depth))
        {
            if (xml.Name == stepName)
                letter = xml.Text() is [var step] ? Letters.IndexOf(step, StringComparison.Ordinal) : -1;
            else if (xml.Name == octaveName)
                octave = xml.Integer();
            else if (xml.Name == "alter")
                alteration = MusicXmlCursor.ToNumber(xml.Text()) ?? 0;
        }
        if (letter < 0 || octave is not (>= -2 and <= 10) || Math.Abs(alteration) > 4)
            return null;
        // Between keys: the natural one.
        return 12 * (octave.Value + 1) + Semitones[letter] + (int)Math.Round(alteration, MidpointRounding.ToZero);
    }

    private void RememberTie(MusicXmlPart part)
    {
        if (_holds && _pitch is { } pitch)
            part.TiesOfLeftOut.Add(pitch + part.Transposition(_staff));
    }

    private void Add(MusicXmlPart part, MusicXmlPlace at, Fraction length)
    {
        part.HasUnpitched |= _isUnpitched;
        part.HasPitched |= !_isUnpitched;
        if (_pitch is not { } pitch)
        {
            if (!_isUnpitched)
                score.Log.Add("a note whose pitch makes no sense; left out", _line);
            return;
        }
        if (!_isUnpitched)
            pitch += part.Transposition(_staff);
        if (_continues && part.TiesOfLeftOut.Count > 0)
            _continues = !part.TiesOfLeftOut.Remove(pitch);
        part.Notes.Add(new MusicXmlNote(at, length, pitch, _staff, _voice, _continues, _holds, _line));
    }
}
