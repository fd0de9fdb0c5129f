using System.Globalization;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Abc;

/// <summary>From a tune's lines to music: the fields here, the music code in <see cref="AbcMusicLine"/>.</summary>
internal sealed class AbcTuneParser
{
    private const int MostVoices = 128;

    private readonly AbcTuneText _text;
    private readonly RepairLog _log;
    private readonly NotationScore _score;
    private readonly AbcMusicLine _music;
    private readonly Dictionary<string, AbcVoice> _voices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _voiceNames = new(StringComparer.Ordinal);

    // What the header sets; a voice begins with it.
    private AbcKey _key = AbcKey.None;
    private Fraction _barLength = new(4);
    private Fraction? _unitLength;
    private bool _isCompound;
    private bool _hasMeter;
    private AbcPropagation _propagation;
    private bool _isInBody;
    private string _title = "";
    private AbcVoice? _voice;
    private Fraction _systemStart;

    public AbcTuneParser(AbcTuneText text, RepairLog log)
    {
        _text = text;
        _log = log;
        _score = new NotationScore(log);
        _music = new AbcMusicLine(log, ReadField);
    }

    /// <summary>Of X:, else 0.</summary>
    public int Number { get; private set; }

    /// <summary>The voice that is being written; the first music line makes one.</summary>
    private AbcVoice Voice => _voice ??= VoiceOf("1");

    /// <summary>
    /// Before the first music or V: behind the header, fields still set what every voice begins with.
    /// </summary>
    private bool IsInVoice => _voice is not null;

    private bool IsFirstVoice =>
        _voices.Count == 0 || (_voices.Count > 0 && ReferenceEquals(Voice.Part, _score.Parts[0]));

    public Score Parse(string fallbackTitle, bool expandsRepeats)
    {
        foreach (AbcLine line in _text.Header)
            if (line.Text[0] is 'M' or 'L' or 'Q' or 'I')
                ReadField(line.Text[0], line.Text[2..].Trim(), line.Number);
        foreach (AbcLine line in _text.Lines)
        {
            if (AbcLine.IsField(line.Text))
                ReadField(line.Text[0], line.Text[2..].Trim(), line.Number);
            else
                ReadMusic(line);
        }
        if (!_isInBody)
            _log.Add("a tune without music", _text.FirstLine);
        foreach (AbcVoice voice in _voices.Values)
            voice.CloseTies();
        SetBars();
        return _score.ToScore(_title.Length > 0 ? _title : fallbackTitle, expandsRepeats ? PlayOrder() : null);
    }

    /// <summary>
    /// The first voice's bar lines are those of all. Where there is no meter they end phrases, not bars.
    /// </summary>
    private void SetBars()
    {
        if (!_hasMeter || _voices.Count == 0)
            return;
        AbcVoice first = _voices.Values.First();
        if (first.Bars.Count > 1)
            _score.EndFirstBar(first.Bars[1]);
        if (first.End > first.Bars[^1])
            first.Bars.Add(first.End);
        _score.Bars = first.Bars;
    }

    private void ReadMusic(AbcLine line)
    {
        if (!_isInBody)
        {
            _log.Add("music before the key field; taken as C major", line.Number);
            _isInBody = true;
        }
        _music.Read(line, () => Voice);
    }

    /// <summary>The repeats of the voice that has most of them, for all: one voice alone cannot be repeated.</summary>
    private List<PlayedSpan>? PlayOrder()
    {
        AbcVoice? leader = _voices.Values.MaxBy(voice => voice.Repeats.Count);
        if (leader is null || leader.Repeats.Count == 0)
            return null;
        Fraction end = _voices.Values.Select(voice => voice.End).Aggregate(Fraction.Max);
        return leader.Repeats.ToPlayOrder(end, played => _score.CheckPosition(played, _text.FirstLine));
    }

    private void ReadField(char letter, string value, int line)
    {
        switch (letter)
        {
            case 'X':
                Number =
                    int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
                break;
            case 'T' when _title.Length == 0:
                _title = value;
                break;
            case 'M':
                ReadMeter(value, line);
                break;
            case 'L':
                ReadUnitLength(value, line);
                break;
            case 'Q':
                ReadTempo(value, line);
                break;
            case 'K':
                ReadKey(value, line);
                break;
            case 'I' when value.StartsWith("propagate-accidentals", StringComparison.Ordinal):
                ReadPropagation(value);
                break;
            case 'I' when _isInBody
                && (value.StartsWith("staves", StringComparison.Ordinal)
                    || value.StartsWith("score", StringComparison.Ordinal)):
                BeginSystem();
                break;
            case 'V':
                ReadVoice(value);
                break;
        }
    }

