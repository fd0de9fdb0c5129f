using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Shared;

/// <summary>Where an answer may go.</summary>
/// <param name="Start">The first note starts on the first line of the grid at or after this.</param>
/// <param name="GridStep">Notes start on its multiples, counted from the bar line; below the encoding's own grid it has
/// no effect.</param>
/// <param name="MaxNotesPerOnset">Notes that may start together, at least 1.</param>
public readonly record struct AnswerLimits(Ticks Start, Ticks GridStep, int MaxNotesPerOnset)
{
    /// <summary>
    /// The pitches that may be written, a bit for each MIDI number; at least one of
    /// <see cref="INoteDecoder.Writable"/>.
    /// </summary>
    public UInt128 Pitches { get; init; } = UInt128.MaxValue;

    /// <summary>The answer's notes so far; null = whatever sounds, there is room.</summary>
    public SoundingNotes? Sounding { get; init; }

    /// <summary>Notes that may sound together, at least 1 and at most <see cref="SoundingNotes.Capacity"/>.</summary>
    public int Polyphony { get; init; } = SoundingNotes.Capacity;

    /// <summary>From here on there is room for another note.</summary>
    public Ticks FreeFrom => Sounding?.FreeFrom(Polyphony, Pitches) ?? SoundingNotes.Always;

    /// <summary>How many more notes may start at a position, given how many have started there.</summary>
    public int RoomAt(Ticks position, int notesHere) => Math.Min(
        MaxNotesPerOnset - notesHere, Sounding is null ? int.MaxValue : Polyphony - Sounding.CountBeyond(position));
}
