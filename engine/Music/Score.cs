namespace Continuo.Engine.Music;

/// <summary>A time signature from a position on; a bar begins there.</summary>
public readonly record struct MeterChange(Ticks Position, Meter Meter);

/// <summary>A tempo from a position on, in quarter notes a minute, above zero.</summary>
public readonly record struct TempoChange(Ticks Position, double QuartersPerMinute);

/// <summary>A key signature from a position on.</summary>
/// <param name="Position">Where it begins.</param>
/// <param name="Fifths">-7 (seven flats) .. 7 (seven sharps).</param>
/// <param name="IsMinor">Minor mode.</param>
public readonly record struct KeyChange(Ticks Position, int Fifths, bool IsMinor);

/// <summary>The notes of one voice, track or staff, ordered by onset, then pitch.</summary>
public sealed record Part(string Name, IReadOnlyList<Note> Notes, bool IsPercussion = false)
{
    /// <summary>The MIDI channel to write it on, 0..15; null = the writer chooses.</summary>
    public int? Channel { get; init; }
}

/// <summary>A piece of music as every importer gives it and every tokenizer takes it.</summary>
/// <param name="Title">From the file, else its name.</param>
/// <param name="Parts">At least one.</param>
/// <param name="Meters">Ordered; the first lies at zero.</param>
/// <param name="Tempos">Ordered; the first lies at zero.</param>
/// <param name="Keys">Ordered; empty when the source names none.</param>
public sealed record Score(
    string Title,
    IReadOnlyList<Part> Parts,
    IReadOnlyList<MeterChange> Meters,
    IReadOnlyList<TempoChange> Tempos,
    IReadOnlyList<KeyChange> Keys)
{
    /// <summary>All notes of all pitched parts, ordered by onset, then pitch.</summary>
    public IEnumerable<Note> Notes =>
        Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes).OrderBy(note => note.Onset)
            .ThenBy(note => note.Pitch);

    /// <summary>End of the last note; zero for an empty score.</summary>
    public Ticks End => Parts.SelectMany(part => part.Notes).Select(note => note.End).DefaultIfEmpty(Ticks.Zero).Max();
}
