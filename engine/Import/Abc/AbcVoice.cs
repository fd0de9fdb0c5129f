using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Abc;

/// <summary>One voice while it is read: where it is, what holds there, and its repeat signs.</summary>
internal sealed class AbcVoice(NotationScore score, string name)
{
    private readonly Dictionary<int, int> _barAccidentals = []; // letter, or step -> semitones
    private readonly Dictionary<int, (int Index, int Place)> _ties = []; // step -> note
    private Fraction _barStart;
    private Fraction _barEnd; // of the longest layer

    // The last note, chord or rest, which a broken rhythm may still change.
    private readonly List<int> _last = [];
    private readonly Dictionary<int, int> _lastSteps = [];
    private Fraction _lastLength;
    private Fraction _nextFactor = new(1);

    private Fraction _tupletFactor = new(1);
    private int _tupletLeft;

    public NotationPart Part { get; } = score.AddPart(name);

    public RepeatMarks Repeats { get; } = new();

    /// <summary>Where bars begin, and where the last one ends.</summary>
    public List<Fraction> Bars { get; } = [Fraction.Zero];

    public AbcKey Key { get; set; } = AbcKey.None;

    public Fraction UnitLength { get; set; } = new(1, 2);

    public Fraction BarLength { get; set; } = new(4);

    public bool IsCompound { get; set; }

    /// <summary>How far an accidental reaches in its bar.</summary>
    public AbcPropagation Propagation { get; set; }

    public Fraction Now { get; private set; }

    public Fraction End => Fraction.Max(Now, _barEnd);

    /// <summary>Also ends a layer.</summary>
    public void Bar()
    {
        Now = Fraction.Max(Now, _barEnd);
        if (Now > Bars[^1])
            Bars.Add(Now);
        _barStart = _barEnd = Now;
        _barAccidentals.Clear();
    }

    /// <summary>Rests until another voice has come so far.</summary>
    public void WaitUntil(Fraction position)
    {
        if (position > End)
            Now = _barStart = _barEnd = position;
    }

    /// <summary>The sign &amp;: another layer of the same bar.</summary>
    public void Overlay()
    {
        _barEnd = Fraction.Max(Now, _barEnd);
        Now = _barStart;
        _barAccidentals.Clear();
        _last.Clear();
        _lastLength = Fraction.Zero;
    }

    public void BeginTuplet(int notes, int inTimeOf, int count)
    {
        _tupletFactor = new Fraction(inTimeOf, notes);
        _tupletLeft = count;
    }

    /// <summary>Dots from &gt; or &lt;: the last note or chord changes at once, the next one when it comes.</summary>
    /// <returns>Whether there is a last one.</returns>
    public bool Break(Fraction lastFactor, Fraction nextFactor, int place)
    {
        if (_lastLength <= Fraction.Zero)
            return false;
        Fraction change = _lastLength * lastFactor - _lastLength;
        foreach (int index in _last)
            Part.Lengthen(index, change, place);
        Now += change;
        _lastLength = Fraction.Zero;
        _nextFactor = nextFactor;
        return true;
    }

    /// <summary>Notes that begin together; a rest has none. The first one's length moves on.</summary>
    public void Add(List<AbcPitch> pitches, Fraction length, int place)
    {
        Fraction factor = _nextFactor;
        _nextFactor = new Fraction(1);
        if (_tupletLeft > 0)
        {
            factor *= _tupletFactor;
            _tupletLeft--;
        }
        _last.Clear();
        _lastLength = length * factor;
        score.CheckPosition(Now + _lastLength, place);
        foreach (AbcPitch pitch in pitches)
            AddNote(pitch, pitch.Length * factor, place);
        Now += _lastLength;
    }

    /// <summary>The sign - behind the last note or chord.</summary>
    public void TieLast(int place)
    {
        foreach (int index in _last)
            TieTo(_lastSteps[index], index, place);
    }

    private void AddNote(AbcPitch pitch, Fraction length, int place)
    {
        int reach = Propagation == AbcPropagation.Pitch ? pitch.Letter : pitch.Step;
        if (pitch.Accidental is { } sign && Propagation != AbcPropagation.Not)
            _barAccidentals[reach] = sign;
        if (_ties.Remove(pitch.Step, out (int Index, int Place) tie))
        {
            NotationNote held = Part.Notes[tie.Index];
            bool fits = held.End == Now
                && (pitch.Accidental is null || held.Pitch == pitch.WithAlteration(pitch.Accidental.Value));
            if (fits)
            {
                Part.Lengthen(tie.Index, length, place);
                Remember(pitch, tie.Index, place);
                return;
            }
            score.Log.Add("a tie that leads nowhere; ignored", tie.Place);
        }
        int alteration = pitch.Accidental
            ?? (_barAccidentals.TryGetValue(reach, out int inBar) ? inBar : Key.Alterations[pitch.Letter]);
        int index = Part.Add(Now, length, pitch.WithAlteration(alteration), place);
        if (index >= 0)
            Remember(pitch, index, place);
    }

    private void Remember(AbcPitch pitch, int index, int place)
    {
        if (_last.Count == 0)
            _lastSteps.Clear();
        _last.Add(index);
        _lastSteps[index] = pitch.Step;
        if (pitch.IsTied)
            TieTo(pitch.Step, index, place);
    }

    private void TieTo(int step, int index, int place) => _ties[step] = (index, place);

    /// <summary>At the end of the tune.</summary>
    public void CloseTies()
    {
        foreach ((_, int place) in _ties.Values)
            score.Log.Add("a tie that leads nowhere; ignored", place);
        _ties.Clear();
    }
}

/// <summary>What an accidental alters up to the bar's end (directive propagate-accidentals).</summary>
internal enum AbcPropagation
{
    /// <summary>Its letter in all octaves: the default.</summary>
    Pitch,

    /// <summary>Its letter in its octave.</summary>
    Octave,

    /// <summary>Its own note.</summary>
    Not,
}

/// <summary>A note as written.</summary>
/// <param name="Letter">0 = C … 6 = B.</param>
/// <param name="Octave">5 for the capital letters, whose C is middle C.</param>
/// <param name="Accidental">Semitones, if one is written.</param>
/// <param name="Length">In quarter notes, before tuplet and broken rhythm.</param>
/// <param name="IsTied">To the next of its pitch.</param>
internal readonly record struct AbcPitch(int Letter, int Octave, int? Accidental, Fraction Length, bool IsTied)
{
    private static readonly int[] Semitones = [0, 2, 4, 5, 7, 9, 11];

    public int Step => Octave * 7 + Letter;

    public int WithAlteration(int semitones) => Octave * 12 + Semitones[Letter] + semitones;
}
