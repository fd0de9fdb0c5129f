using System.Globalization;
using System.Text.Json;
using Continuo.Engine.Music;

namespace Continuo.Training.Corpus;

/// <summary>
/// What of each file is music to learn. Kept in the weights' metadata, so that a measurement reads files the same way.
/// </summary>
public sealed record CorpusOptions
{
    /// <summary>The weights' metadata entry that holds this as JSON, for the music of a style.</summary>
    public static string MetadataKeyOf(string? style) => style is null ? "corpus" : "corpus:" + style;

    /// <summary>
    /// Keep the first part that has notes and leave out the others: for melodies to which a converter added chords
    /// (abc2midi writes them as further tracks behind the melody's).
    /// </summary>
    public bool MelodyOnly { get; init; }

    /// <summary>
    /// Parts to leave out, by their name (of the track, in MIDI) or their number in the file, counted from 1: for what
    /// is not music, such as an annotation of chords written as notes.
    /// </summary>
    public IReadOnlyList<string> DropParts { get; init; } = [];

    /// <summary>
    /// Make one note of those that begin together at the same pitch: the longest, and as loud as the loudest.
    /// </summary>
    public bool MergeDoubled { get; init; }

    /// <summary>Move bar lines to the accents; see <see cref="AccentsToBars"/>.</summary>
    public bool BarsFromAccents { get; init; }

    /// <summary>
    /// Take the beats of a MIDI file from the file beside it that annotates them, if there is one
    /// (<see cref="Import.Midi.BeatAnnotations"/>): such files were played without a beat grid.
    /// </summary>
    public bool UseBeatFiles { get; init; } = true;

    /// <summary>
    /// In MIDI files, a note released while the sustain pedal is down lasts until that is up. Off in what was trained
    /// before this could be chosen.
    /// </summary>
    public bool UsePedal { get; init; }

    public bool Equals(CorpusOptions? other) => other is not null && ToJson() == other.ToJson();

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>The defaults for null.</summary>
    /// <exception cref="JsonException">Not what <see cref="ToJson"/> writes.</exception>
    public static CorpusOptions FromJson(string? json) =>
        json is null ? new() : JsonSerializer.Deserialize<CorpusOptions>(json) ?? new();

    internal Score Apply(Score score)
    {
        if (DropParts.Count > 0)
            score = score with
            {
                Parts = [.. score.Parts.Where((part, index) => !IsDropped(part, index + 1))
                    .DefaultIfEmpty(new Part("", []))],
            };
        if (MelodyOnly && score.Parts.FirstOrDefault(part => part.Notes.Count > 0 && !part.IsPercussion) is { } melody)
            score = score with { Parts = [melody] };
        if (MergeDoubled)
            score = DoubledNotes.Merge(score);
        score = RestruckNotes.End(score);
        return BarsFromAccents ? AccentsToBars.Align(score) : score;
    }

    private bool IsDropped(Part part, int number) => DropParts.Any(drop =>
        drop.Equals(part.Name, StringComparison.OrdinalIgnoreCase)
        || (int.TryParse(drop, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index == number));
}
