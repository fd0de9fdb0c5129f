using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Notation;

/// <summary>A note as written, ties not yet counted.</summary>
/// <param name="Onset">In quarter notes.</param>
/// <param name="End">In quarter notes, after the onset.</param>
/// <param name="Pitch">MIDI key, 0..127.</param>
internal readonly record struct NotationNote(Fraction Onset, Fraction End, int Pitch);

/// <summary>The notes of a voice, staff or instrument while they are read, and its open ties.</summary>
internal sealed class NotationPart(NotationScore owner, string name)
{
    private readonly List<OpenTie> _open = [];

    public string Name { get; set; } = name;

    public bool IsPercussion { get; set; }

    public List<NotationNote> Notes { get; } = [];

    /// <summary>Adds a note.</summary>
    /// <returns>Its index; -1 when it was left out.</returns>
    public int Add(Fraction onset, Fraction length, int pitch, long place)
    {
        if (pitch is < 0 or > 127)
        {
            owner.Log.Add("a pitch beyond MIDI's keys; left out", place);
            return -1;
        }
        if (length <= Fraction.Zero)
        {
            owner.Log.Add("a note without length; left out", place);
            return -1;
        }
        owner.CheckPosition(onset + length, place);
        owner.CountNote(place);
        Notes.Add(new NotationNote(onset, onset + length, pitch));
        return Notes.Count - 1;
    }

    /// <summary>Adds a note, or lengthens the one it is tied to.</summary>
    /// <param name="onset">Where the written note begins.</param>
    /// <param name="length">How long the written note is.</param>
    /// <param name="pitch">MIDI key.</param>
    /// <param name="voice">Ties stay in a voice, where they can.</param>
    /// <param name="continues">A tie ends here.</param>
    /// <param name="holds">A tie begins here.</param>
    /// <param name="place">For messages.</param>
    public void AddTied(Fraction onset, Fraction length, int pitch, int voice, bool continues, bool holds, long place)
    {
        int index = continues ? FindOpen(onset, pitch, voice, place) : -1;
        if (index < 0)
            index = Add(onset, length, pitch, place);
        else
            Lengthen(index, length, place);
        if (!holds || index < 0)
            return;
        if (_open.Count >= MostKept)
            Drop(0);
        _open.Add(new OpenTie(index, pitch, voice, place));
    }

    /// <summary>Whether a tie of this pitch is open that can end here.</summary>
    public bool HoldsInto(Fraction onset, int pitch)
    {
        for (int i = _open.Count - 1; i >= Math.Max(0, _open.Count - MostOpen); i--)
        {
            if (_open[i].Pitch == pitch && Notes[_open[i].Index].End == onset)
                return true;
        }
        return false;
    }

    /// <summary>Makes a note end later, or earlier (never before it begins).</summary>
    public void Lengthen(int index, Fraction by, long place)
    {
        NotationNote note = Notes[index];
        owner.CheckPosition(note.End + by, place);
        if (note.End + by > note.Onset)
            Notes[index] = note with { End = note.End + by };
    }

    /// <summary>Complains about ties that lead nowhere.</summary>
    public void CloseTies()
    {
        foreach (OpenTie tie in _open)
            owner.Log.Add("a tie that leads nowhere; ignored", tie.Place);
        _open.Clear();
    }

    private int FindOpen(Fraction onset, int pitch, int voice, long place)
    {
        int found = -1;
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            OpenTie tie = _open[i];
            if (tie.Pitch == pitch && (found < 0 || tie.Voice == voice) && Notes[tie.Index].End == onset)
                found = i;
            else if (_open.Count > MostOpen && Notes[tie.Index].End < onset)
            {
                Drop(i);
                found -= found > i ? 1 : 0;
            }
        }
        if (found < 0)
        {
            owner.Log.Add("a tie that comes from nowhere; the note begins there", place);
            return -1;
        }
        int index = _open[found].Index;
        _open.RemoveAt(found);
        return index;
    }

    private const int MostOpen = 64; // more than hands; the search stays short in a damaged file
    private const int MostKept = 128;

    private void Drop(int tie)
    {
        owner.Log.Add("a tie that leads nowhere; ignored", _open[tie].Place);
        _open.RemoveAt(tie);
    }

    private readonly record struct OpenTie(int Index, int Pitch, int Voice, long Place);
}
