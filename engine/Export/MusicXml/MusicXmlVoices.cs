using Continuo.Engine.Music;

namespace Continuo.Engine.Export.MusicXml;

/// <summary>
/// Shares the notes of a part out to voices: notes that begin and end together are a chord, others that overlap go to
/// another voice. The last voice takes all that finds no place, cut and tied wherever one of its notes begins or ends.
/// </summary>
internal static class MusicXmlVoices
{
    private const int Most = 4; // as notation programs have it

    /// <returns>At least one voice; each in order, without overlaps.</returns>
    /// <exception cref="ArgumentException">A note begins before zero.</exception>
    public static IReadOnlyList<IReadOnlyList<MusicXmlSegment>> Of(Part part)
    {
        var voices = new List<List<Timed>> { new() };
        foreach (IGrouping<(long Start, long End), Timed> chord in part.Notes.Select(Timed.Of)
            .GroupBy(note => (note.Start, note.End))
            .OrderBy(chord => chord.Key.Start)
            .ThenByDescending(chord => chord.Max(note => note.Pitch)))
        {
            if (chord.Key.Start < 0)
                throw new ArgumentException($"A score cannot begin before zero, as a note of \"{part.Name}\" does.");
            VoiceFor(voices, chord.Key.Start).AddRange(chord);
        }
        return [.. voices.Select(Cut)];
    }

    private static List<Timed> VoiceFor(List<List<Timed>> voices, long start)
    {
        foreach (List<Timed> voice in voices)
            if (voice.Count == 0 || voice[^1].End <= start)
                return voice;
        if (voices.Count < Most)
            voices.Add([]);
        return voices[^1];
    }

    private static List<MusicXmlSegment> Cut(List<Timed> notes)
    {
        var segments = new List<MusicXmlSegment>();
        var sounding = new List<Timed>();
        long now = 0;
        int next = 0;
        while (next < notes.Count || sounding.Count > 0)
        {
            if (sounding.Count == 0)
                now = notes[next].Start;
            for (; next < notes.Count && notes[next].Start == now; next++)
                sounding.Add(notes[next]);
            long end = sounding.Min(note => note.End);
            if (next < notes.Count)
                end = Math.Min(end, notes[next].Start);
            segments.Add(new MusicXmlSegment(now, end, [.. sounding
                .OrderBy(note => note.Pitch)
                .Select(note => new MusicXmlHeldNote(note.Pitch, note.Start < now, note.End > end))]));
            sounding.RemoveAll(note => note.End == end);
            now = end;
        }
        return segments;
    }

    private readonly record struct Timed(long Start, long End, byte Pitch)
    {
        public static Timed Of(Note note) =>
            new(MusicXmlGrid.ToSteps(note.Onset), MusicXmlBar.EndOf(note), note.Pitch.Number);
    }
}
