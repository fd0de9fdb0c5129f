using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>
/// A whole file as read, then laid out: bars of the same number begin together in all parts, and a bar is as long as
/// the longest part fills it. A bar that no part fills is as long as the meter says.
/// </summary>
internal sealed class MusicXmlDocument
{
    /// <summary>Lengths of tuplets that a program rounded add up to nearly a bar.</summary>
    private static readonly Fraction Nearly = new(1, 16);

    private readonly List<Fraction> _lengths = [];
    private readonly List<Fraction> _starts = [];

    public string Title { get; set; } = "";

    public List<MusicXmlPart> Parts { get; } = [];

    public List<MusicXmlTempo> Tempos { get; } = [];

    /// <summary>A part fills so much of a bar.</summary>
    public void Extend(int measure, Fraction end)
    {
        while (_lengths.Count <= measure)
            _lengths.Add(Fraction.Zero);
        _lengths[measure] = Fraction.Max(_lengths[measure], end);
    }

    public Score ToScore(NotationScore score, string fallbackTitle, bool expandsRepeats)
    {
        List<MusicXmlMeter> meters = Parts.Select(part => part.Meters).FirstOrDefault(found => found.Count > 0) ?? [];
        if (meters.Count == 0 && MostFrequentBar() is { Numerator: > 0 and < 256 } usual)
            meters = [usual];
        LayOut(meters, score);
        foreach (MusicXmlMeter meter in meters)
            score.AddMeter(At(meter.At), meter.Numerator, meter.Denominator, meter.Line);
        foreach (MusicXmlTempo tempo in Tempos)
            score.AddTempo(At(tempo.At), tempo.Tempo, tempo.Line);
        foreach (MusicXmlKey key in Parts.Where(part => !part.IsPercussion).Select(part => part.Keys)
            .FirstOrDefault(found => found.Count > 0) ?? [])
            score.AddKey(At(key.At), key.Fifths, key.IsMinor, key.Line);
        foreach (MusicXmlPart part in Parts.OrderByDescending(part => part.HasLyrics))
            new MusicXmlStaves(part, score).Add(At);
        if (_starts.Count > 1)
            score.EndFirstBar(_starts[1]);
        score.Bars = _starts;
        return score.ToScore(Title.Length > 0 ? Title : fallbackTitle, expandsRepeats ? PlayOrder(score) : null);
    }

    private Fraction At(MusicXmlPlace place) => _starts[Math.Min(place.Measure, _starts.Count - 1)] + place.Offset;

    /// <summary>For a file without a time signature.</summary>
    private MusicXmlMeter? MostFrequentBar()
    {
        Fraction length = _lengths.GroupBy(bar => bar).OrderByDescending(group => group.Count())
            .Select(group => group.Key).FirstOrDefault();
        return length.Denominator switch
        {
            1 => new MusicXmlMeter(default, (int)Math.Min(length.Numerator, 1000), 4, 1),
            2 => new MusicXmlMeter(default, (int)Math.Min(length.Numerator, 1000), 8, 1),
            _ => null,
        };
    }

    private void LayOut(List<MusicXmlMeter> meters, NotationScore score)
    {
        Fraction barLength = new(4), now = Fraction.Zero;
        int next = 0;
        for (int measure = 0; measure < _lengths.Count; measure++)
        {
            for (; next < meters.Count && meters[next].At.Measure <= measure; next++)
                if (meters[next] is { Numerator: > 0 and < 256, Denominator: > 0 and <= 32 } meter)
                    barLength = new Fraction(4L * meter.Numerator, meter.Denominator);
            _starts.Add(now);
            Fraction length = _lengths[measure];
            bool isWhole = length == Fraction.Zero || (length >= barLength - Nearly && length <= barLength + Nearly);
            now += isWhole ? barLength : length;
            score.CheckPosition(now, 1);
        }
        _starts.Add(now);
    }

    /// <summary>The repeat signs of the part that has most of them, for all.</summary>
    private List<PlayedSpan>? PlayOrder(NotationScore score)
    {
        List<MusicXmlRepeat> signs = Parts.Select(part => part.Repeats).MaxBy(found => found.Count) ?? [];
        if (signs.Count == 0)
            return null;
        var marks = new RepeatMarks();
        foreach (MusicXmlRepeat sign in signs)
        {
            Fraction at = At(sign.At);
            switch (sign.Mark)
            {
                case MusicXmlMark.Forward:
                    marks.Begin(at);
                    break;
                case MusicXmlMark.Backward:
                    marks.End(at, sign.Value);
                    break;
                case MusicXmlMark.Ending:
                    marks.Ending(at, sign.Value);
                    break;
                case MusicXmlMark.EndingStop:
                    marks.Close(at);
                    break;
            }
        }
        return marks.ToPlayOrder(_starts[^1], played => score.CheckPosition(played, 1));
    }
}
