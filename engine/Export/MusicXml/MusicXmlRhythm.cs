using Continuo.Engine.Music;

namespace Continuo.Engine.Export.MusicXml;

/// <summary>Whether a value is of a triplet, and where in it.</summary>
/// <param name="Normal">Of the two values in whose time the triplet is played; null outside triplets.</param>
/// <param name="Starts">First of the triplet.</param>
/// <param name="Stops">Last of the triplet.</param>
internal readonly record struct MusicXmlTriplet(string? Normal, bool Starts, bool Stops);

/// <summary>A note value, in other words what one note head can show.</summary>
/// <param name="Segment">What sounds.</param>
/// <param name="Type">As MusicXML calls it.</param>
/// <param name="IsDotted">One and a half times as long.</param>
/// <param name="Triplet">Of three in the time of two.</param>
internal readonly record struct MusicXmlValue(
    MusicXmlSegment Segment, string Type, bool IsDotted, MusicXmlTriplet Triplet);

/// <summary>
/// Cuts what a voice plays in a bar into note values. Where something begins or ends between the 32nds, the smallest
/// place around it that has no note over its edges becomes a triplet;
/// all else is written in halves, quarters and so on.
/// </summary>
internal static class MusicXmlRhythm
{
    private const int Quarter = MusicXmlGrid.PerQuarter;

    // Longest first, in steps; a triplet's value lasts two thirds of the same name's.
    private static readonly (int Steps, string Type, bool IsDotted)[] Plain = Values(
        longest: 8 * Quarter, ["breve", "whole", "half", "quarter", "eighth", "16th", "32nd"]);
    private static readonly (int Steps, string Type, bool IsDotted)[] OfTriplets = Values(
        longest: 4 * Quarter / 3, ["half", "quarter", "eighth", "16th", "32nd", "64th"]);

    /// <param name="bar">Its length and meter decide where values are cut.</param>
    /// <param name="segments">That fill the bar, rests too.</param>
    public static List<MusicXmlValue> Cut(MusicXmlBar bar, IReadOnlyList<MusicXmlSegment> segments)
    {
        var edges = new HashSet<int>(segments.Select(segment => (int)(segment.Start - bar.Start)));
        var values = new List<MusicXmlValue>();
        int first = 0, plainFrom = 0;
        for (int at = 0; at < bar.Length;)
        {
            (int length, bool isTriplet) = CellAt(at, bar, edges);
            if (isTriplet)
            {
                AddPlain(values, bar, segments, plainFrom, at, ref first);
                AddTriplet(values, bar, segments, at, at + length, ref first);
                plainFrom = at + length;
            }
            at += length;
        }
        AddPlain(values, bar, segments, plainFrom, bar.Length, ref first);
        return values;
    }

    private static (int Length, bool IsTriplet) CellAt(int at, MusicXmlBar bar, HashSet<int> edges)
    {
        int left = bar.Length - at;
        bool isHalf = left >= 2 * Quarter && at % (2 * Quarter) == 0 && bar.Meter.Denominator <= 4;
        if (isHalf
            && HasEdge(at, 2 * Quarter, edges, _ => true)
            && !HasEdge(at, 2 * Quarter, edges, edge => edge % (2 * Quarter / 3) != 0))
            return (2 * Quarter, true);
        int length = Quarter;
        while (length > left || at % length != 0)
            length /= 2;
        if (!HasEdge(at, length, edges, edge => edge % MusicXmlGrid.Shortest != 0))
            return (length, false);
        while (length > MusicXmlGrid.Shortest && edges.Contains(at + length / 2))
            length /= 2;
        return (length, HasEdge(at, length, edges, edge => edge % MusicXmlGrid.Shortest != 0));
    }

    private static bool HasEdge(int at, int length, HashSet<int> edges, Predicate<int> isMeant)
    {
        for (int edge = 1; edge < length; edge++)
            if (edges.Contains(at + edge) && isMeant(edge))
                return true;
        return false;
    }

    private static void AddPlain(
        List<MusicXmlValue> values,
        MusicXmlBar bar, IReadOnlyList<MusicXmlSegment> segments, int from, int to, ref int first)
    {
        foreach (MusicXmlSegment segment in Between(segments, bar.Start + from, bar.Start + to, ref first))
        {
            for (long at = segment.Start; at < segment.End;)
            {
                (int steps, string type, bool isDotted) = LongestPlain(
                    (int)(at - bar.Start), (int)(segment.End - at), bar.Meter);
                values.Add(new MusicXmlValue(segment.Within(at, at + steps), type, isDotted, default));
                at += steps;
            }
        }
    }

    private static void AddTriplet(
        List<MusicXmlValue> values,
        MusicXmlBar bar, IReadOnlyList<MusicXmlSegment> segments, int from, int to, ref int first)
    {
        string normal = Array.Find(OfTriplets, value => value.Steps == (to - from) / 3).Type ?? "64th";
        foreach (MusicXmlSegment segment in Between(segments, bar.Start + from, bar.Start + to, ref first))
        {
            for (long at = segment.Start; at < segment.End;)
            {
                (int steps, string type, bool isDotted) = Array.Find(
                    OfTriplets, value => value.Steps <= segment.End - at);
                var triplet = new MusicXmlTriplet(
                    normal, Starts: at == bar.Start + from, Stops: at + steps == bar.Start + to);
                values.Add(new MusicXmlValue(segment.Within(at, at + steps), type, isDotted, triplet));
                at += steps;
            }
        }
    }

    private static List<MusicXmlSegment> Between(
        IReadOnlyList<MusicXmlSegment> segments, long from, long to, ref int first)
    {
        var found = new List<MusicXmlSegment>();
        while (first < segments.Count && segments[first].End <= from)
            first++;
        for (int i = first; i < segments.Count && segments[i].Start < to && from < to; i++)
            found.Add(segments[i].Within(from, to));
        return found;
    }

    /// <summary>
    /// The longest value that does not hide the beat: it begins on a multiple of its half, or in a compound beat.
    /// </summary>
    private static (int Steps, string Type, bool IsDotted) LongestPlain(int at, int length, Meter meter)
    {
        int beat = (int)MusicXmlGrid.ToSteps(meter.Beat);
        bool isCompound = beat % 9 == 0;
        foreach ((int Steps, string Type, bool IsDotted) value in Plain)
        {
            if (value.Steps > length)
                continue;
            int half = (value.IsDotted ? value.Steps * 2 / 3 : value.Steps) / 2;
            bool isInBeat = !isCompound
                || at % beat + value.Steps <= beat
                || (at % beat == 0 && value.Steps % beat == 0);
            if (value.Steps == MusicXmlGrid.Shortest || (at % Math.Max(half, 1) == 0 && isInBeat))
                return value;
        }
        return Plain[^1];
    }

    private static (int Steps, string Type, bool IsDotted)[] Values(int longest, string[] types)
    {
        var values = new List<(int Steps, string Type, bool IsDotted)>();
        int steps = longest;
        foreach (string type in types)
        {
            if (steps % 2 == 0)
                values.Add((steps * 3 / 2, type, true));
            values.Add((steps, type, false));
            steps /= 2;
        }
        return [.. values];
    }
}
