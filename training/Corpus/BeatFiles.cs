namespace Continuo.Training.Corpus;

/// <summary>How corpora name the file that annotates a MIDI file's beats.</summary>
internal static class BeatFiles
{
    private const string OfFolder = "beat_midi.txt"; // POP909
    private const string OfFile = "_annotations.txt"; // ASAP

    public static bool IsOne(string name) =>
        name.EndsWith("/" + OfFolder, StringComparison.Ordinal) || name.EndsWith(OfFile, StringComparison.Ordinal);

    /// <summary>Names that the beat file of this file may have.</summary>
    public static IReadOnlyList<string> NamesFor(string name)
    {
        if (!name.EndsWith(".mid", StringComparison.OrdinalIgnoreCase))
            return [];
        return [name[..(name.LastIndexOf('/') + 1)] + OfFolder, name[..^".mid".Length] + OfFile];
    }
}
