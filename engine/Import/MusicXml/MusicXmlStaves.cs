using System.Globalization;
using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>
/// Hands the notes of a part to one <see cref="NotationPart"/> for each staff. Ties may lead from staff to staff.
/// </summary>
internal sealed class MusicXmlStaves(MusicXmlPart part, NotationScore score)
{
    private const int MostOpen = 256; // more than hands; the search stays short in a damaged file

    /// <summary>In written-out arpeggios a tie reaches over the notes that follow, to the whole chord.</summary>
    private static readonly Fraction LongestGap = new(4);

    /// <summary>Of lengths that a program rounded.</summary>
    private static readonly Fraction LargestError = new(1, 16);

    private readonly SortedDictionary<int, NotationPart> _staves = [];
    private readonly List<OpenTie> _open = [];

    /// <param name="position">Where in the score a place lies.</param>
    public void Add(Func<MusicXmlPlace, Fraction> position)
    {
        int[] numbers = [.. part.Notes.Select(note => note.Staff).DefaultIfEmpty(1).Distinct().Order()];
        foreach (int number in numbers)
        {
            string name = numbers.Length == 1
                ? part.Name
                : string.Create(CultureInfo.InvariantCulture, $"{part.Name}, staff {number}").TrimStart(',', ' ');
            NotationPart staff = score.AddPart(name);
            staff.IsPercussion = part.IsPercussion;
            _staves.Add(number, staff);
        }
        foreach (MusicXmlNote note in part.Notes)
            Add(note, position(note.At));
        foreach (OpenTie tie in _open)
            Complain(tie);
    }

    private void Add(MusicXmlNote note, Fraction onset)
    {
        OpenTie? open = note.Continues ? TakeOpen(note, onset) : null;
        NotationPart staff = open?.Staff ?? _staves[note.Staff];
        int index = open?.Index ?? staff.Add(onset, note.Length, note.Pitch, note.Line);
        if (open is not null)
            staff.Lengthen(index, onset + note.Length - staff.Notes[index].End, note.Line);
        if (!note.Holds || index < 0)
            return;
        if (_open.Count >= MostOpen)
        {
            Complain(_open[0]);
            _open.RemoveAt(0);
        }
        _open.Add(new OpenTie(staff, index, note.Pitch, note.Voice, note.Line));
    }

    /// <summary>
    /// The note that ends where this one begins, else some time before; of the same voice, if there are two.
    /// </summary>
    private OpenTie? TakeOpen(MusicXmlNote note, Fraction onset)
    {
        int found = -1;
        (bool IsApart, bool IsOtherVoice) best = default;
        for (int i = 0; i < _open.Count; i++)
        {
            OpenTie tie = _open[i];
            if (tie.Pitch != note.Pitch)
                continue;
            Fraction gap = onset - tie.Staff.Notes[tie.Index].End;
            if (gap < Fraction.Zero - LargestError || gap > LongestGap)
                continue;
            var rank = (gap > LargestError, tie.Voice != note.Voice);
            if (found >= 0 && rank.CompareTo(best) > 0)
                continue;
            found = i;
            best = rank;
        }
        if (found < 0)
        {
            score.Log.Add("a tie that comes from nowhere; the note begins there", note.Line);
            return null;
        }
        OpenTie taken = _open[found];
        _open.RemoveAt(found);
        return taken;
    }

    private void Complain(OpenTie tie) => score.Log.Add("a tie that leads nowhere; ignored", tie.Line);

    private readonly record struct OpenTie(NotationPart Staff, int Index, int Pitch, int Voice, int Line);
}
