using Continuo.Engine.Music;

namespace Continuo.Engine.Export.MusicXml;

/// <summary>A note of a segment.</summary>
/// <param name="Pitch">MIDI key.</param>
/// <param name="Continues">It began before the segment.</param>
/// <param name="Holds">It ends after the segment.</param>
internal readonly record struct MusicXmlHeldNote(byte Pitch, bool Continues, bool Holds);

/// <summary>A stretch of a voice in which the same notes sound; none is a rest.</summary>
/// <param name="Start">In steps of the grid.</param>
/// <param name="End">In steps, after the start.</param>
/// <param name="Notes">Lowest first.</param>
internal readonly record struct MusicXmlSegment(long Start, long End, IReadOnlyList<MusicXmlHeldNote> Notes)
{
    /// <summary>What of it lies within these bounds, tied to the rest of it.</summary>
    public MusicXmlSegment Within(long from, long to)
    {
        bool begun = Start < from, goesOn = End > to;
        return !begun && !goesOn ? this : new MusicXmlSegment(Math.Max(Start, from), Math.Min(End, to),
            [.. Notes.Select(note => new MusicXmlHeldNote(note.Pitch, note.Continues || begun, note.Holds || goesOn))]);
    }
}