    private void ReadMeter(string value, int line)
    {
        if (!AbcMeter.TryParse(value, out AbcMeter meter))
        {
            _log.Add("a time signature that cannot be; ignored", line);
            return;
        }
        _hasMeter |= !meter.IsFree;
        if (IsInVoice)
        {
            Voice.BarLength = meter.BarLength;
            Voice.IsCompound = meter.IsCompound;
        }
        else
        {
            _barLength = meter.BarLength;
            _isCompound = meter.IsCompound;
        }
        if (!IsInVoice || IsFirstVoice)
            _score.AddMeter(IsInVoice ? Voice.Now : Fraction.Zero, meter.Numerator, meter.Denominator, line);
    }

    private void ReadUnitLength(string value, int line)
    {
        if (!AbcMeter.TryParseFraction(value, out int numerator, out int denominator))
            _log.Add("a unit length that cannot be; ignored", line);
        else if (IsInVoice)
            Voice.UnitLength = new Fraction(4L * numerator, denominator);
        else
            _unitLength = new Fraction(4L * numerator, denominator);
    }

    private void ReadTempo(string value, int line)
    {
        Fraction unit = IsInVoice ? Voice.UnitLength : _unitLength ?? DefaultUnit;
        if (AbcMeter.TryParseTempo(value, unit, out double tempo))
            _score.AddTempo(IsInVoice ? Voice.Now : Fraction.Zero, tempo, line);
        else if (!value.Contains('"', StringComparison.Ordinal)) // a word alone is valid
            _log.Add("a tempo that cannot be; ignored", line);
    }

    private void ReadKey(string value, int line)
    {
        AbcKey? key = AbcKey.Parse(value, out bool isUnderstood);
        if (!isUnderstood)
            _log.Add("an unknown key; read as well as it can be", line);
        _isInBody = true;
        if (key is null)
            return;
        if (IsInVoice)
            Voice.Key = key;
        else
            _key = key;
        if (!IsInVoice || IsFirstVoice)
            _score.AddKey(IsInVoice ? Voice.Now : Fraction.Zero, key.Fifths, key.IsMinor, line);
    }

    private void ReadPropagation(string value)
    {
        _propagation = value.EndsWith("not", StringComparison.Ordinal) ? AbcPropagation.Not
            : value.EndsWith("octave", StringComparison.Ordinal) ? AbcPropagation.Octave
            : AbcPropagation.Pitch;
        foreach (AbcVoice voice in _voices.Values)
            voice.Propagation = _propagation;
    }

    /// <summary>
    /// A new set of staves: its voices, old and new, begin together where the last of the old ones ended.
    /// </summary>
    private void BeginSystem()
    {
        foreach (AbcVoice voice in _voices.Values)
            _systemStart = Fraction.Max(_systemStart, voice.End);
        foreach (AbcVoice voice in _voices.Values)
            voice.WaitUntil(_systemStart);
    }

    private void ReadVoice(string value)
    {
        string[] words = value.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        string id = words.Length > 0 ? words[0] : "1";
        if (words.Length > 1 && NameIn(words[1]) is { } name)
        {
            _voiceNames[id] = name;
            if (_voices.TryGetValue(id, out AbcVoice? known))
                known.Part.Name = name;
        }
        if (_isInBody)
            _voice = VoiceOf(id);
    }

    private AbcVoice VoiceOf(string id)
    {
        if (_voices.TryGetValue(id, out AbcVoice? voice))
            return voice;
        if (_voices.Count == MostVoices)
            throw _log.Refusal(FormattableString.Invariant($"more than {MostVoices} voices"), _text.FirstLine);
        voice = new AbcVoice(_score, _voiceNames.GetValueOrDefault(id, id == "1" ? "" : id))
        {
            Key = _key,
            BarLength = _barLength,
            IsCompound = _isCompound,
            Propagation = _propagation,
            UnitLength = _unitLength ?? DefaultUnit,
        };
        voice.WaitUntil(_systemStart);
        _voices.Add(id, voice);
        return voice;
    }

    /// <summary>An eighth; a sixteenth in meters below 3/4 (standard 2.1, 3.1.7).</summary>
    private Fraction DefaultUnit => _barLength < new Fraction(3) ? new Fraction(1, 4) : new Fraction(1, 2);

    private static string? NameIn(string settings)
    {
        foreach (string key in (ReadOnlySpan<string>)["name=", "nm="])
        {
            int at = settings.IndexOf(key, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || (at > 0 && char.IsAsciiLetter(settings[at - 1])))
                continue;
            string rest = settings[(at + key.Length)..];
            int end = rest.StartsWith('"') ? rest.IndexOf('"', 1) : rest.IndexOf(' ', StringComparison.Ordinal);
            string name = (end < 0 ? rest : rest[..end]).Trim('"', ' ');
            if (name.Length > 0)
                return name;
        }
        return null;
    }
}
